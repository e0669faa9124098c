"""Fixtures that several folders share; fewer than ten."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.storage.database import Database
from tests.clock import Clock


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated database without rows, to be copied: migrating once is enough."""
    path = tmp_path_factory.mktemp("empty") / "empty.db"

    async def make() -> None:
        await (await Database.open(f"sqlite+aiosqlite:///{path}", Clock())).close()

    asyncio.run(make())
    return path


@pytest.fixture
def database_file(tmp_path: Path, empty_file: Path) -> Path:
    return Path(shutil.copy(empty_file, tmp_path / "sotayso.db"))


@pytest.fixture
async def database(database_file: Path, clock: Clock) -> AsyncIterator[Database]:
    opened = await Database.open(f"sqlite+aiosqlite:///{database_file}", clock)
    yield opened
    await opened.close()
