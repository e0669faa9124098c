"""Zalo Bot: every message is answered and every confirmed help is in the log once, whatever is killed.

By webhook, which Zalo repeats until it is taken; a poll that is killed at the wrong moment can lose a message.
"""

import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from bot.channels.zalo_bot import Webhook
from tests.channels import talk
from tests.channels.chaos import PEOPLE, SEED, Channel, an_environment, live_through
from tests.channels.zalo_bot.desk import SECRET
from tests.fake_telegram import Heard
from tests.fake_zalo_bot import FakeZaloBot, Person
from tests.loopback.serving import a_socket, url_of


class Typist(talk.Person):
    """Types what is a button elsewhere, once: typed twice, “Hoàn tác” takes two visits back."""

    has_read_all = False  # nothing is typed again because of an answer that came twice

    def __init__(self, person: Person) -> None:
        self._person = person
        self._typed = ""

    def says(self, text: str) -> None:
        self._typed = text
        self._person.says(text)

    def presses(self, label: str) -> None:
        if label != self._typed:
            self.says(label)

    async def hears(self) -> Heard:
        heard = await self._person.hears()
        return Heard(heard.words, heard.choices, edited=False)


@pytest.mark.chaos
async def test_nothing_is_lost_and_nothing_is_logged_twice(tmp_path: Path, server: FakeZaloBot) -> None:
    print(f"CHAOS_SEED={SEED}")
    with a_socket() as free:
        webhook = Webhook(public_url=url_of(free), secret=SECRET)
        port = free.getsockname()[1]
    calls = server.api.webhook
    calls.url, calls.secret, calls.times, calls.tries = webhook.url, SECRET, 2, 10_000

    def is_quiet() -> bool:
        with closing(sqlite3.connect(tmp_path / "sotayso.db")) as database:
            kept = database.execute("select count(*) from outbox").fetchone()
        return not calls.waiting and kept == (0,)

    channel = Channel(
        people=[Typist(server.person()) for _ in range(PEOPLE)],
        environment=an_environment(
            tmp_path,
            WEB_PORT=str(port),
            PUBLIC_URL=webhook.public_url,
            ZALO_BOT_TOKEN=server.token,
            ZALO_BOT_API_URL=server.url,
            ZALO_BOT_MODE="webhook",
            ZALO_BOT_SECRET=SECRET,
            ZALO_BOT_MONTHLY_QUOTA="0",
        ),
        calls=lambda: server.calls["getMe"],
        trouble=lambda: server.trouble("sendMessage", lost=True, times=1),
        is_quiet=is_quiet,
    )
    await live_through(channel, tmp_path, Random(SEED))
