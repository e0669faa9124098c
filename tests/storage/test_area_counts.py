"""Random histories of teams and areas: every total is the one counted from the raw rows, in all three units."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from random import Random
from typing import Any

import pytest
from sqlalchemy import select

from bot.domain.counts import Counts, Report
from bot.domain.people import Area, AreaKind, Role
from bot.domain.period import Period
from bot.domain.visit import Outcome, people_helped
from bot.storage.area_counts import area_queries
from bot.storage.database import Database, Transaction
from bot.storage.tables import visits
from bot.storage.tables_areas import area_parents, team_parents
from tests.clock import TODAY
from tests.storage.crew import Crew, a_crew

STEPS = 250
QUARTER = Period(date(2026, 10, 1), date(2026, 12, 31))
PERIODS = (Period.week_of(TODAY), Period.parse_month("2026-11"), QUARTER, Period(date(2026, 9, 20), TODAY))


class History:
    """Six teams in three communes of two provinces, and whatever happens to them."""

    def __init__(self, transaction: Transaction, random: Random, moves: int = 1) -> None:
        self.transaction, self.random, self.moves = transaction, random, moves

    async def begin(self) -> None:
        areas = self.transaction.areas
        self.provinces = [await areas.province(name) for name in ("Tỉnh Một", "Tỉnh Hai")]
        self.communes = [await areas.commune(name, "Tỉnh Một") for name in ("Xã A", "Xã B", "Xã C")]
        self.crews = [await a_crew(self.transaction, f"Tổ {number}") for number in range(6)]
        for crew in self.crews:
            await areas.place_team(crew.team.id, self.random.choice(self.communes).id, date.min)

    async def go_on(self) -> None:
        steps = {self.log: 8, self.correct: 2, self.void: 2, self.move_team: self.moves, self.move_commune: self.moves,
                 self.join: 1, self.leave: 1}  # fmt: skip
        (step,) = self.random.choices(list(steps), list(steps.values()))
        await step()

    async def log(self) -> None:
        """For any day, so out of order; the same household again and again; sometimes none."""
        crew = self.random.choice(self.crews)
        for _ in range(self.random.choice([1, 1, 1, 2])):
            outcome = self.random.choice(list(Outcome))
            visit = crew.a_visit(
                self._day(),
                household=self.random.choice([None, crew.household, await self._another_household(crew)]),
                volunteer_id=self.random.choice([crew.lead.id, crew.volunteer.id]),
                topic=self.random.choice(["vneid", "thanh-toan"]),
                guide_id=self.random.choice(["vneid-cai-dat", None]),
                outcome=outcome,
                people=people_helped(outcome, self.random.randint(1, 4)),
            )
            await self.transaction.visits.add(visit, entered_by=None)

    async def correct(self) -> None:
        visit = await self.transaction.visits.get(await self._any_visit())
        if visit is not None:
            people = people_helped(visit.outcome, self.random.randint(1, 9))
            right = replace(
                visit, day=self._day(), people=people, household=self.random.choice([None, visit.household])
            )
            await self.transaction.visits.correct(right, by=None)

    async def void(self) -> None:
        await self.transaction.visits.void(await self._any_visit(), by=None)

    async def move_team(self) -> None:
        team, commune = self.random.choice(self.crews).team, self.random.choice(self.communes)
        await self.transaction.areas.place_team(team.id, commune.id, self._day())

    async def move_commune(self) -> None:
        commune, province = self.random.choice(self.communes), self.random.choice(self.provinces)
        await self.transaction.areas.place_area(commune.id, province.id, self._day())

    async def join(self) -> None:
        crew = self.random.choice(self.crews)
        invitation = await self.transaction.invitations.invite(crew.team.id, Role.VOLUNTEER)
        await self.transaction.people.join(self.random.choice(self.crews).volunteer.id, invitation)

    async def leave(self) -> None:
        crew = self.random.choice(self.crews)
        await self.transaction.people.leave(crew.volunteer.id or 0, crew.team.id)

    def _day(self) -> date:
        return TODAY - timedelta(days=self.random.randrange(70))

    async def _any_visit(self) -> int:
        rows = (await self.transaction.connection.execute(select(visits.c.id))).scalars().all()
        return int(self.random.choice(rows or [0]))

    async def _another_household(self, crew: Crew) -> Any:
        known = await self.transaction.households.recent(crew.team.id, 9)
        return (
            self.random.choice(known)
            if len(known) > 4
            else await self.transaction.households.open(crew.team.id, None)
        )


async def raw(transaction: Transaction, table: Any) -> list[Any]:
    return list(await transaction.connection.execute(select(table)))


async def counted_by_hand(transaction: Transaction, area: Area, period: Period) -> dict[Any, list[Any]]:
    """The raw visits of the area, by team and commune."""
    teams, communes = await raw(transaction, team_parents), await raw(transaction, area_parents)
    found: dict[Any, list[Any]] = {}
    for visit in await raw(transaction, visits):
        if visit.voided_at is not None or not period.first <= visit.day <= period.last:
            continue
        for stay in teams:
            above = [
                p.parent_id for p in communes if p.area_id == stay.area_id and p.first <= visit.day <= p.last
            ]
            here = area.id in {stay.area_id, *above}
            if stay.team_id == visit.team_id and stay.first <= visit.day <= stay.last and here:
                found.setdefault((stay.team_id, stay.area_id), []).append(visit)
    return found


def summed(groups: Iterable[list[Any]]) -> Counts:
    listed = [group for group in groups if group]
    return Counts(
        households=sum(len({v.household_id for v in group} - {None}) for group in listed),
        visits=sum(map(len, listed)),
        people=sum(v.people for group in listed for v in group),
    )


def by(groups: dict[Any, list[Any]], name: str) -> dict[Any, Counts]:
    keys = {getattr(v, name) for group in groups.values() for v in group}
    return {
        key: summed([v for v in group if getattr(v, name) == key] for group in groups.values())
        for key in keys
    }


async def checked(transaction: Transaction, area: Area, period: Period) -> Report:
    report = await transaction.area_counts.report(area, period)
    by_hand = await counted_by_hand(transaction, area, period)
    assert report.total == summed(by_hand.values())
    assert (report.by_topic, report.by_guide) == (by(by_hand, "topic"), by(by_hand, "guide_id"))
    assert {str(key): counts for key, counts in report.by_outcome.items()} == by(by_hand, "outcome")
    earlier = await counted_by_hand(transaction, area, Period(date.min, period.first - timedelta(days=1)))
    before = summed((await counted_by_hand(transaction, area, period.before())).values())
    assert report.before == (before if earlier else None)
    assert added_up(each.counts for each in report.by_place) == report.total
    return report


def added_up(all_counts: Iterable[Counts]) -> Counts:
    listed = list(all_counts)
    return Counts(
        households=sum(counts.households for counts in listed),
        visits=sum(counts.visits for counts in listed),
        people=sum(counts.people for counts in listed),
    )


@pytest.mark.parametrize("seed", range(4))
async def test_teams_add_up_to_communes_and_communes_to_provinces(database: Database, seed: int) -> None:
    async with database.transaction() as transaction:
        history = History(transaction, Random(seed), moves=seed % 2)
        await history.begin()
        for _ in range(STEPS):
            await history.go_on()
        for period in PERIODS:
            communes = [await checked(transaction, area, period) for area in history.communes]
            provinces = [await checked(transaction, area, period) for area in history.provinces]
            teams = [await transaction.counts.report(crew.team, period) for crew in history.crews]
            levels = [added_up(report.total for report in level) for level in (teams, communes, provinces)]
            # Who moved within the period is counted in each place for the days there: its households in both.
            still = [not await moved_in(transaction, table, period) for table in (team_parents, area_parents)]
            for lower, upper, same in zip(levels, levels[1:], still, strict=False):
                assert (lower.visits, lower.people) == (upper.visits, upper.people)
                assert lower.households == upper.households if same else lower.households <= upper.households


async def moved_in(transaction: Transaction, table: Any, period: Period) -> bool:
    return any(period.first < row.first <= period.last for row in await raw(transaction, table))


async def test_places_never_overlap_however_often_a_team_moves(database: Database) -> None:
    async with database.transaction() as transaction:
        history = History(transaction, Random(9))
        await history.begin()
        for _ in range(40):
            await history.move_team()
            await history.move_commune()
        for table, child in ((team_parents, "team_id"), (area_parents, "area_id")):
            rows = await raw(transaction, table)
            for one in {getattr(row, child) for row in rows}:
                stays = sorted((row.first, row.last) for row in rows if getattr(row, child) == one)
                assert (stays[0][0], stays[-1][1]) == (date.min, date.max)
                assert all(last + timedelta(days=1) == first for (_, last), (first, _) in pairwise(stays))


async def test_a_chat_has_the_same_counts_without_guides(database: Database) -> None:
    async with database.transaction() as transaction:
        history = History(transaction, Random(5), moves=1)
        await history.begin()
        for _ in range(STEPS):
            await history.go_on()
        for area in (*history.communes, *history.provinces):
            everything = await transaction.area_counts.report(area, PERIODS[0])
            in_chat = await transaction.area_counts.report(area, PERIODS[0], by_guide=False)
            assert in_chat == replace(everything, by_guide={})


@pytest.mark.parametrize("query", area_queries)
async def test_counting_areas_reads_nothing_but_covering_indexes(
    database: Database, query: tuple[AreaKind, bool]
) -> None:
    statement = area_queries[query].compile(database.engine, compile_kwargs={"render_postcompile": True})
    async with database.transaction() as transaction:
        values = (None,) * len(statement.positiontup or ())
        plan = await transaction.connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
        steps = [row.detail for row in plan if " visits " in row.detail]
    assert steps
    assert [step for step in steps if "COVERING INDEX ix_visits_of_team" not in step] == []
