"""Telegram: every message is answered and every confirmed help is in the log once, whatever is killed."""

from pathlib import Path
from random import Random

import pytest

from bot.channels.telegram import Webhook
from tests.channels.chaos import PEOPLE, SEED, Channel, an_environment, live_through
from tests.channels.telegram.desk import SECRET
from tests.fake_telegram import FakeTelegram
from tests.loopback.serving import a_socket, url_of


@pytest.mark.chaos
@pytest.mark.parametrize("by_webhook", [False, True], ids=["polling", "webhook"])
async def test_nothing_is_lost_and_nothing_is_logged_twice(
    tmp_path: Path, server: FakeTelegram, *, by_webhook: bool
) -> None:
    print(f"CHAOS_SEED={SEED}")
    random = Random(SEED)
    if not by_webhook:  # which keeps the order within a chat
        server.api.updates.disorder = random
    call = "getMe" if by_webhook else "getUpdates"
    channel = Channel(
        people=[server.person() for _ in range(PEOPLE)],
        environment=an_environment(
            tmp_path,
            TELEGRAM_API_URL=server.url,
            TELEGRAM_TOKEN=server.token,
            **(called_back(server) if by_webhook else {"WEB": "off"}),
        ),
        calls=lambda: server.calls[call],
        trouble=lambda: server.trouble(random.choice(("sendMessage", "editMessageText")), lost=True, times=1),
        is_quiet=lambda: not server.api.updates,
    )
    await live_through(channel, tmp_path, random)


def called_back(server: FakeTelegram) -> dict[str, str]:
    """Every update is delivered twice."""
    with a_socket() as free:
        webhook = Webhook(public_url=url_of(free), secret=SECRET)
        port = free.getsockname()[1]
    server.api.webhook.set(webhook.url, SECRET)
    server.api.webhook.times = 2
    return {
        "WEB_PORT": str(port),
        "PUBLIC_URL": webhook.public_url,
        "TELEGRAM_MODE": "webhook",
        "TELEGRAM_SECRET": SECRET,
    }
