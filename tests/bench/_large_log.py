"""A province's log to count in: 1,000 teams in communes of 40, visits evenly over two years, all invented."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import count, islice
from random import Random
from typing import Any

from sqlalchemy import insert

from bot.domain.visit import Mode, Outcome, people_helped
from bot.storage import tables
from bot.storage.database import Database, Transaction
from bot.storage.places import EVER

VISITS, TEAMS, TEAMS_OF_A_COMMUNE = 1_000_000, 1_000, 40
CREW, HOUSEHOLDS, DAYS = 6, 150, 728
TODAY = date(2026, 11, 22)
PROVINCE, COMMUNE = "Tỉnh Mẫu", "Xã Mẫu 2"
BATCH = 50_000


async def fill(database: Database) -> None:
    async with database.transaction() as transaction:
        await _place_teams(transaction)
        for table, rows in (
            (tables.people, _people()),
            (tables.memberships, _memberships()),
            (tables.households, _households()),
            (tables.visits, _visits()),
        ):
            while some := list(islice(rows, BATCH)):
                await transaction.connection.execute(insert(table), some)


async def _place_teams(transaction: Transaction) -> None:
    province = await transaction.areas.province(PROVINCE)
    for number in range(TEAMS):
        commune = await transaction.areas.commune(f"Xã Mẫu {number // TEAMS_OF_A_COMMUNE + 1}")
        if not number % TEAMS_OF_A_COMMUNE:
            await transaction.areas.place_area(commune.id, province.id, EVER)
        await transaction.people.add_team(f"Tổ {number + 1}", commune)


def _people() -> Iterator[dict[str, Any]]:
    return ({"id": id_, "name": f"Tổ viên {id_}", "created_at": _at(0)} for id_ in range(1, TEAMS * CREW + 1))


def _memberships() -> Iterator[dict[str, Any]]:
    for id_ in range(1, TEAMS * CREW + 1):
        role = "volunteer" if id_ % CREW else "lead"
        yield {"person_id": id_, "team_id": -(-id_ // CREW), "role": role, "since": _at(0)}


def _households() -> Iterator[dict[str, Any]]:
    ids = count(1)
    for team in range(1, TEAMS + 1):
        for number in range(1, HOUSEHOLDS + 1):
            yield {"id": next(ids), "team_id": team, "number": number, "created_at": _at(0)}


def _visits() -> Iterator[dict[str, Any]]:
    random = Random(5)
    outcomes = (*[Outcome.DONE] * 6, *Outcome)
    for number in range(VISITS):
        day, team, guide = number * DAYS // VISITS, random.randrange(TEAMS), random.randrange(60)
        volunteer = team * CREW + random.randint(1, CREW)
        people, outcome = random.choice((1, 1, 1, 2, 3)), random.choice(outcomes)
        yield {
            "team_id": team + 1,
            "volunteer_id": volunteer,
            "household_id": team * HOUSEHOLDS + random.randint(1, HOUSEHOLDS),
            "guide_id": f"guide-{guide}",
            "topic": f"topic-{guide % 9}",
            "day": TODAY - timedelta(days=DAYS - 1 - day),
            "people": people_helped(outcome, people),
            "outcome": outcome.value,
            "mode": Mode.HOME.value,
            "entered_by": volunteer,
            "entered_at": _at(day),
            "version": 1,
        }


def _at(day: int) -> datetime:
    return datetime(2024, 11, 25, 13, tzinfo=UTC) + timedelta(days=day)
