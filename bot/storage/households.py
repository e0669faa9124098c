"""Households: a number within a team, nothing else."""

from datetime import datetime

from sqlalchemy import func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.visit import Household
from bot.storage.tables import LARGEST, AnyRow, households, teams, visits

_household = (households.c.id, households.c.team_id, households.c.number)
_last_visited = (
    select(func.max(visits.c.day))
    .where(visits.c.household_id == households.c.id, visits.c.voided_at.is_(None))
    .correlate(households)
    .scalar_subquery()
)


class Households:
    def __init__(self, connection: AsyncConnection, now: datetime) -> None:
        self._connection = connection
        self._now = now

    async def recent(self, team_id: int, limit: int) -> list[Household]:
        """Visited last first; those never visited at the end, newest first."""
        query = (
            select(*_household)
            .where(households.c.team_id == team_id)
            .order_by(_last_visited.desc().nulls_last(), households.c.number.desc())
            .limit(limit)
        )
        return [to_household(row) for row in await self._connection.execute(query)]

    async def by_number(self, team_id: int, number: int) -> Household | None:
        if number > LARGEST:
            return None
        query = select(*_household).where(households.c.team_id == team_id, households.c.number == number)
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
