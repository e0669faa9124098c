"""Fixtures that several folders share; fewer than ten."""

import asyncio
import logging
import os
import shutil
from collections.abc import AsyncIterator, Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest
import structlog

from bot.logs import QUIET
from bot.search.index import Index
from bot.search.lexicon import Lexicon, load_lexicon
from bot.service import Conversations, Library
from bot.storage.database import Database
from bot.texts import Texts, load_texts
from tests.builders import a_guidebook
from tests.chat import Chat
from tests.clock import ZONE, Clock

ROOT = Path(__file__).parent.parent


def pytest_xdist_auto_num_workers() -> int:
    """Twice as many as there are cores: half of the time is spent waiting for another process, a timer or the disk."""
    return 2 * (os.cpu_count() or 1)


@cache
def the_texts() -> Mapping[str, Texts]:
    """Reading them takes half a second, which a thousand tests need not wait for."""
    return load_texts(ROOT / "locales")


@cache
def the_lexicon() -> Lexicon:
    return load_lexicon(ROOT / "guides" / "lexicon")


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


@pytest.fixture
def conversations(database: Database, clock: Clock) -> Conversations:
    """The real service on a real file, with four invented guides and the real texts."""
    guidebook = a_guidebook()
    library = Library(guidebook, Index(guidebook, the_lexicon()))
    return Conversations(database, library, dict(the_texts()), clock=clock, zone=ZONE)


@pytest.fixture
def chat(conversations: Conversations) -> Chat:
    return Chat(conversations)


@pytest.fixture(autouse=True)
def logs_as_before() -> Iterator[None]:
    """What a test sets up for logs ends with it: the stream it wrote to is closed by then."""
    root, levels = logging.getLogger(), {name: logging.getLogger(name).level for name in QUIET}
    level, handlers = root.level, root.handlers[:]
    yield
    structlog.reset_defaults()
    root.setLevel(level)
    root.handlers[:] = handlers
    for name, before in levels.items():
        logging.getLogger(name).setLevel(before)
