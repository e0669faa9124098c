"""Codes that let somebody join a team, and the slowing down of guesses."""

import secrets
from datetime import UTC, datetime, time, timedelta, tzinfo
from hashlib import sha256
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Select, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.people import Area, AreaKind, Invitation, Role, Team
from bot.storage.conversations import Address
from bot.storage.places import commune_of_team
from bot.storage.tables import AnyRow, areas, invitations, join_failures, teams

ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""No 0 and O, no 1, I and L: codes are read out over the phone. 31 to the power of 8 is 8.5e11."""

CODE_LENGTH = 8
DAYS_VALID = 14
VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
USES = {Role.LEAD: 1, Role.VOLUNTEER: 20, Role.COORDINATOR: 1}
FAILURES_KEPT = timedelta(days=7)

_invitation = select(
    invitations.c.id,
    invitations.c.role,
    invitations.c.expires_at,
    invitations.c.uses_left,
    invitations.c.revoked_at,
    teams.c.id.label("team_id"),
    func.coalesce(teams.c.name, areas.c.name).label("name"),
    commune_of_team.label("commune"),
    areas.c.id.label("area_id"),
    areas.c.kind,
).select_from(invitations.outerjoin(teams).outerjoin(areas))


class Invitations:
    def __init__(self, connection: AsyncConnection, now: datetime) -> None:
        self._connection = connection
        self._now = now

    async def invite(
        self,
        team_id: int,
        role: Role,
        *,
        created_by: int | None = None,
        uses: int | None = None,
        days: int = DAYS_VALID,
        zone: tzinfo = VIETNAM,
    ) -> Invitation:
        """The only moment at which the code itself is known. `created_by` None: the operator.

        It is valid until the end of the last day, as people of that zone count days.
        """
        until, uses = self._end_of_day(days, zone), USES[role] if uses is None else uses
        return await self._add(until, team_id=team_id, role=role, created_by=created_by, uses_left=uses)

    async def invite_coordinator(self, area_id: int, *, zone: tzinfo = VIETNAM) -> Invitation:
        """By the operator, for one person."""
        until = self._end_of_day(DAYS_VALID, zone)
        return await self._add(until, area_id=area_id, role=Role.COORDINATOR, uses_left=1)

    def _end_of_day(self, days: int, zone: tzinfo) -> datetime:
        last = self._now.astimezone(zone).date() + timedelta(days=days)
        return datetime.combine(last, time(23, 59, 59), zone).astimezone(UTC)

    async def _add(self, until: datetime, **values: object) -> Invitation:
        code = new_code()
        made = insert(invitations).values(
            **values, code_hash=hashed(code), created_at=self._now, expires_at=until
        )
        new_id = (await self._connection.execute(made.returning(invitations.c.id))).scalar_one()
        row = (await self._connection.execute(_invitation.where(invitations.c.id == new_id))).one()
        return _to_invitation(row, code=code)

    async def find(self, code: str) -> Invitation | None:
        """As typed: case, spaces and dashes do not matter. Also one that is no longer open (see `status`)."""
        return await self._one(_invitation.where(invitations.c.code_hash == hashed(code)))

    async def get(self, invitation_id: int) -> Invitation | None:
        return await self._one(_invitation.where(invitations.c.id == invitation_id))

    async def use(self, invitation: Invitation) -> bool:
        """Take one use; False when somebody else was faster or it is no longer open."""
        taken = (
            update(invitations)
            .where(
                invitations.c.id == invitation.id,
                invitations.c.uses_left > 0,
                invitations.c.revoked_at.is_(None),
                invitations.c.expires_at > self._now,
            )
            .values(uses_left=invitations.c.uses_left - 1)
        )
        return (await self._connection.execute(taken)).rowcount == 1

    async def active(self, team_id: int) -> list[Invitation]:
        """Those that still let somebody in, newest first; without their codes."""
        query = _invitation.where(
            invitations.c.team_id == team_id,
            invitations.c.uses_left > 0,
            invitations.c.revoked_at.is_(None),
            invitations.c.expires_at > self._now,
        ).order_by(invitations.c.id.desc())
        return [_to_invitation(row) for row in await self._connection.execute(query)]

    async def revoke(self, invitation_id: int) -> bool:
        """False when there is no such invitation or it was revoked before."""
        revoked = (
            update(invitations)
            .where(invitations.c.id == invitation_id, invitations.c.revoked_at.is_(None))
            .values(revoked_at=self._now)
        )
        return (await self._connection.execute(revoked)).rowcount == 1

    async def failed(self, conversation: Address) -> None:
        """Somebody typed a code that does not exist. Old failures are forgotten on the way."""
        channel, address = conversation
        await self._connection.execute(
            delete(join_failures).where(join_failures.c.at < self._now - FAILURES_KEPT)
        )
        await self._connection.execute(
            insert(join_failures).values(channel=channel, address=address, at=self._now)
        )

    async def recent_failures(self, conversation: Address, since: datetime) -> int:
        channel, address = conversation
        return await self._count(
            select(func.count()).where(
                join_failures.c.channel == channel,
                join_failures.c.address == address,
                join_failures.c.at >= since,
            )
        )

    async def recent_failures_everywhere(self, since: datetime) -> int:
        return await self._count(select(func.count()).where(join_failures.c.at >= since))

    async def _count(self, query: Select[int]) -> int:
        return (await self._connection.execute(query)).scalar_one()

    async def _one(self, query: Select[Any]) -> Invitation | None:
        row = (await self._connection.execute(query)).one_or_none()
        return None if row is None else _to_invitation(row)


def new_code() -> str:
    """ABCD-EFGH"""
    code = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
    return f"{code[: CODE_LENGTH // 2]}-{code[CODE_LENGTH // 2 :]}"


def hashed(code: str) -> str:
    """As typed: case, spaces and dashes do not matter."""
    return sha256("".join(filter(str.isalnum, code)).upper().encode()).hexdigest()


def _to_invitation(row: AnyRow, code: str | None = None) -> Invitation:
    return Invitation(
        id=row.id,
        place=_place(row),
        role=Role(row.role),
        expires_at=row.expires_at,
        uses_left=row.uses_left,
        code=code,
        revoked=row.revoked_at is not None,
    )


def _place(row: AnyRow) -> Team | Area:
    if row.team_id is None:
        return Area(id=row.area_id, name=row.name, kind=AreaKind(row.kind))
    return Team(id=row.team_id, name=row.name, commune=row.commune)
