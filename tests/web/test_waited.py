"""A message that lay on the phone without a network: it counts on the day it was written."""

from datetime import date, timedelta

import pytest

from bot.domain.people import Role
from bot.domain.period import Period
from bot.storage.database import Database
from tests.clock import TODAY
from tests.web.person import Person


@pytest.fixture
async def volunteer(database: Database, person: Person) -> Person:
    """Has joined Tổ 5, which has one household."""
    async with database.transaction() as transaction:
        team = await transaction.people.add_team("Tổ 5")
        await transaction.households.open(team.id, None)
        invitation = await transaction.invitations.invite(team.id, Role.VOLUNTEER)
    await person.opens()
    await person.types(f"tham gia {invitation.code}")
    await person.types("chị Hoa")
    return person


async def days(database: Database) -> list[date]:
    month = Period(TODAY - timedelta(days=40), TODAY + timedelta(days=1))
    async with database.transaction() as transaction:
        return [visit.day for visit in await transaction.visits.of_volunteer(1, month)]


@pytest.mark.parametrize(
    ("said", "waited", "day"),
    [
        ("ghi H-001 quên mật khẩu vneid", timedelta(), TODAY),
        ("ghi H-001 quên mật khẩu vneid", timedelta(days=2), TODAY - timedelta(days=2)),
        ("ghi H-001 quên mật khẩu vneid hôm qua", timedelta(days=2), TODAY - timedelta(days=3)),
        ("ghi H-001 quên mật khẩu vneid", timedelta(days=400), TODAY - timedelta(days=31)),
    ],
)
async def test_a_help_counts_on_the_day_it_was_written(
    volunteer: Person, database: Database, said: str, waited: timedelta, day: date
) -> None:
    form = volunteer.page.form().filled(text=said, waited=str(waited // timedelta(seconds=1)))
    first = await volunteer.asks_for_json(form)
    assert "Đã ghi: H-001 · Quên mật khẩu VNeID" in first["answer"]
    later = form | {"waited": "999999"}  # its answer was lost, so it is sent once more
    assert (await volunteer.asks_for_json(later))["answer"] == first["answer"]
    assert await days(database) == [day]


@pytest.mark.parametrize("waited", ["soon", "-1", "1e9", "9" * 40])
async def test_a_wait_that_is_no_number_is_none(volunteer: Person, database: Database, waited: str) -> None:
    form = volunteer.page.form().filled(text="ghi H-001 quên mật khẩu vneid", waited=waited)
    await volunteer.asks_for_json(form)
    assert len(await days(database)) == 1
