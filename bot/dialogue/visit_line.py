"""The one-line form: “H-012 vneid 2 người hôm qua chưa xong” → its parts; the rest is the task."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal, TypeVar

from bot.dialogue.visit_places import Draft
from bot.domain.visit import MOST_PEOPLE, Mode, Outcome, may_be_logged
from bot.search.fold import fold

_HOUSEHOLD = re.compile(r"\b(?:hộ\s+|ho\s+)?h[-–.\s]?0*(\d{1,6})\b", re.IGNORECASE)
_HOUSEHOLD_WORD = re.compile(r"\b(?:hộ|ho)\s+(?:số\s+|so\s+)?0*(\d{1,6})\b", re.IGNORECASE)
_PEOPLE = re.compile(r"\b(\d{1,4})\s*(?:người|nguoi|ng|người dân|people|persons?)\b", re.IGNORECASE)
_DATE = re.compile(r"\b(?:ngày\s+|ngay\s+)?(\d{1,2})[/\-.](\d{1,2})(?:[/\-.](\d{4}|\d{2}))?\b", re.IGNORECASE)
T = TypeVar("T")

_DAYS_AGO = {
    "hom nay": 0, "nay": 0, "today": 0, "sang nay": 0, "chieu nay": 0, "toi nay": 0, "hom qua": 1, "bua qua": 1,
    "yesterday": 1, "sang qua": 1, "chieu qua": 1, "toi qua": 1, "hom kia": 2, "bua kia": 2,
}  # fmt: skip
_WEEKDAYS = {
    "thu hai": 0, "thu 2": 0, "t2": 0, "monday": 0, "thu ba": 1, "thu 3": 1, "t3": 1, "tuesday": 1,
    "thu tu": 2, "thu 4": 2, "t4": 2, "wednesday": 2, "thu nam": 3, "thu 5": 3, "t5": 3, "thursday": 3,
    "thu sau": 4, "thu 6": 4, "t6": 4, "friday": 4, "thu bay": 5, "thu 7": 5, "t7": 5, "saturday": 5,
    "chu nhat": 6, "cn": 6, "sunday": 6,
}  # fmt: skip
_DAYS_AHEAD = {"mai": 1, "ngay mai": 1, "tomorrow": 1, "mot": 2, "ngay kia": 2, "tuan sau": 7, "next week": 7}
_OUTCOMES = {
    "chua xong": Outcome.UNFINISHED, "chua duoc": Outcome.UNFINISHED, "do dang": Outcome.UNFINISHED,
    "unfinished": Outcome.UNFINISHED, "chuyen xa": Outcome.REFERRED, "chuyen len xa": Outcome.REFERRED,
    "referred": Outcome.REFERRED, "vang nha": Outcome.NOBODY_HOME, "khong co nha": Outcome.NOBODY_HOME,
    "khong ai o nha": Outcome.NOBODY_HOME, "nobody home": Outcome.NOBODY_HOME, "tu choi": Outcome.DECLINED,
    "khong can": Outcome.DECLINED, "declined": Outcome.DECLINED, "da xong": Outcome.DONE, "xong": Outcome.DONE,
    "done": Outcome.DONE,
}  # fmt: skip
_MODES = {
    "nha van hoa": Mode.COMMUNITY_HOUSE, "hoi truong": Mode.COMMUNITY_HOUSE, "community house": Mode.COMMUNITY_HOUSE,
    "trung tam hanh chinh cong": Mode.SERVICE_CENTRE, "mot cua": Mode.SERVICE_CENTRE, "service centre": Mode.SERVICE_CENTRE,
    "qua dien thoai": Mode.PHONE, "by phone": Mode.PHONE, "tai nha": Mode.HOME, "at home": Mode.HOME,
}  # fmt: skip


_NUMBERS = {
    "mot": 1, "hai": 2, "ba": 3, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10,
    "muoi mot": 11, "muoi hai": 12, "muoi ba": 13, "muoi lam": 15, "hai muoi": 20, "ba muoi": 30,
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
}  # fmt: skip
_PEOPLE_IN_WORDS = {
    f"{word} {unit}": number for word, number in _NUMBERS.items() for unit in ("nguoi", "people", "person")
}
_TASKS = re.compile(r"\s*[,;+]\s*|\s+(?:và|va|and)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """`tasks` are the parts of `task` between commas and “và”; `people` is None where no number was said."""

    draft: Draft
    household: int | None
    task: str
    tasks: tuple[str, ...] = ()
    people: int | None = None
    problem: Literal["people", "day", "household"] | None = None


def read_line(text: str, today: date) -> Line:
    """What the line says; `problem` names a part that cannot be right."""
    rest = text
    household, rest = _taken(rest, _household)
    people, rest = _taken(rest, _people)
    day, rest = _taken(rest, lambda said: _day(said, today))
    outcome, rest = _taken(rest, lambda said: _phrase(said, _OUTCOMES))
    mode, rest = _taken(rest, lambda said: _phrase(said, _MODES))
    draft = Draft(day=day, outcome=outcome or Outcome.DONE, mode=mode or Mode.HOME)
    task = _plain(rest)
    tasks = tuple(part for each in _TASKS.split(rest) if (part := _plain(each)))
    second = _household(rest)
    problem: Literal["people", "day", "household"] | None = None
    if people is not None and not 1 <= people <= MOST_PEOPLE:
        problem = "people"
    elif (day is not None and not may_be_logged(day, today)) or (day is None and _DATE.search(rest)):
        problem = "day"
    elif second is not None:
        problem = "household"
    elif people is not None:
        draft = replace(draft, people=people)
    return Line(draft=draft, household=household, task=task, tasks=tasks, people=people, problem=problem)


def household_number(text: str) -> int | None:
    """12 for “H-012”, “h12”, “hộ 12” or “12” alone."""
    if found := re.fullmatch(r"\s*0*(\d{1,6})\s*", text):
        return int(found[1])
    found_code = _household(text)
    return found_code[0] if found_code and not text.replace(found_code[1], "").strip() else None


def find_people(text: str, *, alone: bool = False) -> int | None:
    """A believable number of people; `alone`: a bare number counts too."""
    found = _people(text)
    number = found[0] if found else int(text) if alone and text.strip().isdecimal() else None
    return number if number is not None and 1 <= number <= MOST_PEOPLE else None


def find_day(text: str, today: date) -> date | None:
    found = _day(text, today)
    return found[0] if found else None


def find_future_day(text: str, today: date) -> date | None:
    """A day to come back: without a year the next such day, a weekday is the next one after today."""
    if found := _DATE.search(text):
        day = _dated(int(found[1]), int(found[2]), found[3], today)
        return day.replace(year=day.year + 1) if day and day <= today and not found[3] else day
    if ahead := _phrase(text, _DAYS_AHEAD):
        return today + timedelta(days=ahead[0])
    if weekday := _phrase(text, _WEEKDAYS):
        return today + timedelta(days=(weekday[0] - today.weekday() - 1) % 7 + 1)
    return None


def household_codes(text: str) -> list[int]:
    """All codes in the text, in their order, each once."""
    return list(dict.fromkeys(int(found[1]) for found in _HOUSEHOLD.finditer(text)))


def find_mode(text: str) -> Mode | None:
    found = _phrase(text, _MODES)
    return found[0] if found else None


def find_outcome(text: str) -> Outcome | None:
    found = _phrase(text, _OUTCOMES)
    return found[0] if found else None


def _taken(text: str, finder: Callable[[str], tuple[T, str] | None]) -> tuple[T | None, str]:
    """What was found, and the text without it."""
    found = finder(text)
    return (found[0], text.replace(found[1], " ", 1)) if found else (None, text)


def _household(text: str) -> tuple[int, str] | None:
    found = _HOUSEHOLD.search(text) or _HOUSEHOLD_WORD.search(text)
    return (int(found[1]), found[0]) if found else None


def _people(text: str) -> tuple[int, str] | None:
    """In digits or in words: “2 người”, “hai người”."""
    found = _PEOPLE.search(text)
    return (int(found[1]), found[0]) if found else _phrase(text, _PEOPLE_IN_WORDS)


def _plain(words: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"[,;·]", " ", words)).strip(" .,-")


def _day(text: str, today: date) -> tuple[date, str] | None:
    """A date without a year is the latest such day; a weekday is the latest one before or on today."""
    if found := _DATE.search(text):
        day = _dated(int(found[1]), int(found[2]), found[3], today)
        return (day, found[0]) if day else None
    if ago := _phrase(text, _DAYS_AGO):
        return today - timedelta(days=ago[0]), ago[1]
    if weekday := _phrase(text, _WEEKDAYS):
        return today - timedelta(days=(today.weekday() - weekday[0]) % 7), weekday[1]
    return None


def _dated(day: int, month: int, year: str | None, today: date) -> date | None:
    try:
        if year:
            return date(int(year) + (2000 if len(year) == 2 else 0), month, day)  # noqa: PLR2004
        this_year = date(today.year, month, day)
        return this_year if this_year <= today else date(today.year - 1, month, day)
    except ValueError:
        return None


def _phrase(text: str, phrases: Mapping[str, T]) -> tuple[T, str] | None:
    """The longest known phrase in the text, however its tone marks are written, and the words as typed."""
    words = list(re.finditer(r"\S+", text))
    for size in range(4, 0, -1):
        for i in range(len(words) - size + 1):
            typed = text[words[i].start() : words[i + size - 1].end()]
            value = phrases.get(fold(typed))
            if value is not None:
                return value, typed
    return None
