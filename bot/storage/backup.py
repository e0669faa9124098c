"""Backup and restore: complete and checked before anything is replaced."""

import os
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import create_engine

from bot.errors import StorageError, WrongUsage
from bot.storage import sqlite
from bot.storage.schema import OURS


def back_up(database: Path, target: Path) -> str:
    """A copy as of one moment, made while the bot runs; its schema. Replaces an older backup, and nothing else."""
    if not database.exists():
        raise StorageError(f"{database} does not exist, so there is nothing to back up.")
    _refuse_to_lose(database, target)
    part = target.with_name(f"{target.name}.part")
    with sqlite.explained(target):
        part.unlink(missing_ok=True)
    try:
        sqlite.copy(database, part)
        schema = inspect(part)
        _replace(part, target)
        return schema
    finally:
        part.unlink(missing_ok=True)


def bring_back(source: Path, database: Path, now: datetime) -> Path | None:
    """Put a backup in the place of the database; returns where the present file is kept, None if there was none."""
    if not source.is_file():
        raise WrongUsage(f"{source} does not exist or is not a file.")
    if database.exists() and source.samefile(database):
        raise WrongUsage(f"{source} is the database itself. Name the backup to restore.")
    inspect(source)
    part = database.with_name(f"{database.name}.part")
    kept = database.with_name(f"{database.name}.before-restore-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}")
    with sqlite.explained(database):
        part.unlink(missing_ok=True)
    try:
        sqlite.copy(source, part)
        inspect(part)
        return _exchange(part, database, kept)
    finally:
        part.unlink(missing_ok=True)


def inspect(path: Path) -> str:
    """The schema of a database of ours in that file; StorageError when it is damaged, foreign or too new."""
    sqlite.check(path)
    engine = create_engine("sqlite://", creator=lambda: sqlite3.connect(sqlite.read_only(path), uri=True))
    try:
        with sqlite.explained(path), engine.connect() as connection:
            found = OURS.current(connection)
    finally:
        engine.dispose()
    if found is None:  # an empty file is a valid SQLite database
        raise StorageError(f"{path} holds no data of Sổ Tay Số.")
    return found


def _refuse_to_lose(database: Path, target: Path) -> None:
    if target.is_dir():
        raise WrongUsage(f"{target} is a folder. Name a file in it.")
    if not target.exists():
        return
    if target.samefile(database):
        raise WrongUsage(f"{target} is the database itself. Name another file.")
    try:
        inspect(target)
    except StorageError as error:
        raise WrongUsage(
            f"{target} exists and is not a backup of Sổ Tay Số. Name another file, or move this one away."
        ) from error


def _exchange(part: Path, database: Path, kept: Path) -> Path | None:
    """At every moment there is a complete database: the present one or the restored one."""
    if not database.exists():
        _move_sidecars(database, kept)
        _replace(part, database)
        return None
    with (
        sqlite.explained(database),
        closing(sqlite3.connect(database, timeout=0, isolation_level=None)) as connection,
    ):
        _make_sure_nobody_uses(connection, database)
        _move_sidecars(database, kept)
        try:
            os.link(database, kept)
        except OSError:  # a file system without links
            shutil.copy2(database, kept)
        _replace(part, database)
    return kept


def _move_sidecars(database: Path, kept: Path) -> None:
    """Left over beside a damaged or deleted file; SQLite would play them into the restored one."""
    with sqlite.explained(database):
        for sidecar in sqlite.SIDECARS:
            beside = Path(f"{database}{sidecar}")
            if beside.exists():
                beside.rename(f"{kept}{sidecar}")


def _make_sure_nobody_uses(connection: sqlite3.Connection, database: Path) -> None:
    """Only the one connection there is may leave WAL mode; this also moves everything into the one file."""
    try:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.DatabaseError as error:
        if (
            isinstance(error, sqlite3.OperationalError)
            and error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
        ):
            raise StorageError(
                f"The database {database} is in use.\n    → Stop the bot, then restore again."
            ) from error
        # A damaged file cannot tell whether it is in use; replacing it is what restore is for.


def _replace(part: Path, target: Path) -> None:
    """The new name lasts even if the power goes now."""
    with sqlite.explained(target):
        part.replace(target)
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
