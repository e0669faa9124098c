"""Figures of communes and provinces: what the files show besides the counts, counted by hand."""

from collections import Counter
from datetime import date
from random import Random

import pytest

from bot.domain.counts import Counts
from bot.domain.figures import Activity
from bot.domain.people import Role
from bot.domain.visit import Outcome
from bot.storage.database import Database
from tests.clock import TODAY
from tests.storage.crew import a_crew
from tests.storage.test_area_counts import PERIODS, QUARTER, STEPS, History, counted_by_hand


@pytest.mark.parametrize("seed", range(2))
async def test_whatever_happens_to_teams_the_figures_are_those_of_the_raw_visits(
    database: Database, seed: int
) -> None:
    async with database.transaction() as transaction:
        history = History(transaction, Random(seed), moves=seed)
        await history.begin()
        for _ in range(STEPS):
            await history.go_on()
        for area in (*history.communes, *history.provinces):
            for period in PERIODS:
                figures = await transaction.area_figures.of_area(area, period)
                counted = await counted_by_hand(transaction, area, period)
                visits = [visit for group in counted.values() for visit in group]
                by_day = {(each.day, each.topic): each.visits for each in figures.days}
                assert by_day == Counter((v.day, v.topic) for v in visits)
                assert figures.unfinished == Counter(
                    v.topic for v in visits if v.outcome == Outcome.UNFINISHED.value
                )
                active = {(v.volunteer_id, v.day) for v in visits}
                assert figures.activity == Activity(len({who for who, _ in active}), len(active))
                assert (figures.active_days, figures.lines) == ((), ())
                assert (figures.earlier is None) == (figures.activity_before is None)


async def test_a_commune_sees_its_idle_teams_too(database: Database) -> None:
    async with database.transaction() as transaction:
        busy, idle = await a_crew(transaction, "Tổ 1"), await a_crew(transaction, "Tổ 2")
        await transaction.visits.add(busy.a_visit(), entered_by=None)
        commune = await transaction.areas.commune("Xã Hoa Mẫu")
        figures = await transaction.area_figures.of_area(commune, QUARTER)
    one = Counts(households=1, visits=1, people=1)
    assert [(each.place, each.counts) for each in figures.report.by_place] == [
        (busy.team, one),
        (idle.team, Counts()),
    ]
    assert (figures.members, figures.activity, figures.earlier) == (4, Activity(1, 1), None)


async def test_who_works_for_two_teams_is_one_member_and_active_on_one_day(database: Database) -> None:
    async with database.transaction() as transaction:
        crew, other = await a_crew(transaction, "Tổ 1"), await a_crew(transaction, "Tổ 2")
        invitation = await transaction.invitations.invite(other.team.id, Role.VOLUNTEER)
        await transaction.people.join(crew.volunteer.id, invitation)
        helper = crew.volunteer.id
        for visit in (crew.a_visit(), other.a_visit(volunteer_id=helper), crew.a_visit(date(2026, 11, 20))):
            await transaction.visits.add(visit, entered_by=helper)
        province = await transaction.areas.province("Tỉnh Mẫu")
        commune = await transaction.areas.commune("Xã Hoa Mẫu")
        await transaction.areas.place_area(commune.id, province.id, TODAY.replace(month=1))
        figures = await transaction.area_figures.of_area(province, QUARTER)
    assert (figures.members, figures.activity) == (4, Activity(1, 2))
    assert [each.place.name for each in figures.report.by_place] == ["Xã Hoa Mẫu"]
