"""One database, opened, migrated, and used one transaction at a time."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple, Self, TypeVar

import structlog
from sqlalchemy import Connection, insert, inspect, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.errors import StorageError
from bot.storage import sqlite
from bot.storage.area_counts import AreaCounting
from bot.storage.area_figures import AreaFiguring
from bot.storage.areas import Areas
from bot.storage.behind import Behind
from bot.storage.conversations import ConversationStore, Outbox
from bot.storage.counts import Counting
from bot.storage.details import Details
from bot.storage.erasing import Erasing
from bot.storage.figures import Figuring
from bot.storage.household_changes import HouseholdChanges
from bot.storage.households import Households
from bot.storage.invitations import Invitations
from bot.storage.links import Links
from bot.storage.notices import Notices
from bot.storage.pages import Pages
from bot.storage.people import People
from bot.storage.questions import Questions
from bot.storage.readings import Readings
from bot.storage.rounds import Rounds
from bot.storage.schema import OURS, Migrations
from bot.storage.sqlite_connection import at_one_go
from bot.storage.tables_households import vault as vault_table
from bot.storage.vault import Vault, key_file_of
from bot.storage.visits import Visits

log = structlog.get_logger()

REWRITTEN_AT_ONCE = 16 * 2**20
"""Bytes of a file that is rewritten right after something was erased; a larger one would keep people waiting."""

Clock = Callable[[], datetime]

T = TypeVar("T")


class Transaction:
    """All that happens to the database for one message, or a round of them: everything, or nothing."""

    def __init__(self, connection: AsyncConnection, now: datetime, vault: Vault) -> None:
        self.connection = connection
        self.now = now
        self.vault = vault
        self.conversations = ConversationStore(connection, now, vault)
        self.outbox = Outbox(connection, now, vault)
        self.people = People(connection, now)
        self.areas = Areas(connection, now)
        self.invitations = Invitations(connection, now)
        self.households = Households(connection, now)
        self.details = Details(connection, now, vault)
        self.household_changes = HouseholdChanges(connection, now)
        self.erasing = Erasing(connection, now, vault)
        self.links = Links(connection, now)
        self.pages = Pages(connection, now)
        self.visits = Visits(connection, now)
        self.notices = Notices(connection, now)
        self.counts = Counting(connection)
        self.area_counts = AreaCounting(connection)
        self.figures = Figuring(connection)
        self.area_figures = AreaFiguring(connection, self.areas)
        self.behind = Behind(connection)
        self.questions = Questions(connection)
        self.readings = Readings(connection)


Work = Callable[[Transaction], Coroutine[Any, Any, T]]


class Migrated(NamedTuple):
    """From which schema to which, and where the file as it was before has been kept."""

    before: str | None
    after: str
    copy: Path | None


class Database:
    def __init__(self, engine: AsyncEngine, clock: Clock, migrated: Migrated, vault: Vault) -> None:
        self.engine = engine
        self._path = Path(engine.url.database or "")
        self.migrated = migrated
        self.vault = vault
        self._clock = clock
        self._queue = asyncio.Lock()
        self._rounds = Rounds(self._commit)
        self._checked = False

    @classmethod
    async def open(
        cls, url: str, clock: Clock, migrations: Migrations = OURS, key_file: Path | None = None
    ) -> Self:
        """Creates what is missing, brings the schema up to date; StorageError when that cannot be done safely."""
        path = path_of(url)
        await asyncio.to_thread(sqlite.create_privately, path)
        engine = sqlite.engine(path)
        try:
            vault = await _unlock(engine, key_file or key_file_of(path), migrations)
            return cls(engine, clock, await _migrate(engine, path, clock(), migrations), vault)
        except BaseException:
            await engine.dispose()
            raise

    @classmethod
    @asynccontextmanager
    async def opened(cls, url: str, clock: Clock, key_file: Path | None = None) -> AsyncIterator[Self]:
        """`open`, and closed at the end."""
        database = await cls.open(url, clock, key_file=key_file)
        try:
            yield database
        finally:
            await database.close()

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        """Commits at the end; rolls back whatever the exception is."""
        async with self._queue, self.engine.connect() as connection, self._begin(connection) as transaction:
            yield transaction
        await self._clean_what_was_erased(transaction)

    async def committed(self, work: Work[T]) -> T:
        """What the work returns, once it is committed: in one transaction with all that waits at the moment.

        It is done at one go, so it waits for nothing but the transaction; done again if another's work breaks theirs.
        """
        result: T = await self._rounds.join(work)
        return result

    async def _commit(self, works: Sequence[Work[Any]]) -> list[Any]:
        async def do() -> tuple[Transaction, list[Any]]:
            async with self._begin(connection) as transaction:
                return transaction, [await work(transaction) for work in works]

        async with self._queue, self.engine.connect() as connection:
            transaction, results = await at_one_go(connection, do())
        await self._clean_what_was_erased(transaction)
        return results

    @asynccontextmanager
    async def _begin(self, connection: AsyncConnection) -> AsyncIterator[Transaction]:
        async with connection.begin():
            self.vault.refresh()
            transaction = Transaction(connection, self._clock(), self.vault)
            yield transaction
            if self.vault.used and not self._checked:
                await _keep_check_value(connection, self.vault)
        self._checked = self.vault.used

    async def _clean_what_was_erased(self, transaction: Transaction) -> None:
        if transaction.erasing.done:
            await self._clean_now(rewrite=self._path.stat().st_size <= REWRITTEN_AT_ONCE)

    async def clean(self) -> None:
        """Whatever was erased leaves its last traces in the files, if there are any left."""
        async with self.transaction() as transaction:
            unclean = await transaction.erasing.unclean()
        if unclean:
            await self._clean_now(rewrite=True)

    async def _clean_now(self, *, rewrite: bool) -> None:
        """What was confirmed stays erased whether or not this works; what is left over is cleaned later."""
        try:
            async with self._queue:
                clean = await sqlite.leave_no_trace(self.engine, rewrite=rewrite)
            if clean and rewrite:
                async with self.transaction() as transaction:
                    await transaction.erasing.cleaned()
        except StorageError as error:
            log.warning("clean-later", reason=str(error))

    async def close(self) -> None:
        """What has begun comes to its end."""
        await self._rounds.end()
        await self.engine.dispose()


def path_of(url: str) -> Path:
    """The file behind a DATABASE_URL."""
    return Path(url.removeprefix("sqlite+aiosqlite:///"))


async def _unlock(engine: AsyncEngine, key_file: Path, migrations: Migrations) -> Vault:
    """Before anything is touched: is this ours, and is the key there that the encrypted data need?"""

    def check_value(connection: Connection) -> str | None:
        if migrations.current(connection) is None or not inspect(connection).has_table(vault_table.name):
            return None
        return connection.scalar(select(vault_table.c.check_value))

    async with engine.connect() as connection:
        found = await connection.run_sync(check_value)
    return await asyncio.to_thread(Vault.unlock, key_file, found)


async def _keep_check_value(connection: AsyncConnection, vault: Vault) -> None:
    """The database remembers which key it was sealed with, from the first time on."""
    if await connection.scalar(select(vault_table.c.id)) is None:
        await connection.execute(insert(vault_table).values(id=1, check_value=vault.check_value()))


async def _migrate(engine: AsyncEngine, path: Path, now: datetime, migrations: Migrations) -> Migrated:
    head = migrations.head
    copy = None
    async with engine.begin() as connection:
        before = await connection.run_sync(migrations.current)
        if before != head:
            if before is not None:
                copy = path.with_name(f"{path.name}.before-{head}-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}")
                await asyncio.to_thread(sqlite.copy, path, copy)
            await connection.run_sync(migrations.apply)
    return Migrated(before, head, copy)
