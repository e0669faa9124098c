import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection

from bot.errors import StorageError
from bot.storage.database import Database, Migrated
from bot.storage.schema import OURS, Migrations
from bot.storage.tables import metadata
from tests.clock import Clock

NEXT = f"{int(OURS.head) + 1:04}"
MOTTO = """
revision = "{next}"
down_revision = "{head}"

import sqlalchemy as sa
from alembic import op

def upgrade() -> None:
    op.add_column("teams", sa.Column("motto", sa.Text))
    {then}
"""


def write_motto(folder: Path, then: str) -> None:
    revision = MOTTO.format(next=NEXT, head=OURS.head, then=then)
    (folder / "versions" / f"{NEXT}_motto.py").write_text(revision)


@pytest.fixture
def newer(tmp_path: Path) -> Migrations:
    """Our migrations and one more."""
    folder = Path(shutil.copytree(OURS.folder, tmp_path / "migrations"))
    write_motto(folder, "pass")
    return Migrations(folder)


def url(path: Path) -> str:
    return f"sqlite+aiosqlite:///{path}"


def columns_of_teams(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [row[1] for row in connection.execute("PRAGMA table_info(teams)")]


async def test_migrations_make_exactly_the_tables_of_the_code(database: Database) -> None:
    def compare(connection: Connection) -> list[object]:
        context = MigrationContext.configure(connection, opts={"compare_server_default": True})
        return list(compare_metadata(context, metadata))

    async with database.transaction() as transaction:
        assert await transaction.connection.run_sync(compare) == []


async def test_a_new_database_is_private_and_needs_no_copy(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "new" / "folder" / "sotayso.db"
    async with Database.opened(url(path), clock) as database:
        assert database.migrated == Migrated(before=None, after=OURS.head, copy=None)
        modes = {file.name: oct(file.stat().st_mode & 0o777) for file in path.parent.iterdir()}
    ours = ("sotayso.db", "sotayso.db-wal", "sotayso.db-shm", "sotayso.key")
    assert modes == dict.fromkeys(ours, "0o600")
    assert oct(path.parent.stat().st_mode & 0o777) == "0o700"


async def test_a_database_of_today_is_left_alone(database_file: Path, clock: Clock) -> None:
    async with Database.opened(url(database_file), clock) as database:
        assert database.migrated == Migrated(OURS.head, OURS.head, None)
    assert sorted(path.name for path in database_file.parent.iterdir()) == ["sotayso.db", "sotayso.key"]


async def test_the_file_is_copied_before_a_migration(
    database_file: Path, clock: Clock, newer: Migrations
) -> None:
    database = await Database.open(url(database_file), clock, newer)
    await database.close()
    copy = database_file.with_name(f"sotayso.db.before-{NEXT}-20261122T050000Z")
    assert database.migrated == Migrated(OURS.head, NEXT, copy)
    assert "motto" in columns_of_teams(database_file)
    assert "motto" not in columns_of_teams(copy)
    assert copy.stat().st_mode & 0o777 == 0o600


async def test_a_migration_that_fails_changes_nothing(
    database_file: Path, clock: Clock, newer: Migrations
) -> None:
    write_motto(newer.folder, 'raise RuntimeError("halfway")')
    with pytest.raises(RuntimeError, match="halfway"):
        await Database.open(url(database_file), clock, newer)
    assert "motto" not in columns_of_teams(database_file)
    async with Database.opened(url(database_file), clock) as database:
        assert database.migrated.before == OURS.head


async def test_an_older_program_refuses_a_newer_database(
    database_file: Path, clock: Clock, newer: Migrations
) -> None:
    await (await Database.open(url(database_file), clock, newer)).close()
    before = database_file.read_bytes()
    with pytest.raises(StorageError, match=rf"has schema {NEXT}; .* knows schemas up to {OURS.head}"):
        await Database.open(url(database_file), clock)
    assert database_file.read_bytes() == before


async def test_another_programs_database_is_not_touched(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "shop.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE shoes (size INTEGER)")
    with pytest.raises(StorageError, match="tables that are not ours"):
        await Database.open(url(path), clock)
    with closing(sqlite3.connect(path)) as connection:
        assert [row[0] for row in connection.execute("SELECT name FROM sqlite_master")] == ["shoes"]
