"""What a dialogue may ask the desk for about counts of areas and the visits behind a number; rights are checked there."""

from dataclasses import dataclass
from typing import NamedTuple

from bot.dialogue.turn import Request
from bot.domain.counts import Report
from bot.domain.notice import Return
from bot.domain.people import Area, Team
from bot.domain.period import Period
from bot.domain.visit import Household, Outcome, Visit, VisitVersion


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaReport(Request[Report]):
    """For its coordinator, and for those of its province."""

    area_id: int
    period: Period


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacesBelow(Request[list[Team | Area]]):
    """The communes of a province, the teams of a commune, today."""

    area_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamsBelow(Request[list[Team]]):
    """All teams of all areas this person coordinates, today."""


class Line(NamedTuple):
    """A visit, and who made it."""

    visit: Visit
    volunteer: str | None


class Lines(NamedTuple):
    total: int
    page: list[Line]


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitsBehind(Request[Lines]):
    """The visits a number counts, the newest day first: for the lead of that team, and without households for its coordinators."""

    team_id: int
    period: Period
    offset: int
    limit: int
    topic: str | None = None
    outcome: Outcome | None = None
    volunteer_id: int | None = None
    household: int | None = None  # its number; for the lead alone


class Tally(NamedTuple):
    """How often a household was visited in a period, and how many people were helped there."""

    household: Household
    visits: int
    people: int


class Tallies(NamedTuple):
    total: int
    page: list[Tally]


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseholdsBehind(Request[Tallies]):
    """The households a team's number counts, the most visited first; for its lead."""

    team_id: int
    period: Period
    offset: int
    limit: int


class Asked(NamedTuple):
    total: int
    page: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionsBehind(Request[Asked]):
    """Questions no guide answered, of the whole bot, the newest first; for leads and coordinators."""

    period: Period
    offset: int
    limit: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A version of a visit, and who wrote it."""

    version: VisitVersion
    by: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class History(Request[list[Change]]):
    """The entry first; for the visit's volunteer and lead."""

    visit_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MyReturns(Request[list[Return]]):
    """This person's unfinished visits with a day to come back, also future ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overdue(Request[list[Return]]):
    """Days to come back that have passed in a team; for its lead."""

    team_id: int
