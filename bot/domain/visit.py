"""A visit (lượt hỗ trợ): one volunteer, one household, one task, one day."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

DAYS_BACK = 31
"""How long ago a visit may be entered afterwards (shared decision on time)."""

MOST_PEOPLE = 99
"""More people than this in one visit is a typing error."""


LONGEST_BUTTON = 24
"""Characters that fit on a button of a small phone."""


class Outcome(StrEnum):
    DONE = "done"
    UNFINISHED = "unfinished"
    REFERRED = "referred"
    NOBODY_HOME = "nobody-home"
    DECLINED = "declined"


NOBODY_HELPED = frozenset({Outcome.NOBODY_HOME, Outcome.DECLINED})
"""A visit all the same (somebody went there), but it adds nothing to the people helped."""


def people_helped(outcome: Outcome, people: int) -> int:
    """The people to count when a visit ends that way: nobody, or at least one."""
    return 0 if outcome in NOBODY_HELPED else max(people, 1)


class Mode(StrEnum):
    HOME = "home"
    COMMUNITY_HOUSE = "community-house"
    SERVICE_CENTRE = "service-centre"
    PHONE = "phone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Household:
    """A household (hộ) is a code within its team.

    `label` (“bà Lan, ngõ 5”) is filled in only where a member of the team looks for the household.
    """

    id: int
    team_id: int
    number: int
    label: str | None = field(default=None, repr=False, compare=False)

    @property
    def code(self) -> str:
        return f"H-{self.number:03d}"

    @property
    def title(self) -> str:
        """“H-012 · bà Lan, ngõ 5”, as far as it is known."""
        return f"{self.code} · {self.label}" if self.label else self.code

    @property
    def button(self) -> str:
        """The title, cut to what fits on a button: the name without its address, or with an ellipsis."""
        if len(self.title) <= LONGEST_BUTTON or not self.label:
            return self.title
        name = re.split(r"\s*[,;(–]|\s-\s", self.label, maxsplit=1)[0]
        short = f"{self.code} · {name}"
        return short if len(short) <= LONGEST_BUTTON else f"{short[: LONGEST_BUTTON - 1].rstrip()}…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What was done. `id` is None until it stands in the log."""

    team_id: int
    volunteer_id: int
    household: Household | None
    guide_id: str | None
    topic: str
    day: date
    people: int = 1
    outcome: Outcome = Outcome.DONE
    mode: Mode = Mode.HOME
    due: date | None = None  # the day to come back, of an unfinished visit
    id: int | None = None
    voided: bool = False

    def __post_init__(self) -> None:
        if not 0 <= self.people <= MOST_PEOPLE or (self.people == 0) != (self.outcome in NOBODY_HELPED):
            raise ValueError(
                f"{self.people} people cannot have been helped in a visit that ended {self.outcome}"
            )
        if self.due is not None and self.outcome is not Outcome.UNFINISHED:
            raise ValueError(f"nobody has to come back to a visit that ended {self.outcome}")


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitVersion:
    """What the log said from `changed_at` on. Version 1 is the entry; versions are never changed."""

    version: int
    visit: Visit
    changed_by: int | None  # a person; None: the operator
    changed_at: datetime
    reason: str | None = None


def may_be_logged(day: date, today: date) -> bool:
    """A visit may be entered for today or up to 31 days back."""
    return today - timedelta(days=DAYS_BACK) <= day <= today
