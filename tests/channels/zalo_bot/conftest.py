"""A fresh server for every test."""

from collections.abc import AsyncIterator

import pytest

from tests.fake_zalo_bot import FakeZaloBot


@pytest.fixture
async def server() -> AsyncIterator[FakeZaloBot]:
    async with FakeZaloBot() as server:
        server.api.updates.second = 0.2
        yield server
