"""Messages of a month, where a platform allows only so many."""

from datetime import timedelta

import pytest

from bot.storage.database import Database
from bot.storage.monthly import MonthlyMessages, Usage
from tests.clock import ZONE, Clock


@pytest.fixture
def zalo(database: Database) -> MonthlyMessages:
    return MonthlyMessages(database, "zalo_bot", ZONE)


async def test_all_messages_of_a_month_are_summed(zalo: MonthlyMessages) -> None:
    await zalo.count("an", received=1)
    await zalo.count("an", sent=2)
    assert await zalo.count("binh", received=1, sent=1) == Usage(received=2, sent=3)
    assert await zalo.count("binh") == Usage(received=2, sent=3)


async def test_another_channel_and_another_process_count_for_themselves(
    zalo: MonthlyMessages, database: Database
) -> None:
    await zalo.count("an", sent=1)
    assert await MonthlyMessages(database, "another", ZONE).count("an", sent=5) == Usage(0, 5)
    assert await MonthlyMessages(database, "zalo_bot", ZONE).count("an", sent=1) == Usage(0, 2)


async def test_a_month_begins_at_midnight_in_vietnam(zalo: MonthlyMessages, clock: Clock) -> None:
    await zalo.count("an", sent=1, farewell=True)
    clock.forward(timedelta(days=8, hours=11, minutes=59))  # 30 November, 23:59
    assert await zalo.count("an") == Usage(0, 1)
    clock.forward(timedelta(minutes=1))
    assert await zalo.count("an") == Usage(0, 0)
    assert await zalo.said_farewell("an") is False


async def test_a_farewell_is_remembered_for_each_person(zalo: MonthlyMessages) -> None:
    await zalo.count("an", received=1)
    assert await zalo.said_farewell("an") is False
    await zalo.count("an", sent=1, farewell=True)
    await zalo.count("binh", sent=1, farewell=True)
    await zalo.count("an", received=1)
    assert [await zalo.said_farewell(who) for who in ("an", "binh", "chi")] == [True, True, False]


async def test_months_that_are_over_are_not_kept(
    zalo: MonthlyMessages, database: Database, clock: Clock
) -> None:
    await zalo.count("an", sent=1)
    clock.forward(timedelta(days=31))
    await zalo.count("binh", sent=1)
    async with database.transaction() as transaction:
        rows = await transaction.connection.exec_driver_sql("select address from monthly_messages")
        assert rows.scalars().all() == ["binh"]
