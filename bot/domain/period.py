"""Weeks, months, quarters, years and other spans of local days."""

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
            return cls._months(int(found[1]), int(found[2]), 1)
        except (ValueError, OverflowError) as error:
            raise ValueError(f'there is no month "{text}"') from error

    @classmethod
    def parse_quarter(cls, text: str) -> Self:
        """`2026-Q4`. ValueError when there is no such quarter."""
        found = re.fullmatch(r"([12]\d{3})-?[Qq]([1-4])", text.strip())
        if not found:
            raise ValueError(f'"{text}" is not a quarter; write it like 2026-Q4')
        return cls._months(int(found[1]), 3 * int(found[2]) - 2, 3)

    @classmethod
    def parse_year(cls, text: str) -> Self:
        """`2026`. ValueError when it is no year."""
        if not re.fullmatch(r"[12]\d{3}", text.strip()):
            raise ValueError(f'"{text}" is not a year; write it like 2026')
        return cls._months(int(text), 1, 12)

    @classmethod
    def _months(cls, year: int, month: int, months: int) -> Self:
        """So many whole months, from that one on."""
        last = date(year, month + months - 1, 28) + timedelta(days=4)
        return cls(date(year, month, 1), last - timedelta(days=last.day))

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def is_week(self) -> bool:
        return self.days == 7 and self.first.weekday() == 0  # noqa: PLR2004

    @property
    def is_month(self) -> bool:
        return self._is_whole(1)

    @property
    def is_quarter(self) -> bool:
        return self._is_whole(3) and self.first.month % 3 == 1

    @property
    def is_year(self) -> bool:
        return self._is_whole(12) and self.first.month == 1

    def before(self) -> "Period":
        """To compare with: the month, quarter or year before one; else the same number of days before."""
        eve = self.first - timedelta(days=1)
        if self.is_month:
            return Period(eve.replace(day=1), eve)
        if self.is_quarter or self.is_year:
            months = 3 if self.is_quarter else 12
            return Period._months(eve.year, eve.month - months + 1, months)
        return Period(self.first - timedelta(days=self.days), eve)

    def after(self) -> "Period":
        """The month, quarter or year after one; else the same number of days after."""
        morrow = self.last + timedelta(days=1)
        for months in (1, 3, 12):
            if self._is_whole(months):
                return Period._months(morrow.year, morrow.month, months)
        return Period(morrow, self.last + timedelta(days=self.days))

    def _is_whole(self, months: int) -> bool:
        """From the first day of a month to the last day of one, so many months."""
        next_day = self.last + timedelta(days=1)
        between = 12 * (next_day.year - self.first.year) + next_day.month - self.first.month
        return self.first.day == 1 == next_day.day and between == months
