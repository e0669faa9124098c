"""The messages Zalo allows in a month: counted, told to the operator, and ended with kind words."""

from dataclasses import dataclass, replace
from math import inf
from typing import Protocol

from structlog import get_logger

from bot.channels.zalo_bot.words import AllWords, words_in
from bot.dialogue.message import Reply

WARN_AT = 0.8
RESERVE = 0.05
"""Kept for last words: of 3,000 messages a month 150, where a bot may have 50 people."""

log = get_logger()


class Ledger(Protocol):
    """The count of this month, durably and for all processes together."""

    async def count(
        self, address: str, *, received: int = 0, sent: int = 0, farewell: bool = False
    ) -> tuple[int, int]:
        """So many more to and from that address; returns what all have received and sent in this month."""

    async def said_farewell(self, address: str) -> bool:
        """Whether that address has had its last message of this month."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What Zalo allows. Sources differ on whether it counts both ways."""

    messages: int | None = 3000  # a month; None: as many as one likes
    both_ways: bool = True


class Quota:
    def __init__(self, plan: Plan, ledger: Ledger, words: AllWords) -> None:
        self._plan = plan
        self._words = words
        self._ledger = ledger
        self._used: int | None = None
        self._told = 0.0

    async def received(self, address: str) -> None:
        await self._count(address, received=1)

    async def sent(self, address: str, messages: int, *, farewell: bool) -> None:
        await self._count(address, sent=messages, farewell=farewell)

    async def fit(self, address: str, reply: Reply) -> tuple[Reply | None, bool]:
        """The reply as it may be sent, and whether it is the last of the month; None: nothing may be sent."""
        if self._used is None or not self._is_plenty():
            await self._count(address)  # a new process, or another month has begun
        if self._is_plenty():
            return reply, False
        if self._left() < 1 or await self._said_farewell(address):
            return None, False
        last = words_in(reply.language, self._words).last
        return replace(reply, text=f"{reply.text}\n\n{last}".rstrip(), choices=()), True

    def _left(self) -> float:
        return inf if self._plan.messages is None else self._plan.messages - (self._used or 0)

    def _is_plenty(self) -> bool:
        return self._plan.messages is None or self._left() > RESERVE * self._plan.messages

    async def _said_farewell(self, address: str) -> bool:
        try:
            return await self._ledger.said_farewell(address)
        except Exception as error:  # noqa: BLE001 - last words said twice are a smaller evil than silence
            log.error("zalo_bot.not_counted", error=type(error).__name__)  # noqa: TRY400
            return False

    async def _count(self, address: str, *, received: int = 0, sent: int = 0, farewell: bool = False) -> None:
        """Never fails: a message that is not counted is a smaller evil than one that is not sent, or sent again."""
        try:
            counted = await self._ledger.count(address, received=received, sent=sent, farewell=farewell)
        except Exception as error:  # noqa: BLE001
            log.error("zalo_bot.not_counted", error=type(error).__name__)  # noqa: TRY400
            return
        self._used = sum(counted) if self._plan.both_ways else counted[1]
        self._tell()

    def _tell(self) -> None:
        """At 80 % a warning, where the reserve begins an error; each once, and again in another month."""
        if self._plan.messages is None or self._used is None:
            return
        share = self._used / self._plan.messages
        facts = {"used": self._used, "of": self._plan.messages}
        if share >= 1 - RESERVE > self._told:
            log.error("zalo_bot.quota_ends", **facts, do="from now on each person gets one last message")
        elif share >= WARN_AT > self._told:
            log.warning("zalo_bot.quota", **facts, do="get a larger plan, or expect silence on Zalo")
        self._told = share
