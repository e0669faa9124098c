"""Works that wait at the same time: one commit for all, and nobody notices the others."""

import asyncio
import threading
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from bot.errors import StorageError
from bot.storage.database import Database, Transaction
from tests.clock import TODAY, Clock

Work = Callable[[Transaction], Coroutine[Any, Any, str]]


def adding(name: str, then: Exception | None = None) -> Work:
    async def add(transaction: Transaction) -> str:
        team = await transaction.people.add_team(name)
        if then:
            raise then
        return team.name

    return add


async def teams(database: Database) -> list[str]:
    async with database.transaction() as transaction:
        return [team.name for team in await transaction.people.teams()]


@asynccontextmanager
async def a_round_under_way(database: Database) -> AsyncIterator[asyncio.Task[str]]:
    """It has added “Tổ 1” and is not committed before the end of this."""
    begun, goes_on = asyncio.Event(), threading.Event()
    loop = asyncio.get_running_loop()

    async def add(transaction: Transaction) -> str:
        team = await transaction.people.add_team("Tổ 1")
        loop.call_soon_threadsafe(begun.set)
        goes_on.wait(10)
        return team.name

    task = asyncio.create_task(database.committed(add))
    await begun.wait()
    try:
        yield task
    finally:
        goes_on.set()


@pytest.fixture
def commits(database: Database) -> list[int]:
    seen: list[int] = []
    event.listen(database.engine.sync_engine, "commit", lambda _: seen.append(1))
    return seen


async def test_what_waits_at_the_same_time_is_one_commit_in_order(
    database: Database, commits: list[int]
) -> None:
    names = [f"Tổ {number}" for number in range(1, 21)]
    assert await asyncio.gather(*(database.committed(adding(name)) for name in names)) == names
    assert len(commits) == 1
    assert await teams(database) == names


async def test_who_comes_meanwhile_is_in_the_next_round(database: Database, commits: list[int]) -> None:
    async with a_round_under_way(database) as first:
        later = [asyncio.create_task(database.committed(adding(f"Tổ {number}"))) for number in (2, 3, 4)]
        await asyncio.sleep(0)
    assert await asyncio.gather(first, *later) == ["Tổ 1", "Tổ 2", "Tổ 3", "Tổ 4"]
    assert len(commits) == 2


async def test_one_that_fails_fails_alone_and_leaves_nothing(database: Database) -> None:
    broken = ValueError("broken")
    works = [adding("Tổ 1"), adding("Tổ 2", then=broken), adding("Tổ 3")]
    results = await asyncio.gather(*map(database.committed, works), return_exceptions=True)
    assert results == ["Tổ 1", broken, "Tổ 3"]
    assert await teams(database) == ["Tổ 1", "Tổ 3"]


async def test_one_that_does_not_fit_on_the_disk_keeps_nobody_from_theirs(database: Database) -> None:
    async def write_much(transaction: Transaction) -> str:
        for _ in range(500):
            await transaction.questions.keep("bán gà trên mạng " * 50, TODAY)
        return ""

    async with database.transaction() as transaction:
        pages = (await transaction.connection.exec_driver_sql("PRAGMA page_count")).scalar_one()
        await transaction.connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 10}")
    works = [adding("Tổ 1"), write_much, adding("Tổ 3")]
    one, full, three = await asyncio.gather(*map(database.committed, works), return_exceptions=True)
    assert (one, three) == ("Tổ 1", "Tổ 3")
    assert isinstance(full, StorageError)
    assert await teams(database) == ["Tổ 1", "Tổ 3"]


async def test_who_gives_up_waiting_does_not_stop_the_round(database: Database) -> None:
    async with a_round_under_way(database) as first:
        second, third = (asyncio.create_task(database.committed(adding(name))) for name in ("Tổ 2", "Tổ 3"))
        await asyncio.sleep(0)
        first.cancel()
        second.cancel()
        await asyncio.wait([first, second])
    assert await third == "Tổ 3"
    assert await teams(database) == ["Tổ 1", "Tổ 3"], "begun is done; not begun is not begun any more"


async def test_closing_waits_for_the_round(database: Database, database_file: Path, clock: Clock) -> None:
    async with a_round_under_way(database) as first:
        closing = asyncio.create_task(database.close())
        await asyncio.sleep(0)
    await closing
    assert await first == "Tổ 1"
    async with Database.opened(f"sqlite+aiosqlite:///{database_file}", clock) as again:
        assert await teams(again) == ["Tổ 1"]


async def test_work_that_waits_for_something_else_is_refused(database: Database) -> None:
    async def add_and_sleep(transaction: Transaction) -> None:
        await transaction.people.add_team("Tổ 1")
        await asyncio.sleep(0)

    with pytest.raises(RuntimeError, match="wait for nothing but the database"):
        await database.committed(add_and_sleep)
    assert await teams(database) == []
