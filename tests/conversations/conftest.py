"""Transcripts run on paper and through every channel, and must read the same."""

from collections.abc import AsyncIterator

import pytest

from bot.service import Conversations
from tests.channel_chat import CHANNELS, through
from tests.chat import Chat

EVERYWHERE = ("test_find_a_guide", "test_log_a_visit", "test_households")
"""Files with nothing but transcripts. The others look behind the channel too: replies with files, forged buttons."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "chat" in metafunc.fixturenames and metafunc.module.__name__.endswith(EVERYWHERE):
        metafunc.parametrize("chat", CHANNELS, indirect=True)


@pytest.fixture
async def chat(request: pytest.FixtureRequest, conversations: Conversations) -> AsyncIterator[Chat]:
    async with through(getattr(request, "param", "paper"), conversations) as chat:
        yield chat
