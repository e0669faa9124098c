"""Teams (tổ), volunteers (tổ viên), leads (tổ trưởng), and what each may touch.

A resident (bà con) has no record: nobody registers to ask.
"""

from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from enum import StrEnum


class Role(StrEnum):
    VOLUNTEER = "volunteer"
    LEAD = "lead"
    COORDINATOR = "coordinator"  # of a commune or province; sees sums, and no household


class AreaKind(StrEnum):
    COMMUNE = "commune"
    PROVINCE = "province"


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A commune (xã, phường) or a province; districts are no more since July 2025."""

    id: int
    name: str
    kind: AreaKind
    province: str | None = None

    @property
    def commune(self) -> str | None:
        """What stands above it, as for a team."""
        return self.province


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    id: int
    name: str
    commune: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    team: Team
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A volunteer, lead or coordinator; `id` is None for a resident."""

    id: int | None = None
    name: str | None = None
    memberships: tuple[Membership, ...] = ()
    areas: tuple[Area, ...] = ()  # that this person coordinates

    @property
    def teams(self) -> tuple[Team, ...]:
        return tuple(m.team for m in self.memberships)

    @property
    def led(self) -> tuple[Team, ...]:
        return tuple(m.team for m in self.memberships if m.role is Role.LEAD)

    @property
    def team(self) -> Team | None:
        """The team this person works for at the moment: the one joined last."""
        return self.memberships[-1].team if self.memberships else None

    def leads(self, team_id: int) -> bool:
        return any(m.team.id == team_id and m.role is Role.LEAD for m in self.memberships)

    def belongs_to(self, team_id: int) -> bool:
        return any(m.team.id == team_id for m in self.memberships)


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A person as one team knows them."""

    person_id: int
    name: str | None
    role: Role
    since: datetime


class InvitationStatus(StrEnum):
    OPEN = "open"
    EXPIRED = "expired"
    USED_UP = "used-up"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """Lets somebody join a team or coordinate an area.

    `code` is known only at the moment it is made, the database keeps its hash.
    """

    id: int
    place: Team | Area
    role: Role
    expires_at: datetime
    uses_left: int
    code: str | None = None
    revoked: bool = False

    def last_day(self, zone: tzinfo) -> date:
        """On which it still lets somebody in."""
        return self.expires_at.astimezone(zone).date()

    @property
    def team(self) -> Team:
        """Of an invitation into a team."""
        if isinstance(self.place, Area):
            raise ValueError(f"this is an invitation to coordinate {self.place.name}")  # noqa: TRY004
        return self.place

    def status(self, now: datetime) -> InvitationStatus:
        if self.revoked:
            return InvitationStatus.REVOKED
        if now >= self.expires_at:
            return InvitationStatus.EXPIRED
        return InvitationStatus.OPEN if self.uses_left > 0 else InvitationStatus.USED_UP
