"""The real channel with the real python-telegram-bot, and somebody who answers."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from bot.channels.base import Answering
from bot.channels.telegram import Account, TelegramChannel, Tempo
from tests.channels.desk import NEXT, Desk, until
from tests.fake_telegram import FakeTelegram

__all__ = ["FAST", "NEXT", "Desk", "running", "until"]

FAST = Tempo(
    long_poll=1, call=2, quick=0.5, stuck=0.02, first_pause=0.02, longest_pause=0.1, conflict=0.05, farewell=2
)


@asynccontextmanager
async def running(
    server: FakeTelegram, desk: Answering, *, tempo: Tempo = FAST, pictures: Path | None = None
) -> AsyncIterator[None]:
    """Until the block ends."""
    account = Account(token=server.token, api_url=server.url)
    channel = TelegramChannel(account=account, conversations=desk, tempo=tempo, pictures=pictures)
    task = asyncio.create_task(channel.run())
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
