"""What stands behind a number: which visits, and how they come together."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.domain.counts import Counts
from bot.domain.visit import Household, Outcome

NO_GUIDE = ""
"""Visits that followed no guide."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrow:
    """Only visits like this; None: all of them."""

    topic: str | None = None
    guide_id: str | None = None
    outcome: Outcome | None = None
    volunteer_id: int | None = None
    household: int | None = None  # its number in a team


ALL = Narrow()


class By(StrEnum):
    HOUSEHOLD = "ho"
    VOLUNTEER = "nguoi"
    DAY = "ngay"  # of a volunteer: what allowances are paid by


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Visits of one household, of one volunteer, or of one volunteer's day."""

    counts: Counts
    household: Household | None = None
    volunteer_id: int | None = None
    volunteer: str | None = None
    day: date | None = None
