"""A period as people write it: “tháng 11”, “quý 4”, “năm ngoái”, “1/11 - 15/11”, “tuần trước”, “2026-W46”."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from bot.domain.period import Period
from bot.search.fold import fold

_DAY = r"(\d{1,2})\s*[/.]\s*(\d{1,2})(?:\s*[/.]\s*(\d{4}))?"
_SPAN = re.compile(
    rf"(?<![\d/]){_DAY}\s*(?:-|–|—|đến|den|tới|toi|to)\s*(?:ngày|ngay)?\s*{_DAY}(?![\d/])", re.IGNORECASE
)
_ONE_DAY = re.compile(rf"(?<![\d/]){_DAY}(?![\d/])")
_ISO = re.compile(r"\b(\d{4})-(?:[Ww](\d{1,2})|[Qq]([1-4])|(\d{1,2}))\b")
_YEAR = r"(?:\s*(?:/|năm|nam|,)?\s*(\d{4}))?"
_NUMBERED = re.compile(
    rf"\b(tuần|tuan|week|tháng|thang|month|quý|quy|quarter|q)\s*(\d{{1,2}}|iv|i{{1,3}})\b{_YEAR}",
    re.IGNORECASE,
)
_A_YEAR = re.compile(r"\b(?:năm|nam|year)\s*(\d{4})\b", re.IGNORECASE)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_KINDS = {"tuan": "week", "thang": "month", "quy": "quarter", "q": "quarter"}
_NAMED: dict[str, Callable[[date], Period]] = {
    "tuan nay": Period.week_of,
    "this week": Period.week_of,
    "tuan truoc": lambda today: Period.week_of(today).before(),
    "tuan vua roi": lambda today: Period.week_of(today).before(),
    "tuan qua": lambda today: Period.week_of(today).before(),
    "last week": lambda today: Period.week_of(today).before(),
    "thang nay": lambda today: _months("month", today),
    "this month": lambda today: _months("month", today),
    "thang truoc": lambda today: _months("month", today).before(),
    "last month": lambda today: _months("month", today).before(),
    "quy nay": lambda today: _months("quarter", today),
    "this quarter": lambda today: _months("quarter", today),
    "quy truoc": lambda today: _months("quarter", today).before(),
    "last quarter": lambda today: _months("quarter", today).before(),
    "nam nay": lambda today: _months("year", today),
    "this year": lambda today: _months("year", today),
    "nam truoc": lambda today: _months("year", today).before(),
    "nam ngoai": lambda today: _months("year", today).before(),
    "last year": lambda today: _months("year", today).before(),
    "hom nay": lambda today: Period(today, today),
    "today": lambda today: Period(today, today),
    "hom qua": lambda today: Period(today - timedelta(days=1), today - timedelta(days=1)),
    "yesterday": lambda today: Period(today - timedelta(days=1), today - timedelta(days=1)),
}


class Said(NamedTuple):
    """The period, and the words that were not about it."""

    period: Period
    rest: str


def read_period(text: str, today: date) -> Said | None:
    """None when no period is named, or one that cannot be. Without a year it is the latest that has begun."""
    for pattern, read in (
        (_SPAN, _span),
        (_ISO, _iso),
        (_NUMBERED, _numbered),
        (_A_YEAR, _year),
        (_ONE_DAY, _week),
    ):
        if found := pattern.search(text):
            try:
                return Said(read(found, today), _without(text, found.start(), found.end()))
            except ValueError:
                return None
    return _named(text, today)


def _named(text: str, today: date) -> Said | None:
    words = list(re.finditer(r"\S+", text))
    for size in (3, 2, 1):
        for i in range(len(words) - size + 1):
            start, end = words[i].start(), words[i + size - 1].end()
            if read := _NAMED.get(fold(text[start:end])):
                return Said(read(today), _without(text, start, end))
    return None


def _span(found: re.Match[str], today: date) -> Period:
    """“28/12 - 3/1” ends in the year after it began."""
    last = _dated(found[4], found[5], found[6], today, future=True)
    year = found[3] or str(last.year)
    first = date(int(year), int(found[2]), int(found[1]))
    if first > last and not found[3]:
        first = first.replace(year=first.year - 1)
    if first > today and not (found[3] or found[6]):
        first, last = first.replace(year=first.year - 1), last.replace(year=last.year - 1)
    return Period(first, last)


def _week(found: re.Match[str], today: date) -> Period:
    return Period.week_of(_dated(found[1], found[2], found[3], today))


def _iso(found: re.Match[str], _today: date) -> Period:
    if found[2]:
        return Period.parse_week(found[0])
    return Period.parse_quarter(found[0]) if found[3] else Period.parse_month(found[0])


def _numbered(found: re.Match[str], today: date) -> Period:
    kind = _KINDS.get(fold(found[1]), found[1].lower())
    number = _ROMAN.get(found[2].lower()) or int(found[2])
    if found[3]:
        return _of_year(kind, number, int(found[3]))
    period = _of_year(kind, number, today.year)
    return period if period.first <= today else _of_year(kind, number, today.year - 1)


def _of_year(kind: str, number: int, year: int) -> Period:
    match kind:
        case "week":
            return Period.parse_week(f"{year}-W{number}")
        case "quarter":
            return Period.parse_quarter(f"{year}-Q{number}")
        case _:
            return Period.parse_month(f"{year}-{number}")


def _year(found: re.Match[str], _today: date) -> Period:
    return Period.parse_year(found[1])


def _months(kind: str, today: date) -> Period:
    if kind == "year":
        return Period.parse_year(str(today.year))
    return _of_year(kind, today.month if kind == "month" else (today.month + 2) // 3, today.year)


def _dated(day: str, month: str, year: str | None, today: date, *, future: bool = False) -> date:
    if year:
        return date(int(year), int(month), int(day))
    this_year = date(today.year, int(month), int(day))
    return this_year if future or this_year <= today else date(today.year - 1, int(month), int(day))


def _without(text: str, start: int, end: int) -> str:
    return " ".join(f"{text[:start]} {text[end:]}".split())
