"""Indicators: what a template asks for, read off the figures. Missing is None, never 0."""

from collections.abc import Callable, Iterable
from typing import Protocol

from bot.domain.counts import Counts, Report
from bot.domain.figures import Activity, Figures, online_people
from bot.domain.visit import Outcome

GROUPED = ("households", "visits", "people")
"""These can be narrowed down to topics or guides."""


class Wanted(Protocol):
    """An indicator as a template has it."""

    @property
    def counts(self) -> str: ...
    @property
    def topics(self) -> list[str]: ...
    @property
    def guides(self) -> list[str]: ...


def _outcome(outcome: Outcome) -> Callable[[Report], int | None]:
    return lambda report: report.by_outcome.get(outcome, Counts()).visits


_OF_REPORT: dict[str, Callable[[Report], int | None]] = {
    "online-people": online_people,
    "unfinished": _outcome(Outcome.UNFINISHED),
    "referred": _outcome(Outcome.REFERRED),
    "active-places": lambda report: sum(each.counts.visits > 0 for each in report.by_place),
    "unanswered": lambda report: report.unanswered,
}
_OF_NOW: dict[str, Callable[[Figures], int]] = {  # what it was in the period before is not known
    "members": lambda figures: figures.members,
    "places": lambda figures: len(figures.report.by_place),
}
_OF_ACTIVITY: dict[str, Callable[[Activity], int]] = {
    "active-members": lambda activity: activity.people,
    "active-days": lambda activity: activity.days,
}
COUNTED = (*GROUPED, *_OF_REPORT, *_OF_NOW, *_OF_ACTIVITY)


def now(wanted: Wanted, figures: Figures) -> int | None:
    if wanted.counts in _OF_NOW:
        return _OF_NOW[wanted.counts](figures)
    if wanted.counts in _OF_ACTIVITY:
        return _OF_ACTIVITY[wanted.counts](figures.activity)
    return _of(wanted, figures.report)


def before(wanted: Wanted, figures: Figures) -> int | None:
    """None also where the team had no visit at all until then."""
    if wanted.counts in _OF_NOW or figures.earlier is None:
        return None
    if wanted.counts in _OF_ACTIVITY:
        known = figures.activity_before
        return None if known is None else _OF_ACTIVITY[wanted.counts](known)
    return _of(wanted, figures.earlier)


def _of(wanted: Wanted, report: Report) -> int | None:
    if wanted.counts in _OF_REPORT:
        return _OF_REPORT[wanted.counts](report)
    return sum(int(getattr(counts, wanted.counts)) for counts in _groups(wanted, report))


def _groups(wanted: Wanted, report: Report) -> Iterable[Counts]:
    """Visits and people can be added up over groups; a template asks for households of at most one."""
    if wanted.topics:
        return [counts for topic, counts in report.by_topic.items() if topic in wanted.topics]
    if wanted.guides:
        return [counts for guide, counts in report.by_guide.items() if guide in wanted.guides]
    return [report.total]
