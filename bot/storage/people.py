"""Teams, and the people who work in them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, String, and_, bindparam, case, cast, insert, null, select, union_all, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.people import Area, AreaKind, Invitation, Member, Membership, Person, Role, Team
from bot.storage.areas import Areas
from bot.storage.places import EVER, commune_of_team, team_columns, to_team
from bot.storage.tables import LARGEST, areas, memberships, people, teams
from bot.storage.tables_areas import coordinators

_unset = cast(null(), String)
_person = union_all(
    select(
        people.c.name.label("person"),
        memberships.c.since,
        memberships.c.role,
        teams.c.id,
        teams.c.name,
        commune_of_team.label("above"),
        _unset.label("kind"),
    )
    .select_from(
        people.outerjoin(
            memberships, and_(memberships.c.person_id == people.c.id, memberships.c.until.is_(None))
        ).outerjoin(teams)
    )
    .where(people.c.id == bindparam("person_id")),
    select(_unset, coordinators.c.since, _unset, areas.c.id, areas.c.name, _unset, areas.c.kind)
    .join_from(coordinators, areas)
    .where(coordinators.c.person_id == bindparam("person_id"), coordinators.c.until.is_(None)),
).order_by("since", "id")


class People:
    def __init__(self, connection: AsyncConnection, now: datetime) -> None:
        self._connection = connection
        self._now = now

    async def person(self, person_id: int) -> Person:
        """With all teams and areas, the ones joined last at the end; a resident when nobody has that id."""
        rows: Sequence[Any] = (await self._connection.execute(_person, {"person_id": person_id})).all()
        if not any(row.kind is None for row in rows):
            return Person()
        return Person(
            id=person_id,
            name=next(row.person for row in rows if row.kind is None),
            memberships=tuple(
                Membership(team=Team(id=row.id, name=row.name, commune=row.above), role=Role(row.role))
                for row in rows
                if row.role is not None
            ),
            areas=tuple(
                Area(id=row.id, name=row.name, kind=AreaKind(row.kind))
                for row in rows
                if row.kind is not None
            ),
        )

    async def join(self, person_id: int | None, invitation: Invitation) -> Person:
        """Makes a resident a person; a volunteer of that team may become its lead, never the other way."""
        if person_id is None:
            made = insert(people).values(created_at=self._now).returning(people.c.id)
            person_id = (await self._connection.execute(made)).scalar_one()
        if isinstance(invitation.place, Area):
            await Areas(self._connection, self._now).appoint(person_id, invitation.place.id)
        else:
            await self._join_team(person_id, invitation.place.id, invitation.role)
        return await self.person(person_id)

    async def _join_team(self, person_id: int, team_id: int, role: Role) -> None:
        """Who left and comes again begins anew."""
        here = _membership(person_id, team_id)
        present = (
            await self._connection.execute(select(memberships.c.role, memberships.c.until).where(here))
        ).one_or_none()
        if present is None:
            values = {"person_id": person_id, "team_id": team_id, "role": role, "since": self._now}
            await self._connection.execute(insert(memberships).values(values))
        elif present.until is not None:
            again = update(memberships).where(here).values(role=role, since=self._now, until=None)
            await self._connection.execute(again)
        elif role is Role.LEAD:
            await self._connection.execute(update(memberships).where(here).values(role=role))

    async def leave(self, person_id: int, team_id: int) -> bool:
        """The rights end at once; what was logged stays. False when that person was not in the team."""
        left = update(memberships).where(_membership(person_id, team_id), memberships.c.until.is_(None))
        return (await self._connection.execute(left.values(until=self._now))).rowcount == 1

    async def hand_over(self, team_id: int, to: int) -> bool:
        """A member becomes the one lead of the team, who led it until now a volunteer; nothing else changes."""
        here = and_(memberships.c.team_id == team_id, memberships.c.until.is_(None))
        if not await self._connection.scalar(
            select(memberships.c.role).where(here, memberships.c.person_id == to)
        ):
            return False
        role = case((memberships.c.person_id == to, Role.LEAD.value), else_=Role.VOLUNTEER.value)
        await self._connection.execute(update(memberships).where(here).values(role=role))
        return True

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

    async def names(self, person_ids: set[int]) -> dict[int, str | None]:
        rows = await self._connection.execute(
            select(people.c.id, people.c.name).where(people.c.id.in_(person_ids))
        )
        return {row.id: row.name for row in rows}

    async def add_team(self, name: str, commune: Area | None = None) -> Team:
        made = insert(teams).values(name=name, created_at=self._now).returning(teams.c.id)
        team_id = (await self._connection.execute(made)).scalar_one()
        if commune:
            await Areas(self._connection, self._now).place_team(team_id, commune.id, EVER)
        return Team(id=team_id, name=name, commune=commune.name if commune else None)

    async def teams(self) -> list[Team]:
        rows = await self._connection.execute(select(*team_columns).order_by(teams.c.id))
        return [to_team(row) for row in rows]

    async def team(self, team_id: int) -> Team | None:
        return await self._one_team(select(*team_columns).where(teams.c.id == team_id))

    async def find_team(self, text: str) -> Team | None:
        """By its exact name, else by its id; None when there is none or the name is not unique."""
        text = text.strip()
        found = await self._one_team(select(*team_columns).where(teams.c.name == text))
        if found is None and text.isdecimal() and int(text) <= LARGEST:
            return await self.team(int(text))
        return found

    async def _one_team(self, query: Select[Any]) -> Team | None:
        rows = (await self._connection.execute(query.limit(2))).all()
        return to_team(rows[0]) if len(rows) == 1 else None


def _membership(person_id: int, team_id: int) -> Any:
    return and_(memberships.c.person_id == person_id, memberships.c.team_id == team_id)
