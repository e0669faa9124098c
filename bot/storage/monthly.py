"""How many messages a channel has received and sent in this month, for platforms that allow only so many."""

from datetime import date, datetime, tzinfo
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.database import Database, Transaction
from bot.storage.tables import monthly_messages


class Usage(NamedTuple):
    received: int
    sent: int


class MonthlyMessages:
    """One channel's count; months begin at midnight in `zone`."""

    def __init__(self, database: Database, channel: str, zone: tzinfo) -> None:
        self._database = database
        self._channel = channel
        self._zone = zone

    async def count(self, address: str, *, received: int = 0, sent: int = 0, farewell: bool = False) -> Usage:
        """So many more to and from that address; returns what all have used in this month."""

        async def counted(transaction: Transaction) -> Usage:
            month = self._month(transaction.now)
            if received or sent or farewell:
                more = {"received": received, "sent": sent}
                at = transaction.now if farewell else None
                await self._add(transaction.connection, month, address, more, at)
            return await self._usage(transaction.connection, month)

        return await self._database.committed(counted)

    async def said_farewell(self, address: str) -> bool:
        """Whether that address has had its last message of this month."""
        async with self._database.transaction() as transaction:
            here = and_(self._in(self._month(transaction.now)), monthly_messages.c.address == address)
            found = select(monthly_messages.c.farewell_at).where(here)
            return await transaction.connection.scalar(found) is not None

    async def _add(
        self,
        connection: AsyncConnection,
        month: date,
        address: str,
        more: dict[str, int],
        at: datetime | None,
    ) -> None:
        values: dict[str, object] = {name: monthly_messages.c[name] + number for name, number in more.items()}
        if at:
            values["farewell_at"] = at
        here = and_(self._in(month), monthly_messages.c.address == address)
        if (await connection.execute(update(monthly_messages).where(here).values(values))).rowcount:
            return
        ours = monthly_messages.c.channel == self._channel
        await connection.execute(delete(monthly_messages).where(ours, monthly_messages.c.month < month))
        row = {"channel": self._channel, "month": month, "address": address, "farewell_at": at}
        await connection.execute(insert(monthly_messages).values(row | more))

    async def _usage(self, connection: AsyncConnection, month: date) -> Usage:
        sums = [func.coalesce(func.sum(monthly_messages.c[name]), 0) for name in Usage._fields]
        return Usage(*(await connection.execute(select(*sums).where(self._in(month)))).one())

    def _month(self, now: datetime) -> date:
        return now.astimezone(self._zone).date().replace(day=1)

    def _in(self, month: date) -> ColumnElement[bool]:
        return and_(monthly_messages.c.channel == self._channel, monthly_messages.c.month == month)
