"""Weeks, months and other spans of local days."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self


@dataclass(frozen=True, slots=True)
class Period:
    """From `first` to `last`, both included. Weeks run from Monday to Sunday."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise ValueError(f"a period cannot end ({self.last}) before it begins ({self.first})")

    @classmethod
    def week_of(cls, day: date) -> Self:
        monday = day - timedelta(days=day.weekday())
        return cls(monday, monday + timedelta(days=6))

    @classmethod
    def parse_week(cls, text: str) -> Self:
        """`2026-W47`, the ISO week. ValueError when there is no such week."""
        found = re.fullmatch(r"(\d{4})-?[Ww](\d{1,2})", text.strip())
        if not found:
            raise ValueError(f'"{text}" is not a week; write it like 2026-W47')
        try:
            return cls.week_of(date.fromisocalendar(int(found[1]), int(found[2]), 1))
        except ValueError as error:
            raise ValueError(f'there is no week "{text}"') from error

    @classmethod
    def parse_month(cls, text: str) -> Self:
        """`2026-11`. ValueError when there is no such month."""
        found = re.fullmatch(r"(\d{4})-(\d{1,2})", text.strip())
        if not found:
            raise ValueError(f'"{text}" is not a month; write it like 2026-11')
        try:
            first = date(int(found[1]), int(found[2]), 1)
        except ValueError as error:
            raise ValueError(f'there is no month "{text}"') from error
        return cls(first, (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1))

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def is_week(self) -> bool:
        return self.days == 7 and self.first.weekday() == 0  # noqa: PLR2004

    @property
    def is_month(self) -> bool:
        return self.first.day == 1 and (self.last + timedelta(days=1)).day == 1 and self.days <= 31  # noqa: PLR2004

    def before(self) -> "Period":
        """The period to compare with: the month before a month, else the same number of days before."""
        eve = self.first - timedelta(days=1)
        return (
            Period(eve.replace(day=1), eve)
            if self.is_month
            else Period(self.first - timedelta(days=self.days), eve)
        )

    def after(self) -> "Period":
        """The week after a week; the same number of days after anything else."""
        return Period(self.last + timedelta(days=1), self.last + timedelta(days=self.days))
