"""The visits a number counts, and how they come together by household, by volunteer, by day."""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Date, Integer, Row, Select, bindparam, exists, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.behind import NO_GUIDE, By, Group, Narrow
from bot.domain.counts import Counts
from bot.domain.people import Area, Team
from bot.domain.period import Period
from bot.domain.visit import Household, Visit
from bot.storage.area_counts import visits_here
from bot.storage.counts import units
from bot.storage.tables import households, people, teams, visits
from bot.storage.visits import to_visit, visit_query

Query = Select[*tuple[Any, ...]]

_first = bindparam("first", type_=Date)
_last = bindparam("last", type_=Date)
_keys: Mapping[By, tuple[ColumnElement[Any], ...]] = {
    By.HOUSEHOLD: (visits.c.household_id,),
    By.VOLUNTEER: (visits.c.volunteer_id,),
    By.DAY: (visits.c.day, visits.c.volunteer_id),
}
_counts = ("households", "visits", "people")


class Behind:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def lines(
        self, place: Team | Area, period: Period, only: Narrow, *, offset: int, limit: int
    ) -> tuple[Counts, list[tuple[Visit, str | None, str]]]:
        """How many there are, and a page of them with volunteer and team, the newest day first."""
        (row,) = await self._rows(_narrowed(place, select(*units), only), place, period)
        newest = (visits.c.day.desc(), visits.c.id.desc())
        ids = _narrowed(place, select(visits.c.id), only).order_by(*newest).offset(offset).limit(limit)
        wanted = [row.id for row in await self._rows(ids, place, period)]
        page = (
            visit_query.add_columns(people.c.name.label("volunteer"), teams.c.name.label("team"))
            .join(people, people.c.id == visits.c.volunteer_id)
            .join(teams, teams.c.id == visits.c.team_id)
            .where(visits.c.id.in_(wanted))
            .order_by(*newest)
        )
        found = await self._connection.execute(page)
        return _to_counts(row), [(to_visit(row), row.volunteer, row.team) for row in found]

    async def groups(
        self, place: Team | Area, period: Period, only: Narrow, by: By, *, offset: int, limit: int
    ) -> tuple[int, list[Group]]:
        """How many groups there are, and a page of them: the largest first, days from the newest."""
        keys = _keys[by]
        query = _narrowed(place, select(*keys, *units), only).group_by(*keys)
        if by is By.HOUSEHOLD:
            query = query.where(visits.c.household_id.is_not(None))
        (total,) = (await self._rows(select(func.count()).select_from(query.subquery()), place, period))[0]
        order = (
            (visits.c.day.desc(), visits.c.volunteer_id) if by is By.DAY else (func.count().desc(), keys[0])
        )
        rows = await self._rows(query.order_by(*order).offset(offset).limit(limit), place, period)
        return total, await self._named(by, rows)

    async def _named(self, by: By, rows: list[Row[Any]]) -> list[Group]:
        if by is By.HOUSEHOLD:
            columns = households.c.id, households.c.team_id, households.c.number
            query = select(*columns).where(households.c.id.in_([row.household_id for row in rows]))
            known = {
                row.id: Household(id=row.id, team_id=row.team_id, number=row.number)
                for row in await self._connection.execute(query)
            }
            return [Group(counts=_to_counts(row), household=known[row.household_id]) for row in rows]
        ids = {row.volunteer_id for row in rows}
        named = await self._connection.execute(select(people.c.id, people.c.name).where(people.c.id.in_(ids)))
        names = {row.id: row.name for row in named}
        return [
            Group(
                counts=_to_counts(row),
                volunteer_id=row.volunteer_id,
                volunteer=names.get(row.volunteer_id),
                day=row.day if by is By.DAY else None,
            )
            for row in rows
        ]

    async def _rows(self, query: Query, place: Team | Area, period: Period) -> list[Row[Any]]:
        which = "area_id" if isinstance(place, Area) else "team_id"
        values = {which: place.id, "first": period.first, "last": period.last}
        return list(await self._connection.execute(query, values))


def _narrowed(place: Team | Area, query: Query, only: Narrow) -> Query:
    if isinstance(place, Area):
        query = visits_here(place.kind, query, _first, _last)
    else:
        here = visits.c.team_id == bindparam("team_id", type_=Integer)
        query = query.select_from(visits).where(
            here, visits.c.voided_at.is_(None), visits.c.day.between(_first, _last)
        )
    return query.where(*_wanted(only))


def _wanted(only: Narrow) -> Iterator[ColumnElement[bool]]:
    for name in ("topic", "outcome", "volunteer_id"):
        if (value := getattr(only, name)) is not None:
            yield visits.c[name] == value
    if only.guide_id is not None:
        yield visits.c.guide_id.is_(None) if only.guide_id == NO_GUIDE else visits.c.guide_id == only.guide_id
    if only.household is not None:  # what was logged under that code, whichever household it is by now
        of_code = households.c.team_id == visits.c.team_id, households.c.number == only.household
        yield exists().where(households.c.id == visits.c.household_id, *of_code)


def _to_counts(row: Row[Any]) -> Counts:
    return Counts(**{name: getattr(row, name) for name in _counts})
