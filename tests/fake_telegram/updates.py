"""The queue of updates: numbers, acknowledgement, re-delivery, one poller at a time."""

import asyncio
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from random import Random
from typing import Any

from tests.fake_telegram.errors import ApiError

MESSAGE_LIVES, PRESS_LIVES = 24 * 3600, 150  # seconds
LONGEST_POLL = 50  # seconds

Update = dict[str, Any]


class Updates:
    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._next_id = 700_000_001
        self._pending: dict[int, tuple[float, Update]] = {}
        self._old: deque[Update] = deque(maxlen=20)
        self._poller: asyncio.Future[None] | None = None
        self._wanted: list[str] = []
        self.webhook = ""
        self.added: Callable[[], None] = lambda: None
        """Called when there is something new."""
        self.disorder: Random | None = None
        """Set it and deliveries are repeated and out of order, as when answers get lost."""

    def __len__(self) -> int:
        return len(self._pending)

    def add(self, kind: str, content: dict[str, Any], **more: Any) -> int:
        update_id = self._next_id
        self._next_id += 1
        lives = PRESS_LIVES if kind == "callback_query" else MESSAGE_LIVES
        self._pending[update_id] = (self._now() + lives, {"update_id": update_id, kind: content} | more)
        if self._poller and not self._poller.done():
            self._poller.set_result(None)
        self.added()
        return update_id

    def want(self, kinds: list[str] | None) -> None:
        self._wanted = self._wanted if kinds is None else kinds

    def pending(self) -> list[Update]:
        """What is wanted and has not been taken, oldest first."""
        return self._ready(len(self._pending))

    def taken(self, update_id: int) -> None:
        self._pending.pop(update_id, None)

    def seconds(self) -> int:
        return int(self._now())

    def jump_to(self, update_id: int) -> None:
        """After a week without updates the numbers begin anywhere."""
        self._next_id = update_id

    async def get(self, offset: int, limit: int, seconds: float, wanted: list[str] | None) -> list[Update]:
        if self.webhook:
            raise ApiError(
                409,
                "Conflict: can't use getUpdates method while webhook is active; "
                "use deleteWebhook to delete the webhook first",
            )
        if self._poller and not self._poller.done():
            self._poller.set_exception(
                ApiError(
                    409,
                    "Conflict: terminated by other getUpdates request; "
                    "make sure that only one bot instance is running",
                )
            )
        self.want(wanted)
        self._forget(offset)
        if not self._ready(limit):
            await self._wait(min(seconds, LONGEST_POLL))
        return self._disordered(self._ready(limit))

    async def _wait(self, seconds: float) -> None:
        poller = self._poller = asyncio.get_running_loop().create_future()
        with suppress(TimeoutError):
            await asyncio.wait_for(poller, seconds)

    def _forget(self, offset: int) -> None:
        now = self._now()
        for update_id, (until, update) in list(self._pending.items()):
            if update_id < offset or until < now:
                del self._pending[update_id]
                self._old.append(update)

    def _ready(self, limit: int) -> list[Update]:
        ready = []
        for _, update in self._pending.values():
            if not self._wanted or next(reversed(update)) in self._wanted:
                ready.append(update)
                if len(ready) == limit:
                    break
        return ready

    def _disordered(self, ready: list[Update]) -> list[Update]:
        if not self.disorder or not ready:
            return ready
        again = [update for update in self._old if self.disorder.random() < 0.05]
        mixed = ready + again
        self.disorder.shuffle(mixed)
        return mixed
