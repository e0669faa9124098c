"""The period in the address of a page: “2026-W47”, “2026-11”, “2026-Q4”, “2026”, “2026-11-01_2026-11-15”, or two days."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date

from bot.domain.period import Period
from bot.reports.office import period_in_name

PERIOD, FIRST, LAST = "ky", "tu", "den"
EARLIEST = 2000


def period_of(query: Mapping[str, str], today: date) -> tuple[Period, bool]:
    """This week when nothing is said; True with it when what was said is no period."""
    asked, first, last = (query.get(name, "") for name in (PERIOD, FIRST, LAST))
    if first or last:
        asked = f"{first}_{last}"
    if not asked:
        return Period.week_of(today), False
    found = _read(asked)
    return (found, False) if found else (Period.week_of(today), True)


def named(period: Period) -> str:
    return period_in_name(period)


def _read(text: str) -> Period | None:
    for parse in (Period.parse_week, Period.parse_month, Period.parse_quarter, Period.parse_year, _days):
        with suppress(ValueError):
            found = parse(text)
            return found if found.first.year >= EARLIEST else None
    return None


def _days(text: str) -> Period:
    first, _, last = text.partition("_")
    return Period(date.fromisoformat(first), date.fromisoformat(last))
