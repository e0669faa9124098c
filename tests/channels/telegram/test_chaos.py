"""Telegram: every message is answered and every confirmed help is in the log once, whatever is killed."""

from pathlib import Path
from random import Random

import pytest

from tests.channels.chaos import PEOPLE, SEED, Channel, an_environment, live_through
from tests.channels.desk import until
from tests.fake_telegram import FakeTelegram


@pytest.mark.chaos
async def test_nothing_is_lost_and_nothing_is_logged_twice(tmp_path: Path, server: FakeTelegram) -> None:
    print(f"CHAOS_SEED={SEED}")
    random = server.api.updates.disorder = Random(SEED)

    async def polls() -> None:
        before = server.calls["getUpdates"]
        await until(lambda: server.calls["getUpdates"] > before)

    channel = Channel(
        people=[server.person() for _ in range(PEOPLE)],
        environment=an_environment(
            tmp_path, TELEGRAM_API_URL=server.url, TELEGRAM_TOKEN=server.token, WEB="off"
        ),
        awaken=polls,
        trouble=lambda: server.trouble(random.choice(("sendMessage", "editMessageText")), lost=True, times=1),
        is_quiet=lambda: not server.api.updates,
    )
    await live_through(channel, tmp_path, random)
