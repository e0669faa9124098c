"""How a period is cut into the bars of a chart: days, weeks or months."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from bot.domain.period import Period
from bot.texts import Texts

MOST_DAYS, MOST_WEEKS = 14, 15
"""More bars than these cannot be told apart on a small phone."""


@dataclass(frozen=True, slots=True)
class Span:
    first: date
    last: date
    unit: Literal["day", "week", "month"]

    def label(self, texts: Texts, *, weekdays: bool = False) -> str:
        if weekdays:
            return texts.words("chart-visits.weekdays")[self.first.weekday()]
        return f"{self.first.month}" if self.unit == "month" else f"{self.first.day}/{self.first.month}"


def spans_of(period: Period) -> list[Span]:
    """Without gaps; weeks and months at the ends are cut where the period is."""
    weeks = (period.last - Period.week_of(period.first).first).days // 7 + 1
    unit: Literal["day", "week", "month"] = (
        "day" if period.days <= MOST_DAYS else "week" if weeks <= MOST_WEEKS else "month"
    )
    spans = []
    day = period.first
    while day <= period.last:
        last = min(_end(day, unit), period.last)
        spans.append(Span(day, last, unit))
        day = last + timedelta(days=1)
    return spans


def _end(day: date, unit: str) -> date:
    match unit:
        case "day":
            return day
        case "week":
            return Period.week_of(day).last
        case _:
            return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
