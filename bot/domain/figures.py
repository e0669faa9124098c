"""What files show besides the counts of a report. They are counted with it, once, for every form."""

from dataclasses import dataclass
from datetime import date

from bot.domain.counts import Report
from bot.domain.visit import Mode, Outcome

ONLINE_SERVICES = frozenset({"dich-vu-cong"})
"""Topics whose people were “guided in online public services”, the figure communes ask for."""


@dataclass(frozen=True, slots=True)
class DayOfTopic:
    """Visits can be added up over days and topics; households cannot, so they are not here."""

    day: date
    topic: str
    visits: int


@dataclass(frozen=True, slots=True)
class ActiveDay:
    """A day on which a volunteer made at least one visit: what allowances are paid by."""

    volunteer_id: int
    name: str | None
    day: date
    visits: int
    people: int


@dataclass(frozen=True, slots=True)
class Activity:
    """How many members made a visit, and on how many days: two of them on one day are two."""

    people: int
    days: int


@dataclass(frozen=True, slots=True)
class VisitLine:
    """A visit as a list shows it that may be posted: without its household."""

    day: date
    volunteer_id: int
    name: str | None
    guide_id: str | None
    topic: str
    people: int
    outcome: Outcome
    mode: Mode


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """All that any form of a report shows."""

    report: Report
    earlier: Report | None  # of the period before; None: the team had no visit at all until then
    members: int  # of the team, or the area's teams, today; those who made no visit among them
    activity: Activity
    activity_before: Activity | None
    days: tuple[DayOfTopic, ...]
    unfinished: dict[str, int]  # visits by topic, the most first
    active_days: tuple[ActiveDay, ...]  # by volunteer, then day; of a team only
    questions: tuple[str, ...]  # without a guide, the newest first; of the whole bot
    lines: tuple[VisitLine, ...] = ()  # in the order of their days; only a spreadsheet lists them


def online_people(report: Report) -> int:
    """A visit has one topic, so that people can be added up over topics; households cannot."""
    return sum(counts.people for topic, counts in report.by_topic.items() if topic in ONLINE_SERVICES)
