"""Where a conversation can be when it is about counts: a report, what is below an area, the visits behind a number."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.domain.period import Period

By = Literal["topic", "outcome", "volunteer", "household", "question"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """A team or an area, and a period."""

    first: date
    last: date
    team_id: int | None = None
    area_id: int | None = None

    @property
    def period(self) -> Period:
        return Period(self.first, self.last)


@dataclass(frozen=True, slots=True, kw_only=True)
class AtReport:
    scope: Scope
    by_volunteer: bool = False
    kind: Literal["report"] = "report"


@dataclass(frozen=True, slots=True, kw_only=True)
class AtPlaces:
    """A coordinator chooses among all places at hand (`scope` without one), or among those below an area.

    `then` is the form of a report that was asked for; None: the counts in chat.
    """

    scope: Scope
    page: int = 0
    then: str | None = None
    kind: Literal["places"] = "places"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoosingRows:
    """Which visits: all, or those of a topic, an outcome, a volunteer."""

    scope: Scope
    by: By | None = None
    page: int = 0
    kind: Literal["choosing-rows"] = "choosing-rows"


@dataclass(frozen=True, slots=True, kw_only=True)
class AtRows:
    """The visits of a `key`; without one, all of them, or all households or questions.

    `key` is a topic, an outcome, a volunteer's id or a household's number.
    """

    scope: Scope
    by: By | None = None
    key: str | None = None
    page: int = 0
    kind: Literal["rows"] = "rows"
