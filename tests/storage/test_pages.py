"""Links that open the page once, and sessions that end."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from sqlalchemy import text

from bot.storage.database import Database, Transaction
from bot.storage.pages import LINK_VALID_FOR, SESSION_VALID_FOR, Pages
from tests.clock import Clock
from tests.storage.crew import Crew, a_crew


@pytest.fixture
async def transaction(database: Database) -> AsyncIterator[Transaction]:
    async with database.transaction() as transaction:
        yield transaction


@pytest.fixture
async def crew(transaction: Transaction) -> Crew:
    return await a_crew(transaction, "Tổ 5")


def later(transaction: Transaction, clock: Clock, by: timedelta) -> Pages:
    return Pages(transaction.connection, clock() + by)


async def test_a_link_opens_once(transaction: Transaction, crew: Crew) -> None:
    token = await transaction.pages.make_link(crew.lead.id or 0)
    assert await transaction.pages.use_link(token) == crew.lead.id
    assert await transaction.pages.use_link(token) is None


async def test_a_link_is_void_after_minutes_and_when_there_is_a_newer_one(
    transaction: Transaction, crew: Crew, clock: Clock
) -> None:
    first = await transaction.pages.make_link(crew.lead.id or 0)
    second = await transaction.pages.make_link(crew.lead.id or 0)
    assert await transaction.pages.use_link(first) is None
    assert await later(transaction, clock, LINK_VALID_FOR).use_link(second) is None


async def test_a_session_lasts_its_days_and_is_not_prolonged(
    transaction: Transaction, crew: Crew, clock: Clock
) -> None:
    token = await transaction.pages.open(crew.lead.id or 0, "Chrome · Android")
    nearly = later(transaction, clock, SESSION_VALID_FOR - timedelta(seconds=1))
    opened = await nearly.owner(token)
    assert opened is not None
    assert opened.person_id == crew.lead.id
    assert await later(transaction, clock, SESSION_VALID_FOR).owner(token) is None


async def test_when_it_was_used_last_is_noted(transaction: Transaction, crew: Crew, clock: Clock) -> None:
    token = await transaction.pages.open(crew.lead.id or 0, "Chrome · Android")
    hour = timedelta(hours=1)
    await later(transaction, clock, hour).owner(token)
    (device,) = await transaction.pages.devices(crew.lead.id or 0, "web")
    assert (device.since, device.used) == (clock(), clock() + hour)


async def test_nobody_ends_the_session_of_another_person(transaction: Transaction, crew: Crew) -> None:
    await transaction.pages.open(crew.lead.id or 0, "Chrome · Android")
    (device,) = await transaction.pages.devices(crew.lead.id or 0, "web")
    assert not await transaction.pages.end(crew.volunteer.id or 0, "web", device.key)
    assert await transaction.pages.end(crew.lead.id or 0, "web", device.key)
    assert await transaction.pages.devices(crew.lead.id or 0, "web") == []


async def test_a_chat_of_that_person_is_a_device_and_can_be_ended(
    transaction: Transaction, crew: Crew
) -> None:
    for address, person in (("mine", crew.lead), ("theirs", crew.volunteer)):
        await transaction.conversations.remember(
            ("web", address), session="{}", person_id=person.id, delivery_id=address, reply="{}", known=False
        )
    (device,) = await transaction.pages.devices(crew.lead.id or 0, "web")
    assert not await transaction.pages.end(crew.volunteer.id or 0, "web", device.key)
    assert await transaction.pages.end(crew.lead.id or 0, "web", device.key)
    assert not (await transaction.conversations.load(("web", "mine"), "")).known
    assert (await transaction.conversations.load(("web", "theirs"), "")).known


async def test_no_token_stands_in_the_database(transaction: Transaction, crew: Crew) -> None:
    tokens = [
        await transaction.pages.make_link(crew.lead.id or 0),
        await transaction.pages.open(crew.lead.id or 0, "Chrome · Android"),
    ]
    rows = [
        str(row)
        for table in ("page_links", "page_sessions")
        for row in await transaction.connection.execute(text(f"SELECT * FROM {table}"))
    ]
    assert len(rows) == 2
    assert [token for token in tokens if any(token in row for row in rows)] == []
