"""What a dialogue may ask the desk for about counts of areas and the visits behind a number; rights are checked there."""

from dataclasses import dataclass
from typing import NamedTuple

from bot.dialogue.turn import Request
from bot.domain.behind import ALL, By, Group, Narrow
from bot.domain.counts import Counts, Report
from bot.domain.notice import Return
from bot.domain.people import Area, Team
from bot.domain.period import Period
from bot.domain.visit import Visit, VisitVersion


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
    """A visit, who made it, and for which team."""

    visit: Visit
    volunteer: str | None
    team: str = ""


class Lines(NamedTuple):
    place: str
    counts: Counts
    page: list[Line]

    @property
    def total(self) -> int:
        return self.counts.visits


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitsBehind(Request[Lines]):
    """The visits a number counts, the newest day first.

    For the lead of that team; without households for coordinators, of the team, commune or province.
    """

    team_id: int | None = None
    area_id: int | None = None
    period: Period
    only: Narrow = ALL
    offset: int
    limit: int


class Groups(NamedTuple):
    place: str
    total: int
    page: list[Group]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupsBehind(Request[Groups]):
    """The same visits, brought together; by household for the lead only."""

    team_id: int | None = None
    area_id: int | None = None
    period: Period
    only: Narrow = ALL
    by: By
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
