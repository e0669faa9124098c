from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from bot.domain.period import Period
from bot.domain.visit import Household, Mode, Outcome
from bot.storage.database import Database
from tests.clock import TODAY, Clock
from tests.storage.crew import a_crew

WEEK = Period.week_of(TODAY)


async def test_a_visit_stands_in_the_log_as_it_was_entered(database: Database) -> None:
    async with database.transaction() as transaction:
        crew = await a_crew(transaction)
        visit = crew.a_visit(people=3, outcome=Outcome.REFERRED, mode=Mode.PHONE, guide_id=None)
        added = await transaction.visits.add(visit, entered_by=crew.lead.id)
    async with database.transaction() as transaction:
        assert added == replace(visit, id=added.id)
        assert await transaction.visits.get(added.id or 0) == added
        assert await transaction.visits.get(99) is None


async def test_a_visit_without_a_household_has_none(database: Database) -> None:
    async with database.transaction() as transaction:
        crew = await a_crew(transaction)
        added = await transaction.visits.add(crew.a_visit(household=None), entered_by=None)
        assert await transaction.visits.get(added.id or 0) == added


async def test_the_last_visit_is_the_one_entered_last_and_not_voided(database: Database) -> None:
    async with database.transaction() as transaction:
        crew = await a_crew(transaction)
        me = crew.volunteer.id or 0
        first = await transaction.visits.add(crew.a_visit(), entered_by=me)
        second = await transaction.visits.add(crew.a_visit(TODAY - timedelta(days=3)), entered_by=me)
        await transaction.visits.add(crew.a_visit(volunteer_id=crew.lead.id), entered_by=crew.lead.id)
        assert await transaction.visits.last_of(me) == second
        await transaction.visits.void(second.id or 0, by=me)
        assert await transaction.visits.last_of(me) == first
        await transaction.visits.void(first.id or 0, by=me)
        assert await transaction.visits.last_of(me) is None


async def test_corrections_and_the_void_stay_in_the_history(database: Database, clock: Clock) -> None:
    async with database.transaction() as transaction:
        crew = await a_crew(transaction)
        me, lead = crew.volunteer.id, crew.lead.id
        entered = await transaction.visits.add(crew.a_visit(), entered_by=me)
    noon = clock()
    clock.forward(timedelta(hours=1))
    other = replace(entered, people=2, outcome=Outcome.UNFINISHED, household=None)
    async with database.transaction() as transaction:
        assert await transaction.visits.correct(other, by=me, reason="hai người")
        assert await transaction.visits.void(entered.id or 0, by=lead, reason="ghi trùng")
    async with database.transaction() as transaction:
        history = await transaction.visits.history(entered.id or 0)
        assert await transaction.visits.get(entered.id or 0) == replace(other, voided=True)
    assert [(v.version, v.visit, v.changed_by, v.changed_at, v.reason) for v in history] == [
        (1, entered, me, noon, None),
        (2, other, me, clock(), "hai người"),
        (3, replace(other, voided=True), lead, clock(), "ghi trùng"),
    ]


async def test_a_voided_visit_can_neither_be_corrected_nor_voided_again(database: Database) -> None:
    async with database.transaction() as transaction:
        crew = await a_crew(transaction)
        visit = await transaction.visits.add(crew.a_visit(), entered_by=None)
        assert await transaction.visits.void(visit.id or 0, by=None)
        assert not await transaction.visits.void(visit.id or 0, by=None)
        assert not await transaction.visits.correct(visit, by=None)
        assert len(await transaction.visits.history(visit.id or 0)) == 2


async def test_a_correction_cannot_move_a_visit_to_another_team(database: Database) -> None:
    async with database.transaction() as transaction:
        crew, other = await a_crew(transaction), await a_crew(transaction, "Tổ 6")
        visit = await transaction.visits.add(crew.a_visit(), entered_by=None)
        assert not await transaction.visits.correct(replace(visit, team_id=other.team.id), by=None)
        assert await transaction.visits.get(visit.id or 0) == visit


async def test_a_volunteers_week_holds_the_own_visits_in_order(database: Database) -> None:
    async with database.transaction() as transaction:
        crew = await a_crew(transaction)
        days = [TODAY, WEEK.first, WEEK.first - timedelta(days=1)]
        late, early, before = [
            await transaction.visits.add(crew.a_visit(day), entered_by=None) for day in days
        ]
        await transaction.visits.add(crew.a_visit(volunteer_id=crew.lead.id), entered_by=None)
        voided = await transaction.visits.add(crew.a_visit(), entered_by=None)
        await transaction.visits.void(voided.id or 0, by=None)
        assert await transaction.visits.of_volunteer(crew.volunteer.id or 0, WEEK) == [early, late]
        assert await transaction.visits.of_volunteer(crew.volunteer.id or 0, WEEK.before()) == [before]


async def test_households_are_numbered_within_their_team(database: Database) -> None:
    async with database.transaction() as transaction:
        crew, other = await a_crew(transaction), await a_crew(transaction, "Tổ 6")
        opened = [await transaction.households.open(crew.team.id, None) for _ in range(2)]
        assert [crew.household.code, *(each.code for each in opened)] == ["H-001", "H-002", "H-003"]
        assert other.household.code == "H-001"
        assert await transaction.households.by_number(crew.team.id, 2) == opened[0]
        assert await transaction.households.by_number(other.team.id, 2) is None
        assert await transaction.households.by_number(other.team.id, 10**30) is None


async def test_households_visited_last_come_first(database: Database) -> None:
    async with database.transaction() as transaction:
        crew = await a_crew(transaction)
        await a_crew(transaction, "Tổ 6")
        never, old, new = [await transaction.households.open(crew.team.id, None) for _ in range(3)]
        for household, days in ((new, 1), (old, 5)):
            await transaction.visits.add(
                crew.a_visit(TODAY - timedelta(days=days), household=household), entered_by=None
            )
        voided = await transaction.visits.add(crew.a_visit(), entered_by=None)
        await transaction.visits.void(voided.id or 0, by=None)
        assert await transaction.households.recent(crew.team.id, 9) == [new, old, never, crew.household]
        assert await transaction.households.recent(crew.team.id, 1) == [new]


async def test_the_log_refuses_a_household_that_does_not_exist(database: Database) -> None:
    async with database.transaction() as transaction:
        crew = await a_crew(transaction)
    nobody = Household(id=99, team_id=crew.team.id, number=99)
    with pytest.raises(IntegrityError) as refused:
        async with database.transaction() as transaction:
            await transaction.visits.add(crew.a_visit(household=nobody), entered_by=None)
    assert "vneid" not in str(refused.value)  # what people wrote must not get into the log with an error


async def test_questions_are_kept_without_their_sender(database: Database) -> None:
    async with database.transaction() as transaction:
        for days, text in ((7, "a"), (1, "b"), (0, "c")):
            await transaction.questions.keep(text, TODAY - timedelta(days=days))
        assert await transaction.questions.count(WEEK) == 2
        assert await transaction.questions.recent(WEEK, 5) == ["c", "b"]
        assert await transaction.questions.recent(WEEK, 1) == ["c"]
        columns = await transaction.connection.exec_driver_sql("PRAGMA table_info(questions)")
        assert [column.name for column in columns] == ["id", "text", "day"]
