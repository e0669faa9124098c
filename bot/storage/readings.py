"""How often each guide is begun, so that the most used come first; nobody's reading is followed."""

from datetime import date

from sqlalchemy import func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.tables import readings


class Readings:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def count(self, guide_id: str, day: date) -> None:
        """Once more on that day."""
        here = (readings.c.guide_id == guide_id, readings.c.day == day)
        more = update(readings).where(*here).values(times=readings.c.times + 1)
        if not (await self._connection.execute(more)).rowcount:
            await self._connection.execute(insert(readings), {"guide_id": guide_id, "day": day, "times": 1})

    async def most_used(self, since: date, limit: int) -> list[str]:
        """Guide ids, the most used first."""
        query = (
            select(readings.c.guide_id)
            .where(readings.c.day >= since)
            .group_by(readings.c.guide_id)
            .order_by(func.sum(readings.c.times).desc(), readings.c.guide_id)
            .limit(limit)
        )
        return list((await self._connection.execute(query)).scalars())
