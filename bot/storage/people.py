"""Teams, and the people who work in them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, bindparam, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.people import Invitation, Member, Membership, Person, Role, Team
from bot.storage.tables import LARGEST, AnyRow, memberships, people, teams

_team = (teams.c.id, teams.c.name, teams.c.commune)
_person = (
    select(people.c.name.label("person"), memberships.c.role, *_team)
    .select_from(
        people.outerjoin(
            memberships, and_(memberships.c.person_id == people.c.id, memberships.c.until.is_(None))
        ).outerjoin(teams)
    )
    .where(people.c.id == bindparam("person_id"))
    .order_by(memberships.c.since, memberships.c.team_id)
)


class People:
    def __init__(self, connection: AsyncConnection, now: datetime) -> None:
        self._connection = connection
        self._now = now

    async def person(self, person_id: int) -> Person:
        """With all teams, the one joined last at the end; a resident when nobody has that id."""
        rows: Sequence[Any] = (await self._connection.execute(_person, {"person_id": person_id})).all()
        if not rows:
            return Person()
        return Person(
            id=person_id,
            name=rows[0].person,
            memberships=tuple(
                Membership(team=to_team(row), role=Role(row.role)) for row in rows if row.role is not None
            ),
        )

    async def join(self, person_id: int | None, invitation: Invitation) -> Person:
        """Makes a resident a person; a volunteer of that team may become its lead, never the other way."""
        if person_id is None:
            made = insert(people).values(created_at=self._now).returning(people.c.id)
            person_id = (await self._connection.execute(made)).scalar_one()
        team_id, role = invitation.team.id, invitation.role
        here = and_(memberships.c.person_id == person_id, memberships.c.team_id == team_id)
        present = (await self._connection.execute(select(memberships.c.role).where(here))).scalar()
        if present is None:
            joined = insert(memberships).values(
                person_id=person_id, team_id=team_id, role=role, since=self._now
            )
            await self._connection.execute(joined)
        elif role is Role.LEAD:
            await self._connection.execute(update(memberships).where(here).values(role=role))
        return await self.person(person_id)

    async def rename(self, person_id: int, name: str) -> None:
        await self._connection.execute(update(people).where(people.c.id == person_id).values(name=name))

    async def members(self, team_id: int) -> list[Member]:
        """Leads first, then in the order they joined."""
        query = (
            select(people.c.id, people.c.name, memberships.c.role, memberships.c.since)
            .join_from(memberships, people)
            .where(memberships.c.team_id == team_id, memberships.c.until.is_(None))
            .order_by(memberships.c.role == Role.VOLUNTEER, memberships.c.since, people.c.id)
        )
        rows = await self._connection.execute(query)
        return [
            Member(person_id=id_, name=name, role=Role(role), since=since) for id_, name, role, since in rows
        ]

    async def add_team(self, name: str, commune: str | None = None) -> Team:
        made = insert(teams).values(name=name, commune=commune, created_at=self._now).returning(teams.c.id)
        team_id = (await self._connection.execute(made)).scalar_one()
        return Team(id=team_id, name=name, commune=commune)

    async def teams(self) -> list[Team]:
        rows = await self._connection.execute(select(*_team).order_by(teams.c.id))
        return [to_team(row) for row in rows]

    async def team(self, team_id: int) -> Team | None:
        return await self._one_team(select(*_team).where(teams.c.id == team_id))

    async def find_team(self, text: str) -> Team | None:
        """By its exact name, else by its id; None when there is none or the name is not unique."""
        text = text.strip()
        found = await self._one_team(select(*_team).where(teams.c.name == text))
        if found is None and text.isdecimal() and int(text) <= LARGEST:
            return await self.team(int(text))
        return found

    async def _one_team(self, query: Select[Any]) -> Team | None:
        rows = (await self._connection.execute(query.limit(2))).all()
        return to_team(rows[0]) if len(rows) == 1 else None


def to_team(row: AnyRow) -> Team:
    return Team(id=row.id, name=row.name, commune=row.commune)
