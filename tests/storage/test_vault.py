import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from bot.errors import StorageError
from bot.storage.database import Database
from bot.storage.rotate import rotate
from bot.storage.vault import Vault
from tests.clock import Clock

ROOT = Path(__file__).parent.parent.parent
LAN = ("terminal", "lan")


def url(path: Path) -> str:
    return f"sqlite+aiosqlite:///{path}"


async def say(database: Database, delivery_id: str, session: str) -> str | None:
    """What was remembered before."""
    async with database.transaction() as transaction:
        loaded = await transaction.conversations.load(LAN, delivery_id)
        await transaction.conversations.remember(
            LAN, session=session, person_id=None, delivery_id=delivery_id, reply="Vâng", known=loaded.known
        )
    return loaded.session


def sealed(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        query = "select session from conversations union all select reply from deliveries"
        return [row[0] for row in connection.execute(query)]


@pytest.fixture
def key(database_file: Path) -> Path:
    return database_file.with_suffix(".key")


async def test_the_key_is_made_at_the_first_start_and_private(database: Database, key: Path) -> None:
    assert oct(key.stat().st_mode & 0o777) == "0o600"
    assert [path for path in key.parent.iterdir() if path.name.startswith("sotayso.key.")] == []


async def test_what_a_conversation_shows_is_not_readable_in_the_file(
    database: Database, database_file: Path
) -> None:
    await say(database, "1", "H-012 · bà Lan")
    assert await say(database, "2", "menu") == "H-012 · bà Lan"
    await database.close()
    assert "bà Lan".encode() not in database_file.read_bytes()


async def test_a_missing_key_is_a_clear_stop_and_nothing_is_touched(
    database: Database, database_file: Path, key: Path, clock: Clock
) -> None:
    await say(database, "1", "step 1")
    await database.close()
    aside = key.rename(key.with_name("aside"))
    before = database_file.read_bytes()
    with pytest.raises(StorageError, match=r"is missing, and the database holds encrypted data") as told:
        await Database.open(url(database_file), clock)
    assert "Put your copy of the key there, or set KEY_FILE" in str(told.value)
    assert (database_file.read_bytes(), key.exists()) == (before, False)
    async with Database.opened(url(database_file), clock, key_file=aside) as again:
        assert await say(again, "2", "step 2") == "step 1"


async def test_a_wrong_key_is_a_clear_stop_and_nothing_is_touched(
    database: Database, database_file: Path, key: Path, clock: Clock
) -> None:
    await say(database, "1", "step 1")
    await database.close()
    key.unlink()
    Vault.unlock(key, None)  # another one
    before = (database_file.read_bytes(), key.read_bytes())
    with pytest.raises(StorageError, match="does not belong to this database"):
        await Database.open(url(database_file), clock)
    assert (database_file.read_bytes(), key.read_bytes()) == before


@pytest.mark.parametrize("content", ["", "# nothing\n", "short\n", "ø\n"])
async def test_a_file_that_is_no_key_is_refused(
    database_file: Path, key: Path, clock: Clock, content: str
) -> None:
    key.write_text(content, "utf-8")
    with pytest.raises(StorageError, match="holds no key of ours"):
        await Database.open(url(database_file), clock)
    assert key.read_text("utf-8") == content


async def test_a_new_key_is_made_while_nothing_is_encrypted(
    database: Database, database_file: Path, key: Path, clock: Clock
) -> None:
    await database.close()
    key.unlink()
    async with Database.opened(url(database_file), clock):
        assert key.exists()


def test_what_is_sealed_for_one_purpose_opens_for_no_other(tmp_path: Path) -> None:
    vault = Vault.unlock(tmp_path / "a.key", None)
    token = vault.seal("0900 000 001", "phone")
    assert vault.open(token, "phone") == "0900 000 001"
    with pytest.raises(StorageError):
        vault.open(token, "label")
    with pytest.raises(StorageError):
        vault.open(f"{token[:-6]}AAAAA=", "phone")
    assert vault.seal("0900 000 001", "phone") != token


async def test_after_a_rotation_only_the_new_key_opens_the_data(
    database: Database, database_file: Path, key: Path, clock: Clock
) -> None:
    await say(database, "1", "step 1")
    before = sealed(database_file)
    done = await rotate(database, clock())
    await database.close()
    assert done.values == len(before) == 2
    assert set(sealed(database_file)) & set(before) == set()
    assert oct(key.stat().st_mode & 0o777) == oct(done.old_key.stat().st_mode & 0o777) == "0o600"
    with pytest.raises(StorageError, match="does not belong"):
        await Database.open(url(database_file), clock, key_file=done.old_key)
    async with Database.opened(url(database_file), clock) as again:
        assert await say(again, "2", "step 2") == "step 1"


async def test_a_running_bot_goes_on_while_the_key_is_rotated_by_another_process(
    database: Database, database_file: Path
) -> None:
    await say(database, "1", "step 1")
    done = command(database_file, "rotate")
    assert done.stdout.startswith("2 values are encrypted with a new key.")
    assert await say(database, "2", "step 2") == "step 1"
    assert len({token.split(".")[1] for token in sealed(database_file)}) == 1


async def test_a_rotation_that_breaks_off_loses_nothing_and_can_be_repeated(
    database: Database, database_file: Path, key: Path, clock: Clock
) -> None:
    await say(database, "1", "step 1")
    good = sealed(database_file)
    async with database.transaction() as transaction:
        await transaction.connection.exec_driver_sql("update deliveries set reply = 's1.00000000.AAAA'")
    with pytest.raises(StorageError):
        await rotate(database, clock())
    assert sealed(database_file)[0] == good[0]
    async with database.transaction() as transaction:
        await transaction.connection.exec_driver_sql("delete from deliveries")
    assert (await rotate(database, clock())).values == 1
    await database.close()
    assert len(key.read_text("utf-8").splitlines()) == 3  # two lines about it, one key
    async with Database.opened(url(database_file), clock) as again:
        assert await say(again, "2", "step 2") == "step 1"


async def test_a_backup_opens_with_the_key_of_its_time(
    database: Database, database_file: Path, key: Path, tmp_path: Path, clock: Clock
) -> None:
    await say(database, "1", "step 1")
    await database.close()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    shutil.copy(database_file, elsewhere / "sotayso.db")
    with pytest.raises(StorageError, match="is missing"):
        await Database.open(url(elsewhere / "sotayso.db"), clock)
    shutil.copy(key, elsewhere / "sotayso.key")
    async with Database.opened(url(elsewhere / "sotayso.db"), clock) as again:
        assert await say(again, "2", "step 2") == "step 1"


def command(database_file: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot", "key", *arguments], cwd=ROOT, capture_output=True, text=True, check=False,
        env=os.environ | {"DATABASE_URL": str(database_file)},
    )  # fmt: skip


async def test_without_any_copy_of_the_key_the_bot_starts_again_and_counts_are_kept(
    database: Database, database_file: Path, key: Path, clock: Clock
) -> None:
    await say(database, "1", "step 1")
    async with database.transaction() as transaction:
        await transaction.people.add_team("Tổ 5")
    await database.close()
    assert command(database_file, "lost", "--yes").returncode == 2  # the key is there
    key.unlink()
    done = command(database_file, "lost", "--yes")
    assert done.returncode == 0, done.stderr
    assert "sotayso.db.before-key-lost-" in done.stdout
    async with Database.opened(url(database_file), clock) as again:
        assert await say(again, "2", "step 2") == "{}"
        async with again.transaction() as transaction:
            assert [team.name for team in await transaction.people.teams()] == ["Tổ 5"]
