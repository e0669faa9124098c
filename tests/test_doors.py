"""Doors side by side: one that breaks does not close the others."""

import asyncio

import pytest

from bot.doors import Door, keep_open, table
from bot.errors import ChannelError


async def for_ever() -> None:
    await asyncio.Event().wait()


async def refused() -> None:
    raise ChannelError("the token is wrong")


async def broken() -> None:
    raise ZeroDivisionError


def test_the_table_says_which_doors_are_open_and_why_others_are_not() -> None:
    doors = [
        Door(name="web page", told="http://127.0.0.1:8080", run=for_ever),
        Door(name="Telegram", told="no TELEGRAM_TOKEN"),
    ]
    assert table(doors) == "  web page  open    http://127.0.0.1:8080\n  Telegram  closed  no TELEGRAM_TOKEN"


async def test_a_door_that_is_refused_leaves_the_others_open() -> None:
    closed = asyncio.Event()

    async def waits() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            closed.set()

    task = asyncio.create_task(
        keep_open([Door(name="a", told="", run=refused), Door(name="b", told="", run=waits)])
    )
    for _ in range(10):
        await asyncio.sleep(0)
    assert (task.done(), closed.is_set()) == (False, False)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert closed.is_set()


async def test_when_the_last_door_is_refused_it_ends_with_its_error() -> None:
    with pytest.raises(ChannelError, match="the token is wrong"):
        await keep_open([Door(name="a", told="", run=refused), Door(name="b", told="no token")])


async def test_a_bug_ends_everything_at_once() -> None:
    with pytest.raises(ZeroDivisionError):
        await keep_open([Door(name="a", told="", run=broken), Door(name="b", told="", run=for_ever)])
