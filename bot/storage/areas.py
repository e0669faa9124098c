"""Communes and provinces: what belongs to them from when to when, and who coordinates them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Column, Select, Table, and_, delete, exists, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.people import Area, AreaKind, Member, Role, Team
from bot.errors import WrongUsage
from bot.storage.places import EVER, FURTHER_NOTICE, area_columns, team_columns, to_area, to_team
from bot.storage.tables import LARGEST, areas, people, teams
from bot.storage.tables_areas import area_parents, coordinators, team_parents


class Areas:
    def __init__(self, connection: AsyncConnection, now: datetime) -> None:
        self._connection = connection
        self._now = now

    async def add(self, kind: AreaKind, name: str) -> Area:
        made = insert(areas).values(kind=kind, name=name, created_at=self._now).returning(areas.c.id)
        return Area(id=(await self._connection.execute(made)).scalar_one(), kind=kind, name=name)

    async def all(self) -> list[Area]:
        """Provinces first, then communes, by name."""
        query = select(*area_columns).order_by(areas.c.kind.desc(), areas.c.name, areas.c.id)
        return [to_area(row) for row in await self._connection.execute(query)]

    async def get(self, area_id: int) -> Area | None:
        return await self._one(select(*area_columns).where(areas.c.id == area_id))

    async def find(self, text: str) -> Area | None:
        """By its exact name, else by its id; None when there is none or the name is not unique."""
        text = text.strip()
        found = await self._one(select(*area_columns).where(areas.c.name == text))
        if found is None and text.isdecimal() and int(text) <= LARGEST:
            return await self.get(int(text))
        return found

    async def commune(self, name: str, province: str | None = None) -> Area:
        """That commune, made if there is none; WrongUsage when several have the name and no province tells them apart."""
        found = await self._named(AreaKind.COMMUNE, name)
        if province is not None:
            found = [area for area in found if area.province == province]
        if len(found) > 1:
            raise WrongUsage(f"There are several communes called {name}. Say which with --province.")
        if found:
            return found[0]
        made = await self.add(AreaKind.COMMUNE, name)
        if province is None:
            return made
        await self.place_area(made.id, (await self.province(province)).id, EVER)
        return replace(made, province=province)

    async def province(self, name: str) -> Area:
        """That province, made if there is none."""
        found = await self._named(AreaKind.PROVINCE, name)
        return found[0] if found else await self.add(AreaKind.PROVINCE, name)

    async def _named(self, kind: AreaKind, name: str) -> list[Area]:
        query = select(*area_columns).where(areas.c.kind == kind, areas.c.name == name).order_by(areas.c.id)
        return [to_area(row) for row in await self._connection.execute(query)]

    async def place_team(self, team_id: int, commune_id: int, since: date) -> None:
        """From that day on the team belongs to the commune; until then everything stays as it was."""
        await self._place(team_parents, team_parents.c.team_id, team_id, since, area_id=commune_id)

    async def place_area(self, area_id: int, province_id: int, since: date) -> None:
        await self._place(area_parents, area_parents.c.area_id, area_id, since, parent_id=province_id)

    async def communes(self, province_id: int, day: date) -> list[Area]:
        query = (
            select(*area_columns)
            .join(area_parents, area_parents.c.area_id == areas.c.id)
            .where(area_parents.c.parent_id == province_id, _on(area_parents, day))
            .order_by(areas.c.name, areas.c.id)
        )
        return [to_area(row) for row in await self._connection.execute(query)]

    async def teams(self, area: Area, day: date) -> list[Team]:
        """Of the commune, or of all communes of the province, on that day."""
        query = (
            select(*team_columns)
            .join(team_parents, team_parents.c.team_id == teams.c.id)
            .where(_on(team_parents, day), _below([area.id], day))
            .order_by(teams.c.name, teams.c.id)
        )
        return [to_team(row) for row in await self._connection.execute(query)]

    async def hold(self, area_ids: Iterable[int], team_id: int, day: date) -> bool:
        """Whether the team belongs to one of these communes or provinces on that day."""
        query = select(
            exists().where(team_parents.c.team_id == team_id, _on(team_parents, day), _below(area_ids, day))
        )
        return bool((await self._connection.execute(query)).scalar())

    async def appoint(self, person_id: int, area_id: int) -> None:
        here = and_(coordinators.c.person_id == person_id, coordinators.c.area_id == area_id)
        again = update(coordinators).where(here).values(until=None)
        if not (await self._connection.execute(again)).rowcount:
            await self._connection.execute(
                insert(coordinators).values(person_id=person_id, area_id=area_id, since=self._now)
            )

    async def dismiss(self, person_id: int, area_id: int) -> bool:
        dismissed = update(coordinators).where(
            coordinators.c.person_id == person_id,
            coordinators.c.area_id == area_id,
            coordinators.c.until.is_(None),
        )
        return (await self._connection.execute(dismissed.values(until=self._now))).rowcount == 1

    async def coordinators(self, area_id: int) -> list[Member]:
        query = (
            select(people.c.id, people.c.name, coordinators.c.since)
            .join_from(coordinators, people)
            .where(coordinators.c.area_id == area_id, coordinators.c.until.is_(None))
            .order_by(coordinators.c.since, people.c.id)
        )
        rows = await self._connection.execute(query)
        return [
            Member(person_id=id_, name=name, role=Role.COORDINATOR, since=since) for id_, name, since in rows
        ]

    async def _place(
        self, table: Table, child: Column[int], child_id: int, since: date, **parent: int
    ) -> None:
        """Later placements are forgotten, an earlier one ends the day before."""
        it = child == child_id
        await self._connection.execute(delete(table).where(it, table.c.first >= since))
        if since > date.min:
            ended = update(table).where(it, table.c.last >= since)
            await self._connection.execute(ended.values(last=since - timedelta(days=1)))
        placed = {child.name: child_id, "first": since, "last": FURTHER_NOTICE, **parent}
        await self._connection.execute(insert(table).values(placed))

    async def _one(self, query: Select[Any]) -> Area | None:
        rows = (await self._connection.execute(query.limit(2))).all()
        return to_area(rows[0]) if len(rows) == 1 else None


def _on(table: Table, day: date) -> Any:
    return and_(table.c.first <= day, table.c.last >= day)


def _below(area_ids: Iterable[int], day: date) -> Any:
    ids = list(area_ids)
    provinces = select(area_parents.c.area_id).where(
        area_parents.c.parent_id.in_(ids), _on(area_parents, day)
    )
    return or_(team_parents.c.area_id.in_(ids), team_parents.c.area_id.in_(provinces))
