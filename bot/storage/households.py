"""Households: a number within a team. What else may be kept about them is in details.py."""

from datetime import date, datetime

from sqlalchemy import and_, exists, func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.visit import Household
from bot.storage.tables import LARGEST, AnyRow, households, teams, visits
from bot.storage.tables_households import household_merges, household_moves

columns = (households.c.id, households.c.team_id, households.c.number)
last_visited = (
    select(func.max(visits.c.day))
    .where(visits.c.household_id == households.c.id, visits.c.voided_at.is_(None))
    .correlate(households)
    .scalar_subquery()
)
_is_merged = and_(household_merges.c.household_id == households.c.id, household_merges.c.undone_at.is_(None))
_is_moved = household_moves.c.household_id == households.c.id
standing = and_(~exists().where(_is_merged), ~exists().where(_is_moved))
"""Not found to be another household, and still of this team."""


class Households:
    def __init__(self, connection: AsyncConnection, now: datetime) -> None:
        self._connection = connection
        self._now = now

    async def recent(self, team_id: int, limit: int) -> list[Household]:
        """Visited last first; those never visited at the end, newest first."""
        query = (
            select(*columns)
            .where(households.c.team_id == team_id, standing)
            .order_by(last_visited.desc().nulls_last(), households.c.number.desc())
            .limit(limit)
        )
        return [to_household(row) for row in await self._connection.execute(query)]

    async def get(self, household_id: int) -> Household | None:
        row = (
            await self._connection.execute(select(*columns).where(households.c.id == household_id))
        ).one_or_none()
        return None if row is None else to_household(row)

    async def by_number(self, team_id: int, number: int) -> Household | None:
        """The household that goes by that code now; None when there is none, or it has moved to another team."""
        found = await self.numbered(team_id, number)
        while found is not None:
            query = (
                select(household_merges.c.into_id, household_moves.c.to_household_id)
                .select_from(
                    households.outerjoin(household_merges, _is_merged).outerjoin(household_moves, _is_moved)
                )
                .where(households.c.id == found.id)
            )
            into, moved = (await self._connection.execute(query)).one()
            if into is None:
                return None if moved else found
            found = await self.get(into)
        return None

    async def on(self, household: Household, day: date) -> Household:
        """The household it was found to be from a merge's day on; before that day it is itself."""
        query = select(household_merges.c.into_id).where(
            household_merges.c.household_id == household.id,
            household_merges.c.undone_at.is_(None),
            household_merges.c.from_day <= day,
        )
        into = await self._connection.scalar(query)
        found = None if into is None else await self.get(into)
        return household if found is None else await self.on(found, day)

    async def numbered(self, team_id: int, number: int) -> Household | None:
        """The household that was given that number, whatever became of it."""
        if number > LARGEST:
            return None
        query = select(*columns).where(households.c.team_id == team_id, households.c.number == number)
        row = (await self._connection.execute(query)).one_or_none()
        return None if row is None else to_household(row)

    async def open(self, team_id: int, created_by: int | None) -> Household:
        """A new household with the team's next number; the team's row is locked, so that numbers are not given twice."""
        await self._connection.execute(select(teams.c.id).where(teams.c.id == team_id).with_for_update())
        highest = select(func.max(households.c.number)).where(households.c.team_id == team_id)
        number = ((await self._connection.execute(highest)).scalar() or 0) + 1
        made = insert(households).values(
            team_id=team_id, number=number, created_at=self._now, created_by=created_by
        )
        new_id = (await self._connection.execute(made.returning(households.c.id))).scalar_one()
        return Household(id=new_id, team_id=team_id, number=number)


def to_household(row: AnyRow) -> Household:
    return Household(id=row.id, team_id=row.team_id, number=row.number)
