"""Where a conversation can be when it is about a household."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingHousehold:
    """Which household is it about?"""

    kind: Literal["find-household"] = "find-household"


@dataclass(frozen=True, slots=True, kw_only=True)
class AtHousehold:
    household_id: int
    more: bool = False  # the second page: what only a lead may do
    kind: Literal["at-household"] = "at-household"


@dataclass(frozen=True, slots=True, kw_only=True)
class NamingHousehold:
    household_id: int
    step: Literal["consent", "label", "same", "phone"] = "consent"
    label: str | None = None  # typed, not yet kept: another household is called nearly so
    kind: Literal["name-household"] = "name-household"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangingHousehold:
    household_id: int
    change: Literal["withdraw", "erase", "merge", "split", "move"]
    other: int | None = None  # the household to merge into, or the team to move to
    kind: Literal["change-household"] = "change-household"
