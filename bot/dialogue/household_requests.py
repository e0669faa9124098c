"""What a dialogue may ask the desk for about households besides their codes; rights are checked there."""

from dataclasses import dataclass
from datetime import date

from bot.dialogue.turn import Request
from bot.domain.household import Access, Card, Detail, Merged
from bot.domain.people import Team
from bot.domain.visit import Household


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamHouseholds(Request[list[Household]]):
    """All of the team that have a label, with it; visited last first."""

    team_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GrownTooOld(Request[int]):
    """How many of the team's households lost their details by themselves within a month; for its lead."""

    team_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadHousehold(Request[Household]):
    """Its code and label."""

    household_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCard(Request[Card]):
    """Goes into the access log."""

    household_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyCard(Request[Card]):
    """All of it, to be handed to the household; for the lead. A chat has room for the latest visits only."""

    household_id: int
    every_visit: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HasConsent(Request[bool]):
    household_id: int
    what: Detail


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteDown(Request[Household]):
    """A label or phone, with the consent that was just given, or that was given when it was first written down."""

    household_id: int
    what: Detail
    text: str
    text_version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdraw(Request[Household]):
    """The household no longer agrees."""

    household_id: int
    what: Detail


@dataclass(frozen=True, slots=True, kw_only=True)
class Erase(Request[Household]):
    household_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge(Request[Merged | None]):
    """None: only the lead may."""

    household_id: int
    into_id: int
    from_day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Split(Request[Merged | None]):
    """None: nothing was merged into it."""

    household_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbours(Request[list[Team]]):
    """Teams of the same commune that a household may move to."""

    household_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Move(Request[Household]):
    household_id: int
    team_id: int
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class WhoLooked(Request[list[Access]]):
    household_id: int
