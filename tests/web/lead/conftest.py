from collections.abc import AsyncIterator

import pytest

from bot.service import Conversations
from bot.storage.database import Database
from tests.web.conftest import served
from tests.web.team import Browser, Hamlet


@pytest.fixture
async def hamlet(database: Database, conversations: Conversations) -> AsyncIterator[Hamlet]:
    async with served(conversations) as address:
        hamlet = Hamlet(database, address)
        await hamlet.furnish()
        yield hamlet
        await hamlet.closes()


@pytest.fixture
async def lead(hamlet: Hamlet) -> Browser:
    return await hamlet.browser_of(hamlet.crew.lead)
