from collections.abc import Callable, Iterable
from datetime import date, timedelta
from random import Random
from typing import Any, TypeVar

import pytest
from sqlalchemy import Select

from bot.domain.counts import Counts, Report
from bot.domain.period import Period
from bot.domain.visit import Outcome, Visit, people_helped
from bot.storage.counts import report_query, volunteer_query
from bot.storage.database import Database, Transaction
from tests.clock import TODAY
from tests.storage.crew import Crew, a_crew, a_person

WEEK = Period.week_of(TODAY)
NOTHING = Counts()
K = TypeVar("K")


def count(visits: Iterable[Visit]) -> Counts:
    """By hand, for comparison."""
    kept = list(visits)
    return Counts(
        households=len({visit.household.id for visit in kept if visit.household}),
        visits=len(kept),
        people=sum(visit.people for visit in kept),
    )


def count_by(visits: list[Visit], key: Callable[[Visit], K]) -> dict[K, Counts]:
    return {k: count(v for v in visits if key(v) == k) for k in {key(v) for v in visits}}


async def a_busy_team(transaction: Transaction, random: Random) -> tuple[Crew, list[Visit]]:
    crew = await a_crew(transaction, f"Tổ {random.random()}")
    volunteers = [crew.volunteer.id, crew.lead.id, (await a_person(transaction, crew.team)).id]
    households = [crew.household, *[await transaction.households.open(crew.team.id, None) for _ in range(7)]]
    visits = []
    for _ in range(120):
        outcome = random.choice(list(Outcome))
        visit = crew.a_visit(
            TODAY - timedelta(days=random.randrange(40)),
            volunteer_id=random.choice(volunteers),
            household=random.choice([None, *households]),
            guide_id=random.choice(["vneid-cai-dat", "dvc-dang-nhap", None]),
            topic=random.choice(["vneid", "dich-vu-cong"]),
            people=people_helped(outcome, random.randint(1, 4)),
            outcome=outcome,
        )
        added = await transaction.visits.add(visit, entered_by=None)
        if random.random() < 0.1:
            await transaction.visits.void(added.id or 0, by=None)
        else:
            visits.append(added)
    return crew, visits


@pytest.mark.parametrize("seed", range(3))
async def test_every_number_is_the_one_counted_by_hand(database: Database, seed: int) -> None:
    async with database.transaction() as transaction:
        crew, visits = await a_busy_team(transaction, Random(seed))
        await a_busy_team(transaction, Random(-seed - 1))
        for period in (WEEK, WEEK.before(), Period.parse_month("2026-11"), Period(date(2020, 1, 1), TODAY)):
            report = await transaction.counts.report(crew.team, period)
            inside = [visit for visit in visits if period.first <= visit.day <= period.last]
            assert report.total == count(inside)
            assert report.by_topic == count_by(inside, lambda visit: visit.topic)
            assert report.by_guide == count_by(inside, lambda visit: visit.guide_id)
            assert report.by_outcome == count_by(inside, lambda visit: visit.outcome)
            assert {each.volunteer_id: each.counts for each in report.by_volunteer} == count_by(
                inside, lambda visit: visit.volunteer_id
            )
            for volunteer_id, counts in count_by(inside, lambda visit: visit.volunteer_id).items():
                assert await transaction.counts.of_volunteer(volunteer_id, period) == counts


async def test_the_most_visited_come_first(database: Database) -> None:
    async with database.transaction() as transaction:
        crew, _ = await a_busy_team(transaction, Random(4))
        report = await transaction.counts.report(crew.team, WEEK)
    for groups in (report.by_topic, report.by_guide, report.by_outcome):
        visits = [counts.visits for counts in groups.values()]
        assert visits == sorted(visits, reverse=True)


async def test_a_household_helped_twice_is_one_household(database: Database) -> None:
    async with database.transaction() as transaction:
        crew = await a_crew(transaction)
        await transaction.visits.add(crew.a_visit(), entered_by=None)
        await transaction.visits.add(
            crew.a_visit(topic="thanh-toan", volunteer_id=crew.lead.id, people=2), entered_by=None
        )
        report = await transaction.counts.report(crew.team, WEEK)
    once = Counts(households=1, visits=1, people=1)
    assert report.total == Counts(households=1, visits=2, people=3)
    assert report.by_topic == {"vneid": once, "thanh-toan": Counts(households=1, visits=1, people=2)}
    assert [each.counts.households for each in report.by_volunteer] == [1, 1]


