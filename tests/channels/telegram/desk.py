"""The real channel with the real python-telegram-bot, and somebody who answers."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from bot.channels.base import Answering
from bot.channels.telegram import Account, TelegramChannel, Tempo, Webhook
from tests.channels.desk import NEXT, Desk, until
from tests.fake_telegram import FakeTelegram
from tests.loopback.serving import a_socket, serving, url_of

__all__ = ["FAST", "NEXT", "SECRET", "Desk", "called_back", "running", "until"]

FAST = Tempo(
    long_poll=1, call=2, quick=0.5, stuck=0.02, first_pause=0.02, longest_pause=0.1, conflict=0.05, farewell=2,
    watch=0.1,
)  # fmt: skip
SECRET = "bi-mat-cua-webhook"  # noqa: S105


@asynccontextmanager
async def running(
    server: FakeTelegram, desk: Answering, *, tempo: Tempo = FAST, pictures: Path | None = None
) -> AsyncIterator[None]:
    """Until the block ends."""
    channel = TelegramChannel(account=account_at(server), conversations=desk, tempo=tempo, pictures=pictures)
    async with _run(channel):
        yield


@asynccontextmanager
async def called_back(
    server: FakeTelegram, desk: Answering, *, tempo: Tempo = FAST, port: int = 0
) -> AsyncIterator[Webhook]:
    """As `running`, with a webhook under an address of its own."""
    bound = a_socket(port)
    webhook = Webhook(public_url=url_of(bound), secret=SECRET)
    channel = TelegramChannel(account=account_at(server), conversations=desk, tempo=tempo, webhook=webhook)
    async with serving(channel.routes, bound), _run(channel):
        await until(lambda: server.api.webhook.url == webhook.url)
        yield webhook


def account_at(server: FakeTelegram) -> Account:
    return Account(token=server.token, api_url=server.url)


@asynccontextmanager
async def _run(channel: TelegramChannel) -> AsyncIterator[None]:
    task = asyncio.create_task(channel.run())
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
