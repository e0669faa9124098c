"""Where every conversation stands, which deliveries are answered, and replies that wait to be carried."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import and_, bindparam, delete, insert, literal, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.tables import conversations, deliveries, outbox
from bot.storage.vault import Vault

SESSION, REPLY = "session", "reply"
"""What sealed texts are for. They are sealed because names of households are shown in them."""

SILENT = ("web", "terminal")
"""Channels that bring nothing by themselves: people see what lies there when they come back."""

Address = tuple[str, str]
"""A channel and an address on it; the dialogue's ConversationId is one."""


class Loaded(NamedTuple):
    """`reply` is what was answered if this very delivery has been answered before."""

    session: str | None
    person_id: int | None
    reply: str | None
    known: bool


class Reached(NamedTuple):
    conversation: Address
    session: str
    wrote_at: datetime


class Waiting(NamedTuple):
    """A reply put aside until it can be carried."""

    id: int
    channel: str
    address: str
    reply: str


_one_row = select(literal(1).label("one")).subquery()
_load = select(
    conversations.c.session, conversations.c.person_id, deliveries.c.reply, conversations.c.address
).select_from(
    _one_row.outerjoin(
        conversations,
        and_(
            conversations.c.channel == bindparam("channel"), conversations.c.address == bindparam("address")
        ),
    ).outerjoin(
        deliveries,
        and_(deliveries.c.channel == bindparam("channel"), deliveries.c.delivery_id == bindparam("delivery")),
    )
)
_the_conversation = and_(
    conversations.c.channel == bindparam("on_channel"), conversations.c.address == bindparam("at_address")
)
_update = update(conversations).where(_the_conversation)
_insert = insert(conversations)
_answered = insert(deliveries)


class ConversationStore:
    def __init__(self, connection: AsyncConnection, now: datetime, vault: Vault) -> None:
        self._connection = connection
        self._now = now
        self._vault = vault

    async def load(self, conversation: Address, delivery_id: str) -> Loaded:
        channel, address = conversation
        rows = await self._connection.execute(
            _load, {"channel": channel, "address": address, "delivery": delivery_id}
        )
        session, person_id, reply, known = rows.one()
        return Loaded(
            session=session and self._vault.open(session, SESSION),
            person_id=person_id,
            reply=reply and self._vault.open(reply, REPLY),
            known=known is not None,
        )

    async def remember(
        self,
        conversation: Address,
        *,
        session: str,
        person_id: int | None,
        delivery_id: str,
        reply: str,
        known: bool,
    ) -> None:
        """Where the conversation stands now, and that this delivery is answered. Who writes can be reached."""
        channel, address = conversation
        values = {
            "session": self._vault.seal(session, SESSION),
            "person_id": person_id,
            "updated_at": self._now,
            "unreachable_at": None,
        }
        if known:
            await self._connection.execute(_update, values | {"on_channel": channel, "at_address": address})
        else:
            await self._connection.execute(_insert, values | {"channel": channel, "address": address})
        await self._connection.execute(
            _answered,
            {
                "channel": channel,
                "delivery_id": delivery_id,
                "reply": self._vault.seal(reply, REPLY),
                "at": self._now,
            },
        )

    async def of_person(self, person_id: int) -> Reached | None:
        """Where that person wrote last and can be reached, before all where one need not look by oneself; None: nowhere."""
        columns = (conversations.c.channel, conversations.c.address, conversations.c.session)
        query = (
            select(*columns, conversations.c.updated_at)
            .where(conversations.c.person_id == person_id, conversations.c.unreachable_at.is_(None))
            .order_by(conversations.c.channel.in_(SILENT), conversations.c.updated_at.desc())
            .limit(1)
        )
        row = (await self._connection.execute(query)).one_or_none()
        if row is None:
            return None
        session = self._vault.open(row.session, SESSION)
        return Reached((row.channel, row.address), session, row.updated_at)

    async def lay_out(self, conversation: Address, session: str) -> None:
        """Where it stands after something was said unasked: the person has not written."""
        channel, address = conversation
        await self._connection.execute(
            _update,
            {
                "session": self._vault.seal(session, SESSION),
                "on_channel": channel,
                "at_address": address,
            },
        )

    async def unreachable(self, conversation: Address) -> None:
        """The person has blocked the bot."""
        channel, address = conversation
        await self._connection.execute(
            _update, {"unreachable_at": self._now, "on_channel": channel, "at_address": address}
        )

    async def prune(self, before: datetime) -> int:
        """Forget answered deliveries so old that no platform repeats them; how many there were."""
        return (await self._connection.execute(delete(deliveries).where(deliveries.c.at < before))).rowcount


class Outbox:
    def __init__(self, connection: AsyncConnection, now: datetime, vault: Vault) -> None:
        self._connection = connection
        self._now = now
        self._vault = vault

    async def keep(self, conversation: Address, reply: str) -> int:
        """Returns the id that `carried` takes."""
        channel, address = conversation
        kept = insert(outbox).values(
            channel=channel, address=address, reply=self._vault.seal(reply, REPLY), created_at=self._now
        )
        return int((await self._connection.execute(kept.returning(outbox.c.id))).scalar_one())

    async def kept(self, channel: str) -> list[Waiting]:
        """Oldest first."""
        columns = (outbox.c.id, outbox.c.channel, outbox.c.address, outbox.c.reply)
        query = select(*columns).where(outbox.c.channel == channel).order_by(outbox.c.id)
        return [
            Waiting(id_, on, at, self._vault.open(reply, REPLY))
            for id_, on, at, reply in await self._connection.execute(query)
        ]

    async def take(self, conversation: Address) -> list[str]:
        """What waits for this conversation, oldest first, and waits no more."""
        channel, address = conversation
        taken = delete(outbox).where(outbox.c.channel == channel, outbox.c.address == address)
        rows = await self._connection.execute(taken.returning(outbox.c.id, outbox.c.reply))
        return [self._vault.open(reply, REPLY) for _, reply in sorted((row.id, row.reply) for row in rows)]

    async def carried(self, kept_id: int) -> None:
        await self._connection.execute(delete(outbox).where(outbox.c.id == kept_id))

    async def drop(self, conversation: Address) -> None:
        """Forget all that waits for this conversation."""
        channel, address = conversation
        await self._connection.execute(
            delete(outbox).where(outbox.c.channel == channel, outbox.c.address == address)
        )