async def test_a_voided_visit_counts_nowhere(database: Database) -> None:
    async with database.transaction() as transaction:
        crew = await a_crew(transaction)
        for day in (TODAY, WEEK.before().last):
            visit = await transaction.visits.add(crew.a_visit(day), entered_by=None)
            await transaction.visits.void(visit.id or 0, by=None)
        report = await transaction.counts.report(crew.team, WEEK)
        assert await transaction.counts.of_volunteer(crew.volunteer.id or 0, WEEK) == NOTHING
    assert report == Report(
        team=crew.team,
        period=WEEK,
        total=NOTHING,
        before=None,
        by_topic={},
        by_guide={},
        by_outcome={},
        by_volunteer=(),
        unanswered=0,
    )


async def test_a_corrected_visit_counts_as_corrected(database: Database) -> None:
    async with database.transaction() as transaction:
        crew = await a_crew(transaction)
        visit = await transaction.visits.add(crew.a_visit(), entered_by=None)
        moved = crew.a_visit(TODAY - timedelta(days=7), id=visit.id, people=4)
        await transaction.visits.correct(moved, by=None)
        report = await transaction.counts.report(crew.team, WEEK)
    assert (report.total, report.before) == (NOTHING, Counts(households=1, visits=1, people=4))


async def test_a_new_team_has_no_week_before(database: Database) -> None:
    async with database.transaction() as transaction:
        crew = await a_crew(transaction)
        await transaction.visits.add(crew.a_visit(WEEK.first), entered_by=None)
        assert (await transaction.counts.report(crew.team, WEEK)).before is None
        assert (await transaction.counts.report(crew.team, WEEK.after())).before == Counts(
            households=1, visits=1, people=1
        )
        # A week without a visit after weeks with some: nobody was helped, and that is known.
        assert (await transaction.counts.report(crew.team, WEEK.after().after())).before == NOTHING


async def test_the_week_across_new_year_is_one_week(database: Database) -> None:
    week = Period.parse_week("2026-W53")
    async with database.transaction() as transaction:
        crew = await a_crew(transaction)
        days = [week.first - timedelta(days=1), week.first, date(2026, 12, 31), date(2027, 1, 1), week.last]
        for day in [*days, week.last + timedelta(days=1)]:
            await transaction.visits.add(crew.a_visit(day), entered_by=None)
        report = await transaction.counts.report(crew.team, week)
        year = await transaction.counts.report(crew.team, Period(date(2026, 1, 1), date(2026, 12, 31)))
    assert (week.first, week.last) == (date(2026, 12, 28), date(2027, 1, 3))
    assert (report.total.visits, report.before and report.before.visits, year.total.visits) == (4, 1, 3)


async def test_the_report_names_volunteers_and_counts_open_questions(database: Database) -> None:
    async with database.transaction() as transaction:
        crew = await a_crew(transaction)
        await transaction.people.rename(crew.volunteer.id or 0, "Mai")
        await transaction.visits.add(crew.a_visit(), entered_by=None)
        for day in (TODAY, WEEK.first, WEEK.first - timedelta(days=1)):
            await transaction.questions.keep("bán gà trên mạng", day)
        report = await transaction.counts.report(crew.team, WEEK)
    assert [each.name for each in report.by_volunteer] == ["Mai"]
    assert report.unanswered == 2


@pytest.mark.parametrize("query", [report_query, volunteer_query], ids=["report", "volunteer"])
async def test_counting_reads_nothing_but_covering_indexes(
    database: Database, query: Select[*tuple[Any, ...]]
) -> None:
    statement = query.compile(database.engine, compile_kwargs={"render_postcompile": True})
    async with database.transaction() as transaction:
        values = (None,) * len(statement.positiontup or ())
        plan = await transaction.connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
        steps = [row.detail for row in plan if "visits" in row.detail]
    assert steps
    assert [step for step in steps if not step.startswith("SEARCH visits USING COVERING INDEX")] == []
