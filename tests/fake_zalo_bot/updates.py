"""The queue of updates: one at a time, no numbers, no acknowledgement, and two ways to go wrong."""

import asyncio
from collections import deque
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from tests.fake_zalo_bot.errors import ApiError

Update = dict[str, Any]


@dataclass
class Pending:
    update: Update
    times: int


class Updates:
    def __init__(self) -> None:
        self._pending: deque[Pending] = deque()
        self._news = asyncio.Event()
        self.times = 1
        """How often each update is handed out: once, whatever becomes of it, or again and again."""
        self.second = 1.0
        """How long a second of a poll really takes."""

    def __len__(self) -> int:
        return len(self._pending)

    def add(self, update: Update) -> None:
        self._pending.append(Pending(update, self.times))
        self._news.set()

    async def get(self, seconds: float) -> Update:
        """Returns at once while something is there; ends in 408. Two pollers share what comes."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds * self.second):
                while not self._pending:
                    self._news.clear()
                    await self._news.wait()
        if not self._pending:
            raise ApiError(408, "Request timeout")
        pending = self._pending.popleft()
        pending.times -= 1
        if pending.times:
            self._pending.append(pending)
        return pending.update
