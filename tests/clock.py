"""A clock that stands still until it is told otherwise."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")

TODAY = date(2026, 11, 22)
"""A Sunday, the last day of a week."""


class Clock:
    """Passed to whatever asks for the time; starts at noon in Vietnam on TODAY."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 22, 5, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def forward(self, by: timedelta) -> None:
        self.now += by
