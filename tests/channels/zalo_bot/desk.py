"""The real channel over real HTTP, polling or called back, and somebody who answers."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

from bot.channels.base import Answering
from bot.channels.zalo_bot import Account, Tempo, Webhook, ZaloBotChannel
from tests.fake_zalo_bot import FakeZaloBot
from tests.loopback.serving import a_socket, serving, url_of

FAST = Tempo(
    long_poll=1,
    call=2,
    between_polls=0.02,
    between=0,
    first_pause=0.02,
    longest_pause=0.1,
    closed=0.1,
    farewell=2,
)
SECRET = "bi-mat-cua-webhook"  # noqa: S105


class Ledger:
    """A month's count with a memory instead of a database."""

    def __init__(self, *, received: int = 0, sent: int = 0) -> None:
        self.received = received
        self.sent = sent
        self.farewells: set[str] = set()

    async def count(
        self, address: str, *, received: int = 0, sent: int = 0, farewell: bool = False
    ) -> tuple[int, int]:
        self.received += received
        self.sent += sent
        if farewell:
            self.farewells.add(address)
        return self.received, self.sent

    async def said_farewell(self, address: str) -> bool:
        return address in self.farewells


def a_channel(server: FakeZaloBot, conversations: Answering, **changes: Any) -> ZaloBotChannel:
    account = Account(token=server.token, api_url=server.url)
    values: dict[str, Any] = {"account": account, "ledger": Ledger(), "tempo": FAST} | changes
    return ZaloBotChannel(conversations=conversations, **values)


@asynccontextmanager
async def polling(server: FakeZaloBot, conversations: Answering, **changes: Any) -> AsyncIterator[None]:
    """Until the block ends."""
    async with _running(a_channel(server, conversations, **changes)):
        yield


@asynccontextmanager
async def called_back(
    server: FakeZaloBot, conversations: Answering, **changes: Any
) -> AsyncIterator[Webhook]:
    """As `polling`, with a webhook under an address of its own."""
    bound = a_socket()
    webhook = Webhook(public_url=url_of(bound), secret=SECRET)
    channel = a_channel(server, conversations, webhook=webhook, **changes)
    async with serving(channel.routes, bound), _running(channel):
        while server.api.webhook.url != webhook.url:  # noqa: ASYNC110 - another server's state
            await asyncio.sleep(0.005)
        yield webhook


@asynccontextmanager
async def _running(channel: ZaloBotChannel) -> AsyncIterator[None]:
    task = asyncio.create_task(channel.run())
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
