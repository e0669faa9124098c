import asyncio
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy.exc import StatementError

from bot.errors import StorageError
from bot.storage.database import Database
from tests.clock import TODAY, Clock
from tests.storage.crew import a_crew

OPEN_HOUSEHOLDS = """
import asyncio, sys
from datetime import UTC, datetime
from bot.storage.database import Database

async def main(url: str, team_id: int, count: int) -> None:
    async with Database.opened(url, lambda: datetime.now(UTC)) as database:
        for _ in range(count):
            async with database.transaction() as transaction:
                await transaction.households.open(team_id, None)

asyncio.run(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
"""


async def ask(database: Database, sql: str) -> object:
    async with database.transaction() as transaction:
        return (await transaction.connection.exec_driver_sql(sql)).scalar()


async def set_(database: Database, pragma: str) -> None:
    async with database.transaction() as transaction:
        await transaction.connection.exec_driver_sql(f"PRAGMA {pragma}")


async def teams(database: Database) -> list[str]:
    async with database.transaction() as transaction:
        return [team.name for team in await transaction.people.teams()]


async def test_what_is_committed_survives_a_power_cut(database: Database) -> None:
    assert await ask(database, "PRAGMA journal_mode") == "wal"
    assert await ask(database, "PRAGMA synchronous") == 2  # FULL
    assert await ask(database, "PRAGMA foreign_keys") == 1


async def test_a_transaction_happens_as_a_whole_or_not_at_all(database: Database) -> None:
    with pytest.raises(RuntimeError):
        async with database.transaction() as transaction:
            await transaction.people.add_team("Tổ 5")
            raise RuntimeError
    assert await teams(database) == []
    async with database.transaction() as transaction:
        await transaction.people.add_team("Tổ 6")
    assert await teams(database) == ["Tổ 6"]


async def test_a_cancelled_transaction_leaves_nothing_and_blocks_nobody(database: Database) -> None:
    started = asyncio.Event()

    async def wait_inside() -> None:
        async with database.transaction() as transaction:
            await transaction.people.add_team("Tổ 5")
            started.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(wait_inside())
    await started.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await teams(database) == []


async def test_transactions_of_one_process_queue_up(database: Database) -> None:
    async with database.transaction() as transaction:
        crew = await a_crew(transaction)

    async def open_one() -> int:
        async with database.transaction() as transaction:
            return (await transaction.households.open(crew.team.id, None)).number

    assert sorted(await asyncio.gather(*(open_one() for _ in range(30)))) == list(range(2, 32))


async def test_two_processes_work_on_one_database(tmp_path: Path, clock: Clock) -> None:
    """Both start on a new file, so they also migrate it at the same time."""
    url = f"sqlite+aiosqlite:///{tmp_path / 'sotayso.db'}"
    script = [sys.executable, "-c", OPEN_HOUSEHOLDS, url]
    opened = [subprocess.Popen([*script, "1", "0"]) for _ in range(2)]
    assert [process.wait() for process in opened] == [0, 0]
    async with Database.opened(url, clock) as database:
        async with database.transaction() as transaction:
            team = await transaction.people.add_team("Tổ 5")
        working = [subprocess.Popen([*script, str(team.id), "40"]) for _ in range(2)]
        assert [await asyncio.to_thread(process.wait) for process in working] == [0, 0]
        assert await ask(database, "SELECT count(*) FROM households") == 80
        assert await ask(database, "SELECT max(number) FROM households") == 80


async def test_times_come_back_aware_and_in_utc(database: Database, clock: Clock) -> None:
    clock.now = datetime(2026, 11, 22, 23, 30, tzinfo=timezone(timedelta(hours=7)))
    async with database.transaction() as transaction:
        crew = await a_crew(transaction)
        (lead, _) = await transaction.people.members(crew.team.id)
    assert lead.since == clock.now
    assert lead.since.tzinfo is UTC


async def test_a_time_without_a_zone_is_refused(database: Database, clock: Clock) -> None:
    clock.now = datetime(2026, 11, 22)  # noqa: DTZ001 - the mistake under test
    with pytest.raises(StatementError, match="has no time zone"):
        async with database.transaction() as transaction:
            await transaction.people.add_team("Tổ 5")


async def test_a_full_disk_is_told_and_nothing_is_lost(database: Database) -> None:
    async with database.transaction() as transaction:
        await transaction.people.add_team("Tổ 5")
    await set_(database, "max_page_count = 60")
    with pytest.raises(StorageError, match="cannot grow: the disk is full"):
        async with database.transaction() as transaction:
            for _ in range(500):
                await transaction.questions.keep("bán gà trên mạng " * 50, TODAY)
    await set_(database, "max_page_count = 100000")
    assert await ask(database, "SELECT count(*) FROM questions") == 0
    assert await teams(database) == ["Tổ 5"]


async def test_a_database_locked_by_another_program_is_told(database: Database, database_file: Path) -> None:
    await set_(database, "busy_timeout = 20")
    with closing(sqlite3.connect(database_file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageError, match="has been locked by another process"):
            await teams(database)
        other.execute("ROLLBACK")
    assert await teams(database) == []


async def test_a_database_that_may_not_be_written_is_told(database: Database) -> None:
    await set_(database, "query_only = ON")
    with pytest.raises(StorageError, match="cannot be written to"):
        async with database.transaction() as transaction:
            await transaction.people.add_team("Tổ 5")


@pytest.mark.parametrize(
    ("at", "told"), [(0, "is not a database"), (100, "is damaged")], ids=["header", "schema"]
)
async def test_a_damaged_database_is_told_and_left_as_it_is(
    database_file: Path, clock: Clock, at: int, told: str
) -> None:
    with database_file.open("r+b") as file:
        file.seek(at)
        file.write(b"\xa5" * 3000)
    before = database_file.read_bytes()
    with pytest.raises(StorageError, match=told):
        await Database.open(f"sqlite+aiosqlite:///{database_file}", clock)
    assert database_file.read_bytes() == before


async def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StorageError, match="See that the folder exists"):
        await Database.open(f"sqlite+aiosqlite:///{tmp_path / 'file' / 'sotayso.db'}", clock)


async def test_a_folder_in_the_place_of_the_file_is_told(tmp_path: Path, clock: Clock) -> None:
    with pytest.raises(StorageError, match="cannot be opened"):
        await Database.open(f"sqlite+aiosqlite:///{tmp_path}", clock)
