import asyncio
import resource
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path

import pytest

from bot.errors import StorageError, WrongUsage
from bot.storage.backup import back_up, bring_back
from bot.storage.database import Database
from bot.storage.schema import OURS
from tests.clock import TODAY, Clock


@asynccontextmanager
async def opened(path: Path) -> AsyncIterator[Database]:
    async with Database.opened(f"sqlite+aiosqlite:///{path}", Clock()) as database:
        yield database


async def add_team(path: Path, name: str) -> None:
    async with opened(path) as database, database.transaction() as transaction:
        await transaction.people.add_team(name)


async def teams(path: Path) -> list[str]:
    async with opened(path) as database, database.transaction() as transaction:
        return [team.name for team in await transaction.people.teams()]


def damage(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(20_000)
        file.write(b"\xa5" * 30_000)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def value(path: Path, sql: str) -> object:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchone()[0]


async def test_a_backup_brings_everything_back(database_file: Path, tmp_path: Path, clock: Clock) -> None:
    await add_team(database_file, "Tổ 5")
    assert back_up(database_file, tmp_path / "b.db") == OURS.head
    await add_team(database_file, "Tổ 6")
    kept = bring_back(tmp_path / "b.db", database_file, clock())
    assert kept == database_file.with_name("sotayso.db.before-restore-20261122T050000Z")
    assert (await teams(database_file), await teams(kept)) == (["Tổ 5"], ["Tổ 5", "Tổ 6"])
    assert not list(tmp_path.glob("*.part"))


async def test_a_backup_is_one_private_file(database_file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    back_up(database_file, folder / "b.db")
    assert names(folder) == ["b.db"]
    assert (folder / "b.db").stat().st_mode & 0o777 == 0o600


async def test_a_backup_made_while_the_bot_writes_is_of_one_moment(
    database: Database, database_file: Path, tmp_path: Path
) -> None:
    done = asyncio.Event()

    async def write() -> None:
        number = 0
        while not done.is_set():
            number += 1
            async with database.transaction() as transaction:  # always as many teams as questions
                await transaction.people.add_team(f"Tổ {number}")
                await transaction.questions.keep(f"câu {number}", TODAY)

    writing = asyncio.create_task(write())
    sizes = []
    for number in range(5):
        copy = tmp_path / f"{number}.db"
        await asyncio.to_thread(back_up, database_file, copy)
        sizes.append(value(copy, "SELECT count(*) FROM teams"))
        assert sizes[-1] == value(copy, "SELECT count(*) FROM questions")
    done.set()
    await writing
    assert sizes == sorted(sizes)  # type: ignore[type-var]
    assert sizes[-1] != 0


async def test_an_older_backup_is_replaced_and_nothing_else(database_file: Path, tmp_path: Path) -> None:
    target = tmp_path / "b.db"
    back_up(database_file, target)
    await add_team(database_file, "Tổ 5")
    back_up(database_file, target)
    assert await teams(target) == ["Tổ 5"]
    letter = tmp_path / "letter.txt"
    letter.write_text("Kính gửi bà con")
    for taken in (letter, tmp_path, database_file):
        with pytest.raises(WrongUsage):
            back_up(database_file, taken)
    assert letter.read_text() == "Kính gửi bà con"


async def test_a_damaged_database_is_not_taken_for_a_backup(database_file: Path, tmp_path: Path) -> None:
    target = tmp_path / "b.db"
    back_up(database_file, target)
    before = target.read_bytes()
    damage(database_file)
    with pytest.raises(StorageError):
        back_up(database_file, target)
    assert target.read_bytes() == before
    assert not list(tmp_path.glob("*.part*"))


def test_there_is_nothing_to_back_up_without_a_database(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="does not exist"):
        back_up(tmp_path / "sotayso.db", tmp_path / "b.db")


@pytest.mark.parametrize("kind", ["damaged", "text", "empty", "foreign", "newer"])
async def test_only_a_good_backup_replaces_the_database(
    database_file: Path, tmp_path: Path, clock: Clock, kind: str
) -> None:
    await add_team(database_file, "Tổ 5")
    source = tmp_path / "b.db"
    match kind:
        case "damaged":
            back_up(database_file, source)
            damage(source)
        case "text":
            source.write_text("Kính gửi bà con")
        case "empty":
            source.touch()
        case "foreign":
            with closing(sqlite3.connect(source)) as connection:
                connection.execute("CREATE TABLE shoes (size INTEGER)")
        case _:
            back_up(database_file, source)
            with closing(sqlite3.connect(source, isolation_level=None)) as connection:
                connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StorageError):
        bring_back(source, database_file, clock())
    assert await teams(database_file) == ["Tổ 5"]
    assert names(tmp_path) == ["b.db", "sotayso.db", "sotayso.key"]


async def test_a_database_in_use_is_not_replaced(
    database: Database, database_file: Path, tmp_path: Path, clock: Clock
) -> None:
    back_up(database_file, tmp_path / "b.db")
    with pytest.raises(StorageError, match="is in use"):
        bring_back(tmp_path / "b.db", database_file, clock())
    async with database.transaction() as transaction:
        assert await transaction.people.teams() == []


async def test_a_damaged_database_is_replaced_and_kept(
    database_file: Path, tmp_path: Path, clock: Clock
) -> None:
    await add_team(database_file, "Tổ 5")
    back_up(database_file, tmp_path / "b.db")
    database_file.write_bytes(b"\xa5" * 9000)
    Path(f"{database_file}-wal").write_bytes(b"\xa5" * 99)
    kept = bring_back(tmp_path / "b.db", database_file, clock())
    assert await teams(database_file) == ["Tổ 5"]
    assert kept is not None
    assert kept.read_bytes() == b"\xa5" * 9000
    assert Path(f"{kept}-wal").exists()


async def test_a_backup_is_restored_where_nothing_was(
    database_file: Path, tmp_path: Path, clock: Clock
) -> None:
    await add_team(database_file, "Tổ 5")
    back_up(database_file, tmp_path / "b.db")
    new = tmp_path / "new" / "sotayso.db"
    assert bring_back(tmp_path / "b.db", new, clock()) is None
    assert await teams(new) == ["Tổ 5"]


async def test_leftovers_of_a_deleted_database_do_not_get_into_the_restored_one(
    database_file: Path, tmp_path: Path, clock: Clock
) -> None:
    back_up(database_file, tmp_path / "b.db")
    async with opened(database_file) as database:
        async with database.transaction() as transaction:
            await transaction.people.add_team("Tổ 5")
        leftover = Path(f"{database_file}-wal").read_bytes()
    database_file.unlink()
    Path(f"{database_file}-wal").write_bytes(leftover)
    bring_back(tmp_path / "b.db", database_file, clock())
    assert await teams(database_file) == []


async def test_a_backup_without_room_is_told_and_leaves_nothing(
    database: Database, database_file: Path, tmp_path: Path
) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))  # the database has more bytes
    try:
        with pytest.raises(StorageError, match=r"b\.db\.part cannot"):
            back_up(database_file, tmp_path / "b.db")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert not [name for name in names(tmp_path) if name.startswith("b.db")]
    async with database.transaction() as transaction:
        assert await transaction.people.teams() == []


async def test_a_plain_copy_of_the_file_can_be_restored_too(
    database_file: Path, tmp_path: Path, clock: Clock
) -> None:
    await add_team(database_file, "Tổ 5")
    copied = tmp_path / "copied" / "b.db"
    copied.parent.mkdir()
    copied.write_bytes(database_file.read_bytes())
    bring_back(copied, tmp_path / "new.db", clock())
    assert await teams(tmp_path / "new.db") == ["Tổ 5"]


def test_restoring_a_file_that_is_not_there_is_wrong_usage(database_file: Path, clock: Clock) -> None:
    for source in (database_file.with_name("nothing.db"), database_file):
        with pytest.raises(WrongUsage):
            bring_back(source, database_file, clock())
