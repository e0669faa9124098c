"""Counts of visits. Households, visits and people are three units and are never added up."""

from dataclasses import dataclass

from bot.domain.people import Area, Team
from bot.domain.period import Period
from bot.domain.visit import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """The three units: distinct households (hộ), visits (lượt), people helped (người)."""

    households: int = 0
    visits: int = 0
    people: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class VolunteerCounts:
    volunteer_id: int
    name: str | None
    counts: Counts


@dataclass(frozen=True, slots=True)
class PlaceCounts:
    place: Team | Area
    counts: Counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One team, commune or province, and a period; voided visits are nowhere in it."""

    team: Team | Area
    period: Period
    total: Counts
    before: (
        Counts | None
    )  # None: the team had no visit at all until then, so there is nothing to compare with
    by_topic: dict[str, Counts]  # most visits first
    by_guide: dict[str | None, Counts]  # empty in the chat of an area, where nobody reads it
    by_outcome: dict[Outcome, Counts]
    by_volunteer: tuple[VolunteerCounts, ...]  # of a team only
    unanswered: int | None  # questions without a guide, of the whole bot in that period; None: not known
    by_place: tuple[PlaceCounts, ...] = ()  # the teams of a commune, the communes of a province
