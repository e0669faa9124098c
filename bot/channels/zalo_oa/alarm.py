"""What an operator must read is told at once, and then only once in a while."""

import time

from structlog import get_logger

log = get_logger()


class Alarm:
    def __init__(self, every: float) -> None:
        self._every = every
        self._told: dict[str, float] = {}

    def tell(self, event: str, **more: object) -> None:
        last = self._told.get(event)
        if last is None or time.time() - last >= self._every:
            self._told[event] = time.time()
            log.error(event, **more)

    def over(self) -> None:
        """Whatever it was, the next time is news again."""
        self._told.clear()
