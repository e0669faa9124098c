"""The real server on a free port of this machine."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import date
from typing import Any

import httpx
import pytest

from bot.service import Conversations
from bot.web import Server, Site, create, listen
from bot.web.limits import Limiter, Rate
from bot.web.links import FileLinks
from bot.web.visitor import Visitors
from tests.conftest import ROOT
from tests.web.person import Person

KEY = b"k" * 32
UNLIMITED = Rate(burst=10_000, per_second=10_000)


@asynccontextmanager
async def served(
    conversations: Conversations,
    *,
    address_rate: Rate = UNLIMITED,
    secure: bool = False,
    port: int = 0,
    **changes: Any,
) -> AsyncIterator[str]:
    """The address of a running server."""
    site = Site(
        conversations=conversations,
        visitors=Visitors(KEY, secure=secure),
        files=FileLinks(KEY),
        pictures=ROOT / "guides" / "pictures",
        today=lambda: date(2026, 11, 22),
        **changes,
    )
    sock = listen("127.0.0.1", port)
    server = Server(create(site, limiter=Limiter(address_rate)), sock)
    running = asyncio.create_task(server.run())
    try:
        yield f"http://127.0.0.1:{sock.getsockname()[1]}"
    finally:
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running
        sock.close()


@pytest.fixture
async def address(conversations: Conversations) -> AsyncIterator[str]:
    async with served(conversations) as address:
        yield address


@pytest.fixture
async def client(address: str) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=address) as client:
        yield client


@pytest.fixture
def person(client: httpx.AsyncClient) -> Person:
    return Person(client)
