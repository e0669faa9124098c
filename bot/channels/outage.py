"""Calls that fail in a row: how long to wait, and the operator is told once."""

import asyncio
import time

from structlog import get_logger

from bot.channels.tempo import Tempo

log = get_logger()


class Outage:
    def __init__(self, channel: str, tempo: Tempo) -> None:
        self._lost, self._back = f"{channel}.lost", f"{channel}.back"
        self._tempo = tempo
        self._since: float | None = None
        self._pause = tempo.first_pause

    @property
    def lasts(self) -> bool:
        return self._since is not None

    def ends(self) -> bool:
        """After every call that worked; True if the ones before did not."""
        if self._since is None:
            return False
        log.info(self._back, seconds=round(time.monotonic() - self._since))
        self._since, self._pause = None, self._tempo.first_pause
        return True

    def begins(self, reason: str) -> None:
        if self._since is None:
            self._since = time.monotonic()
            log.warning(self._lost, reason=reason)

    async def bear(self, reason: str) -> None:
        """Returns when it is time to try again."""
        self.begins(reason)
        await asyncio.sleep(self._pause)
        self._pause = min(2 * self._pause, self._tempo.longest_pause)
