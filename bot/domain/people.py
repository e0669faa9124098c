"""Teams (tổ), volunteers (tổ viên), leads (tổ trưởng), and what each may touch.

A resident (bà con) has no record: nobody registers to ask.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Role(StrEnum):
    VOLUNTEER = "volunteer"
    LEAD = "lead"


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
    """A volunteer or lead; `id` is None for a resident."""

    id: int | None = None
    name: str | None = None
    memberships: tuple[Membership, ...] = ()

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
    """Lets somebody join a team; `code` is known only at the moment it is made, the database keeps its hash."""

    id: int
    team: Team
    role: Role
    expires_at: datetime
    uses_left: int
    code: str | None = None
    revoked: bool = False

    def status(self, now: datetime) -> InvitationStatus:
        if self.revoked:
            return InvitationStatus.REVOKED
        if now >= self.expires_at:
            return InvitationStatus.EXPIRED
        return InvitationStatus.OPEN if self.uses_left > 0 else InvitationStatus.USED_UP
