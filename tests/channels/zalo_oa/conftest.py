"""A fresh platform for every test."""

from collections.abc import AsyncIterator

import pytest

from tests.fake_zalo_oa import FakeZaloOa


@pytest.fixture
async def server() -> AsyncIterator[FakeZaloOa]:
    async with FakeZaloOa() as server:
        yield server
