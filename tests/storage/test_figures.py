"""What files show besides the counts, compared with counting by hand."""

from collections import Counter
from datetime import date
from random import Random
from typing import Any

import pytest
from sqlalchemy import Select

from bot.domain.figures import online_people
from bot.domain.period import Period
from bot.domain.visit import Outcome
from bot.storage.database import Database
from bot.storage.figures import active_query, days_query, lines_query, unfinished_query
from tests.clock import TODAY
from tests.storage.crew import a_crew, a_person
from tests.storage.test_counts import WEEK, a_busy_team

NOVEMBER = Period.parse_month("2026-11")


@pytest.mark.parametrize("period", [WEEK, NOVEMBER], ids=["week", "month"])
async def test_every_figure_is_the_one_counted_by_hand(database: Database, period: Period) -> None:
    async with database.transaction() as transaction:
        crew, visits = await a_busy_team(transaction, Random(7))
        await a_busy_team(transaction, Random(8))
        figures = await transaction.figures.of_team(crew.team, period, with_lines=True)
        assert figures.report == await transaction.counts.report(crew.team, period)
        assert figures.earlier == await transaction.counts.report(crew.team, period.before())
    inside = sorted((v for v in visits if period.first <= v.day <= period.last), key=lambda v: (v.day, v.id))
    assert {(each.day, each.topic): each.visits for each in figures.days} == Counter(
        (v.day, v.topic) for v in inside
    )
    assert figures.unfinished == Counter(v.topic for v in inside if v.outcome is Outcome.UNFINISHED)
    assert {(each.volunteer_id, each.day): each.visits for each in figures.active_days} == Counter(
        (v.volunteer_id, v.day) for v in inside
    )
    assert sum(each.people for each in figures.active_days) == sum(v.people for v in inside)
    assert [(x.day, x.guide_id, x.topic, x.people, x.outcome, x.mode) for x in figures.lines] == [
        (v.day, v.guide_id, v.topic, v.people, v.outcome, v.mode) for v in inside
    ]
    assert figures.members == 3


async def test_a_day_with_a_visit_that_helped_nobody_is_an_active_day_all_the_same(
    database: Database,
) -> None:
    async with database.transaction() as transaction:
        crew = await a_crew(transaction)
        await transaction.people.rename(crew.volunteer.id or 0, "Mai")
        visit = crew.a_visit(people=0, outcome=Outcome.NOBODY_HOME)
        await transaction.visits.add(visit, entered_by=None)
        figures = await transaction.figures.of_team(crew.team, WEEK, with_lines=False)
    assert [(each.name, each.day, each.visits, each.people) for each in figures.active_days] == [
        ("Mai", TODAY, 1, 0)
    ]
    assert figures.lines == ()


async def test_people_guided_in_online_services_are_those_of_that_topic(database: Database) -> None:
    async with database.transaction() as transaction:
        crew = await a_crew(transaction)
        for topic, people in (("dich-vu-cong", 3), ("dich-vu-cong", 1), ("vneid", 5)):
            await transaction.visits.add(crew.a_visit(topic=topic, people=people), entered_by=None)
        figures = await transaction.figures.of_team(crew.team, WEEK, with_lines=False)
    assert online_people(figures.report) == 4


async def test_a_team_of_which_nobody_went_out_has_members_and_no_days(database: Database) -> None:
    async with database.transaction() as transaction:
        crew = await a_crew(transaction)
        await a_person(transaction, crew.team)
        await transaction.questions.keep("bán gà trên mạng", date(2026, 11, 20))
        figures = await transaction.figures.of_team(crew.team, WEEK, with_lines=True)
    assert (figures.members, figures.days, figures.lines, figures.earlier) == (3, (), (), None)
    assert figures.questions == ("bán gà trên mạng",)


@pytest.mark.parametrize(
    ("query", "how"),
    [
        (days_query, "COVERING INDEX ix_visits_of_team"),
        (unfinished_query, "COVERING INDEX ix_visits_of_team"),
        (active_query, "COVERING INDEX ix_visits_of_team"),
        (lines_query, "INDEX ix_visits_of_team"),
    ],
    ids=["days", "unfinished", "active", "lines"],
)
async def test_figures_are_read_by_the_index_of_the_team(
    database: Database, query: Select[*tuple[Any, ...]], how: str
) -> None:
    statement = query.compile(database.engine, compile_kwargs={"render_postcompile": True})
    async with database.transaction() as transaction:
        values = (None,) * len(statement.positiontup or ())
        plan = await transaction.connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
        steps = [row.detail for row in plan if "visits" in row.detail]
    assert [step.startswith(f"SEARCH visits USING {how}") for step in steps] == [True]
