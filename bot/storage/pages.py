"""Who may open the page of a team: links for one use, and sessions. Of tokens only the hash is kept."""

import secrets
from datetime import datetime, timedelta
from hashlib import sha256
from typing import NamedTuple

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.device import Device
from bot.storage.tables import conversations
from bot.storage.tables_pages import page_links, page_sessions

LINK_VALID_FOR = timedelta(minutes=10)
SESSION_VALID_FOR = timedelta(days=30)
NOTED_EVERY = timedelta(minutes=5)
"""“Last used” is not written at every page."""

LONGEST_NAME = 60
SESSION, CHAT = "s", "c"
"""What the key of a device begins with."""


class Opened(NamedTuple):
    session_id: int
    person_id: int


class Pages:
    def __init__(self, connection: AsyncConnection, now: datetime) -> None:
        self._connection = connection
        self._now = now

    async def make_link(self, person_id: int) -> str:
        """A new token; an older one of that person is void, and so are those that have expired."""
        old = (page_links.c.person_id == person_id) | (page_links.c.expires_at <= self._now)
        await self._connection.execute(delete(page_links).where(old))
        token = _new_token()
        made = insert(page_links).values(
            token_hash=_hashed(token), person_id=person_id, expires_at=self._now + LINK_VALID_FOR
        )
        await self._connection.execute(made)
        return token

    async def use_link(self, token: str) -> int | None:
        """Whose it was; never again."""
        used = (
            delete(page_links)
            .where(page_links.c.token_hash == _hashed(token), page_links.c.expires_at > self._now)
            .returning(page_links.c.person_id)
        )
        return (await self._connection.execute(used)).scalar_one_or_none()

    async def open(self, person_id: int, device: str) -> str:
        """The token of a new session. Those that have expired are forgotten on the way."""
        await self._connection.execute(delete(page_sessions).where(page_sessions.c.expires_at <= self._now))
        token = _new_token()
        made = insert(page_sessions).values(
            token_hash=_hashed(token),
            person_id=person_id,
            device=device[:LONGEST_NAME],
            created_at=self._now,
            used_at=self._now,
            expires_at=self._now + SESSION_VALID_FOR,
        )
        await self._connection.execute(made)
        return token

    async def owner(self, token: str) -> Opened | None:
        """Whose session it is, as long as it lasts; that it was used is noted now and then."""
        table = page_sessions.c
        query = select(table.id, table.person_id, table.used_at).where(
            table.token_hash == _hashed(token), table.expires_at > self._now
        )
        row = (await self._connection.execute(query)).one_or_none()
        if row is None:
            return None
        if row.used_at <= self._now - NOTED_EVERY:
            noted = update(page_sessions).where(table.id == row.id).values(used_at=self._now)
            await self._connection.execute(noted)
        return Opened(row.id, row.person_id)

    async def devices(self, person_id: int, channel: str) -> list[Device]:
        """Sessions, then browsers whose chat on that channel is this person; used last first."""
        table, chats = page_sessions.c, conversations.c
        sessions = (
            select(page_sessions)
            .where(table.person_id == person_id, table.expires_at > self._now)
            .order_by(table.used_at.desc(), table.id.desc())
        )
        opened = [
            Device(
                key=f"{SESSION}{row.id}",
                name=row.device,
                since=row.created_at,
                used=row.used_at,
                until=row.expires_at,
            )
            for row in await self._connection.execute(sessions)
        ]
        here = (
            select(chats.address, chats.updated_at)
            .where(chats.channel == channel, chats.person_id == person_id)
            .order_by(chats.updated_at.desc())
        )
        return opened + [
            Device(key=key_of_chat(row.address), name=None, since=None, used=row.updated_at, until=None)
            for row in await self._connection.execute(here)
        ]

    async def end(self, person_id: int, channel: str, key: str) -> bool:
        """False when that person has no such device."""
        if key.startswith(SESSION) and key[1:].isdecimal():
            ended = delete(page_sessions).where(
                page_sessions.c.id == int(key[1:]), page_sessions.c.person_id == person_id
            )
            return (await self._connection.execute(ended)).rowcount == 1
        chats = conversations.c
        mine = select(chats.address).where(chats.channel == channel, chats.person_id == person_id)
        found = [a for (a,) in await self._connection.execute(mine) if key_of_chat(a) == key]
        for address in found:
            await self._connection.execute(
                delete(conversations).where(chats.channel == channel, chats.address == address)
            )
        return bool(found)


def key_of_chat(address: str) -> str:
    return f"{CHAT}{_hashed(address)[:16]}"


def _new_token() -> str:
    return secrets.token_urlsafe(24)


def _hashed(token: str) -> str:
    return sha256(token.encode()).hexdigest()
