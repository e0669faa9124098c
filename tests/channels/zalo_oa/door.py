"""The real channel behind a real web server, and what it remembers of people."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.channels.base import Answering
from bot.channels.zalo_oa import PATH, Account, Shelf, Tempo, ZaloOaChannel
from bot.channels.zalo_oa.token_file import Pair, TokenFile
from tests.fake_zalo_oa import FakeZaloOa
from tests.fake_zalo_oa.login import APP_ID, APP_SECRET
from tests.fake_zalo_oa.webhook import WEBHOOK_SECRET
from tests.loopback.serving import a_socket, serving, url_of

ROOT = Path(__file__).parents[3]
PICTURES = ROOT / "guides" / "pictures"
FAST = Tempo(
    call=2, quick=0.2, first_pause=0.02, longest_pause=0.1, farewell=2, respond=0.3,
    slow=0.05, later=0.05, alarm=0.05, closed=60, look=0.05, look_again=0.05,
)  # fmt: skip


@dataclass
class Book:
    """What a database would remember of people: who is known, with whom a human has taken over."""

    known: set[str] = field(default_factory=set)
    by_hand: dict[str, int] = field(default_factory=dict)
    erased: list[str] = field(default_factory=list)

    async def knows(self, address: str) -> bool:
        return address in self.known

    async def begin(self, address: str, minutes: int) -> None:
        self.by_hand[address] = minutes

    async def lasts(self, address: str) -> bool:
        self.known.add(address)
        return address in self.by_hand

    async def erase(self, address: str) -> None:
        self.known.discard(address)
        self.erased.append(address)


def account(server: FakeZaloOa, token_file: Path, **changes: Any) -> Account:
    values: dict[str, Any] = {
        "app_id": APP_ID,
        "app_secret": APP_SECRET,
        "webhook_secret": WEBHOOK_SECRET,
        "token_file": token_file,
        "api_url": server.url,
        "login_url": server.url,
    }
    return Account(**(values | changes))


def connect(server: FakeZaloOa, token_file: Path, *, age: float = 0) -> None:
    """As after the administrator's consent, so many seconds ago."""
    pair = server.login.issue()
    at = server.now() - age
    TokenFile(token_file).write(
        Pair(
            access_token=pair["access_token"],
            refresh_token=pair["refresh_token"],
            expires_at=at + float(pair["expires_in"]),
            refreshed_at=at,
        )
    )


@asynccontextmanager
async def running(
    server: FakeZaloOa,
    desk: Answering,
    token_file: Path,
    *,
    book: Book | None = None,
    shelf: Shelf | None = None,
    tempo: Tempo = FAST,
    **changes: Any,
) -> AsyncIterator[ZaloOaChannel]:
    """Until the block ends; events go to it from now on."""
    if not token_file.exists():
        connect(server, token_file)
    channel = ZaloOaChannel(
        account=account(server, token_file, **changes),
        conversations=desk,
        people=book or Book(),
        shelf=shelf or Shelf(pictures=PICTURES),
        tempo=tempo,
    )
    bound = a_socket()
    server.webhooks.url = f"{url_of(bound)}{PATH}"
    async with serving(channel.routes, bound):
        task = asyncio.create_task(channel.run())
        try:
            yield channel
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
