"""Whom a channel knows, with whom a human has taken over, and forgetting somebody altogether."""

from datetime import timedelta

from sqlalchemy import ColumnElement, Table, and_, delete, insert, select

from bot.storage.database import Database, Transaction
from bot.storage.tables import conversations, handovers, join_failures, monthly_messages, outbox


class Handovers:
    """Of one channel."""

    def __init__(self, database: Database, channel: str) -> None:
        self._database = database
        self._channel = channel

    async def knows(self, address: str) -> bool:
        """Whether there has been any conversation."""
        async with self._database.transaction() as transaction:
            found = select(conversations.c.address).where(self._at(conversations, address))
            return await transaction.connection.scalar(found) is not None

    async def begin(self, address: str, minutes: int) -> None:
        """A human writes there: the bot is silent for so long, counted from now."""
        async with self._database.transaction() as transaction:
            ended = handovers.c.until <= transaction.now
            await transaction.connection.execute(
                delete(handovers).where(handovers.c.channel == self._channel, ended)
            )
            await transaction.connection.execute(delete(handovers).where(self._at(handovers, address)))
            until = transaction.now + timedelta(minutes=minutes)
            row = {"channel": self._channel, "address": address, "until": until}
            await transaction.connection.execute(insert(handovers).values(row))

    async def lasts(self, address: str) -> bool:
        async def looked_up(transaction: Transaction) -> bool:
            now = transaction.now
            found = select(handovers.c.until).where(self._at(handovers, address), handovers.c.until > now)
            return await transaction.connection.scalar(found) is not None

        return await self._database.committed(looked_up)

    async def erase(self, address: str) -> None:
        """All that this channel knows of the person; what they were told is forgotten with old deliveries."""
        async with self._database.transaction() as transaction:
            for table in (conversations, outbox, handovers, join_failures, monthly_messages):
                await transaction.connection.execute(delete(table).where(self._at(table, address)))

    def _at(self, table: Table, address: str) -> ColumnElement[bool]:
        return and_(table.c.channel == self._channel, table.c.address == address)
