"""Everything that only SQLite needs: its pragmas, transactions, errors and files."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import aiosqlite
from sqlalchemy import URL, Connection, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import PoolResetState

from bot.errors import StorageError
from bot.storage.sqlite_connection import CrossingOnce

T = TypeVar("T")

WAIT_SECONDS = 5
"""How long to wait for another process that is writing."""

SIDECARS = ("-wal", "-shm")
"""SQLite's own files beside the database while it is in use."""

_PRAGMAS = (
    f"PRAGMA busy_timeout = {WAIT_SECONDS * 1000}",  # first: the others may have to wait already
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",  # what the bot has confirmed survives a power cut
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",  # what is erased is overwritten, not only forgotten
    "PRAGMA cache_size = -16000",
    "PRAGMA temp_store = MEMORY",
)


def engine(path: Path) -> AsyncEngine:
    """One connection: transactions of this process queue up before it, which is faster than SQLite's waiting."""
    made = create_async_engine(
        URL.create("sqlite+aiosqlite", database=str(path)),
        async_creator=partial(_connect, path),
        pool_size=1,
        max_overflow=0,
        pool_reset_on_return=None,  # `_reset` does it, and only when there is something to roll back
        hide_parameters=True,  # they are what people wrote, and errors end up in the log
    )
    event.listen(made.sync_engine, "connect", _prepare)
    event.listen(made.sync_engine, "reset", _reset)
    event.listen(made.sync_engine, "begin", _begin)
    event.listen(made.sync_engine, "handle_error", _translate)
    return made


async def _connect(path: Path) -> aiosqlite.Connection:
    connection = CrossingOnce(partial(sqlite3.connect, path, timeout=WAIT_SECONDS), iter_chunk_size=64)
    connection._thread.daemon = True  # noqa: SLF001 - as SQLAlchemy does for connections of its own
    return await connection


def _prepare(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # no implicit transactions: `_begin` starts them
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _reset(connection: Any, _record: object, state: PoolResetState) -> None:
    if state.asyncio_safe and connection.driver_connection.in_transaction:
        connection.rollback()


def _begin(connection: Connection) -> None:
    """Take the write lock at once: a transaction that reads first could not always get it later."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _translate(context: ExceptionContext) -> None:
    if isinstance(context.original_exception, sqlite3.Error) and context.engine is not None:
        path = context.engine.url.database
        if told := explain(context.original_exception, Path(path or "")):
            raise told from context.original_exception


_EXPLANATIONS = {
    sqlite3.SQLITE_FULL: ("cannot grow: the disk is full", "Make room, then start again. Nothing is lost."),
    sqlite3.SQLITE_BUSY: (
        f"has been locked by another process for {WAIT_SECONDS} seconds",
        "See what else is using it (lsof, fuser), end that or wait, and try again.",
    ),
    sqlite3.SQLITE_CORRUPT: ("is damaged", "Bring back the last backup: python -m bot restore FILE"),
    sqlite3.SQLITE_NOTADB: (
        "is not a database, or its beginning is damaged",
        "Check DATABASE_URL, or bring back the last backup: python -m bot restore FILE",
    ),
    sqlite3.SQLITE_READONLY: (
        "cannot be written to",
        "Let the account that runs the bot write to this file and its folder.",
    ),
    sqlite3.SQLITE_PERM: (
        "may not be opened",
        "Let the account that runs the bot read and write this file and its folder.",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        "cannot be opened",
        "See that its folder exists and that the account that runs the bot may write there.",
    ),
    sqlite3.SQLITE_IOERR: (
        "cannot be read or written: the disk reports an error",
        "Check the disk and how much room it has; then start again, or restore the last backup.",
    ),
}
_EXPLANATIONS[sqlite3.SQLITE_LOCKED] = _EXPLANATIONS[sqlite3.SQLITE_BUSY]
_EXPLANATIONS[sqlite3.SQLITE_AUTH] = _EXPLANATIONS[sqlite3.SQLITE_PERM]


def explain(error: sqlite3.Error, path: Path) -> StorageError | None:
    """What happened to the file and what to do; None for mistakes in our own statements."""
    code = getattr(error, "sqlite_errorcode", None)
    known = None if code is None else _EXPLANATIONS.get(code & 0xFF)  # the low byte is the kind
    return StorageError(f"The database {path} {known[0]}.\n    → {known[1]}") if known else None


async def leave_no_trace(engine: AsyncEngine, *, rewrite: bool) -> bool:
    """Empty the log, and `rewrite` the file without free pages; False when somebody still reads from the log.

    What is deleted is overwritten anyway (secure_delete); rewriting makes sure, at two seconds for every 100 MB.
    """
    async with engine.connect() as connection:
        raw: Any = (await connection.get_raw_connection()).driver_connection
        with explained(Path(engine.url.database or "")):
            if rewrite:
                await raw.execute("PRAGMA temp_store = FILE")  # a large database has no room in memory
                await raw.execute("VACUUM")
                await raw.execute("PRAGMA temp_store = MEMORY")
            rows = await raw.execute_fetchall("PRAGMA wal_checkpoint(TRUNCATE)")
    busy, _, _ = rows[0]
    return not busy


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Errors of SQLite and of the file system as StorageError."""
    try:
        yield
    except sqlite3.Error as error:
        raise (explain(error, path) or StorageError(f"The database {path}: {error}.")) from error
    except OSError as error:
        raise StorageError(
            f"{error.filename or path}: {error.strerror or error}.\n"
            "    → See that the folder exists, has room, and that the account that runs the bot may write there."
        ) from error


def create_privately(path: Path) -> None:
    """The file (and its folder) before SQLite makes it, so that only our own account can read it."""
    with explained(path):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.touch(mode=0o600)


def copy(source: Path, target: Path) -> None:
    """A consistent copy in one file, also while others write to `source`; a copy that fails leaves nothing."""
    create_privately(target)
    try:
        with closing(sqlite3.connect(read_only(source), timeout=WAIT_SECONDS, uri=True)) as original:
            with explained(source):
                original.execute("PRAGMA schema_version")  # reads the file for the first time
            with explained(target), closing(sqlite3.connect(target)) as made:
                original.backup(made)
                made.execute("PRAGMA journal_mode = DELETE")  # no files beside it
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def read_only(path: Path) -> str:
    """The address that opens the file without changing it or making a new one."""
    return f"{path.absolute().as_uri()}?mode=ro"


def check(path: Path) -> None:
    """Read the whole file; raises StorageError when something in it is broken."""
    with (
        explained(path),
        closing(sqlite3.connect(read_only(path), uri=True)) as connection,
    ):
        found = [row[0] for row in connection.execute("PRAGMA integrity_check(3)")]
        if found == ["ok"] and connection.execute("PRAGMA foreign_key_check").fetchone():
            found = ["rows refer to rows that do not exist"]
    if found != ["ok"]:
        raise StorageError(
            f"The database {path} is damaged: {'; '.join(found)}.\n"
            "    → Bring back the last backup: python -m bot restore FILE"
        )
