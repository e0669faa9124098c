"""A new key for everything that is sealed; or, when the key is lost, an end to what nobody can read any more."""

import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Column, Table, bindparam, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import sqlite
from bot.storage.conversations import REPLY, SESSION
from bot.storage.database import Database, path_of
from bot.storage.details import LABEL, PHONE
from bot.storage.tables import conversations, deliveries, outbox
from bot.storage.tables_households import consents, household_details, vault
from bot.storage.vault import Vault

SEALED: tuple[tuple[Column[str], str], ...] = (
    (household_details.c.label, LABEL),
    (household_details.c.phone, PHONE),
    (conversations.c.session, SESSION),
    (deliveries.c.reply, REPLY),
    (outbox.c.reply, REPLY),
)
"""Every column that is sealed, and what for."""


class Rotated(NamedTuple):
    """How many values were sealed anew, and where the old key is kept for backups made until now."""

    values: int
    old_key: Path


async def rotate(database: Database, now: datetime) -> Rotated:
    """One transaction; the old key stays in the file until it is committed. The bot may go on running.

    A running bot looks at the key file at the start of each transaction, and transactions wait for each other: what
    it seals with the old key is committed before we begin, and what comes later is sealed with the new one.
    """
    key = database.vault
    old = key.file.with_name(f"{key.file.name}.before-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}")
    shutil.copy2(key.file, old)
    key.add_key()
    async with database.transaction() as transaction:
        values = sum([await _reseal(transaction.connection, key, column, why) for column, why in SEALED])
        await transaction.connection.execute(update(vault).values(check_value=key.check_value()))
    key.drop_old_keys()
    return Rotated(values, old)


async def give_up(url: str, now: datetime) -> Path:
    """The key is lost: without what was sealed with it the bot can start again; where the file as it was is kept.

    Visits and counts are not sealed. Conversations begin anew, and households are codes.
    """
    path = path_of(url)
    kept = path.with_name(f"{path.name}.before-key-lost-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}")
    sqlite.copy(path, kept)
    engine = sqlite.engine(path)
    try:
        async with engine.begin() as connection:
            for table in (household_details, deliveries, outbox, vault):
                await connection.execute(delete(table))
            await connection.execute(update(conversations).values(session="{}"))
            agreed = update(consents).where(consents.c.withdrawn_at.is_(None))
            await connection.execute(agreed.values(withdrawn_at=now))
    finally:
        await engine.dispose()
    return kept


async def _reseal(connection: AsyncConnection, key: Vault, column: Column[str], purpose: str) -> int:
    table: Table = column.table
    ids = list(table.primary_key)
    rows = (await connection.execute(select(*ids, column).where(column.is_not(None)))).all()
    changed = update(table).values({column: bindparam("sealed")})
    for id_ in ids:
        changed = changed.where(id_ == bindparam(f"of_{id_.name}"))
    values = [
        {f"of_{id_.name}": value for id_, value in zip(ids, row, strict=False)}
        | {"sealed": key.seal(key.open(row[-1], purpose), purpose)}
        for row in rows
    ]
    if values:
        await connection.execute(changed, values)
    return len(values)
