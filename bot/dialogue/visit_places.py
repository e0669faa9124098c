"""Where a conversation can be when it is about a visit: on its way into the log, in it, changed, to come back to."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.domain.visit import Mode, Outcome, Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A visit on its way into the log; None is not known yet."""

    guide_id: str | None = None
    topic: str | None = None
    team_id: int | None = None  # None: the only team of the person
    household: int | None = None  # its number within the team
    among: tuple[int, ...] = ()  # a label was named that several have: their numbers
    people: int = 1
    outcome: Outcome = Outcome.DONE
    mode: Mode = Mode.HOME
    day: date | None = None  # None: today
    more: tuple[str, ...] = ()  # further tasks of the same line, in the volunteer's words
    done: tuple[int, ...] = ()  # visits that the line has put into the log already
    hall: bool = False  # the task of an evening at the community house is being chosen


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoosingVisitTeam:
    """Somebody in several teams: for which one is this visit? `task` are the words that name the task, if any."""

    draft: Draft
    task: str | None = None
    kind: Literal["visit-team"] = "visit-team"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoosingTask:
    """Which guide or topic was it? `page` of the topics counts from 0; None: not among the topics."""

    draft: Draft
    visit_id: int | None = None  # set: a visit in the log is being corrected
    page: int | None = None
    kind: Literal["task"] = "task"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoosingHousehold:
    draft: Draft
    visit_id: int | None = None
    kind: Literal["household"] = "household"


@dataclass(frozen=True, slots=True, kw_only=True)
class Logged:
    """`others` were logged by the same line, and are taken back with it."""

    visit_id: int
    others: tuple[int, ...] = ()
    kind: Literal["logged"] = "logged"


@dataclass(frozen=True, slots=True, kw_only=True)
class AskingReturn:
    """An unfinished visit: when to come back?"""

    visit_id: int
    others: tuple[int, ...] = ()
    kind: Literal["return"] = "return"


@dataclass(frozen=True, slots=True, kw_only=True)
class AtReturns:
    """The days to come back of a volunteer, or those that have passed in a team."""

    kind: Literal["returns"] = "returns"


@dataclass(frozen=True, slots=True, kw_only=True)
class Voided:
    visit_id: int
    others: tuple[int, ...] = ()
    kind: Literal["voided"] = "voided"


@dataclass(frozen=True, slots=True, kw_only=True)
class AtVisit:
    """At a visit of the log, opened by its number."""

    visit_id: int
    kind: Literal["visit"] = "visit"


Correctable = Literal["people", "outcome", "day", "mode", "household", "task"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Correcting:
    visit_id: int
    change: Correctable | None = None  # None: being asked what to correct
    kind: Literal["correcting"] = "correcting"


@dataclass(frozen=True, slots=True, kw_only=True)
class GivingReason:
    """A lead changes somebody else's visit: why? `visit` is what it shall be; `void`: it is to be taken out."""

    visit: Visit
    void: bool = False
    kind: Literal["reason"] = "reason"


@dataclass(frozen=True, slots=True, kw_only=True)
class AtHall:
    """An evening at the community house; its visits are in the session."""

    kind: Literal["hall"] = "hall"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hall:
    """One place, many households or only counts of people: what all visits of the evening have in common."""

    draft: Draft
    visits: tuple[int, ...] = ()
