"""Questions no guide answered, without who asked them."""

from datetime import date

from sqlalchemy import func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.period import Period
from bot.storage.tables import questions


class Questions:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def keep(self, text: str, day: date) -> None:
        await self._connection.execute(insert(questions), {"text": text, "day": day})

    async def count(self, period: Period) -> int:
        query = select(func.count()).where(questions.c.day.between(period.first, period.last))
        return (await self._connection.execute(query)).scalar_one()

    async def recent(self, period: Period, limit: int, *, offset: int = 0) -> list[str]:
        """The newest first."""
        query = (
            select(questions.c.text)
            .where(questions.c.day.between(period.first, period.last))
            .order_by(questions.c.day.desc(), questions.c.id.desc())
            .offset(offset)
            .limit(limit)
        )
        return list((await self._connection.execute(query)).scalars())
