"""Random histories of teams, households and areas: every total is the one counted from the raw rows."""

import asyncio
import shutil
import tempfile
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from bot.domain.behind import By, Narrow
from bot.domain.counts import Counts, Report
from bot.domain.figures import Figures
from bot.domain.people import Area, AreaKind, Team
from bot.domain.period import Period
from bot.service import Library
from bot.storage.database import Transaction
from tests.histories.oracle import Raw, Row, active_days, by, by_day_and_topic, counted
from tests.histories.steps import STEPS, Effect, correct, merge, split
from tests.histories.world import Cast, World, a_world, library

Taken = tuple[int, int, int, int]
HISTORIES = st.lists(
    st.tuples(st.integers(0, len(STEPS) - 1), *[st.integers(0, 40)] * 3), min_size=40, max_size=60
)
EVERYTHING = [(step, 7 * step + n, 3 * step + 2 * n, n) for n in range(4) for step in range(len(STEPS))]
"""Every kind of step four times, whatever Hypothesis comes upon."""
_MERGE, _CORRECT, _SPLIT = (STEPS.index(step) for step in (merge, correct, split))
AROUND_A_MERGE = [
    (_MERGE, 0, 0, 17),
    *[(_CORRECT, visit, 4, household) for household in (0, 2) for visit in range(12)],
    (_SPLIT, 0, 1, 0),
]
"""H-001 was H-002 all the time; visits are corrected to the one, then to a third, and both are two again."""

QUARTER, YEARS = Period.parse_quarter("2026-Q4"), Period(date(2026, 11, 1), date(2027, 6, 30))


@dataclass(frozen=True)
class Beginning:
    """A file with everybody in it, to be copied for each history: joining takes longer than most of them."""

    file: Path
    cast: Cast = field(repr=False)
    served: Library = field(repr=False)


@pytest.fixture(scope="module")
def beginning(tmp_path_factory: pytest.TempPathFactory, empty_file: Path) -> Beginning:
    file, served = tmp_path_factory.mktemp("histories") / "sotayso.db", library()
    shutil.copy(empty_file, file)

    async def begin() -> Cast:
        async with a_world(file, served) as world:
            await world.begin()
        return world.cast

    return Beginning(file, asyncio.run(begin()), served)


# Shrinking takes minutes: put Phase.shrink in when a history was found that fails.
@settings(max_examples=7, deadline=None, derandomize=True, phases=(Phase.explicit, Phase.generate))
@given(history=HISTORIES)
@example(history=EVERYTHING)
@example(history=AROUND_A_MERGE)
def test_whatever_happens_every_total_is_what_the_rows_say(
    history: list[Taken], beginning: Beginning
) -> None:
    asyncio.run(_play(history, beginning))


async def _play(history: list[Taken], beginning: Beginning) -> None:
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(beginning.file.parent, folder, dirs_exist_ok=True)  # with the key of its texts
        async with a_world(Path(folder) / beginning.file.name, beginning.served) as world:
            world.cast = deepcopy(beginning.cast)
            for kind, *how in history:
                await take(world, kind, how)
            await compare(world)


async def take(world: World, kind: int, how: list[int]) -> None:
    """One step, and that it did no more than it may: what was reported stays, history only grows."""
    before = world.raw()
    effect = await STEPS[kind](world, *how)
    after = world.raw()
    assert len(after.rows) == len(before.rows) + effect.added
    for old, new in zip(before.rows, after.rows, strict=False):
        _only_promised(old, new, effect)
    _history_grew(before, after)
    _nobody_is_counted_twice(after)


def _only_promised(old: Row, new: Row, effect: Effect) -> None:
    may = effect.fields if effect.changed(old) else frozenset()
    if old.day >= effect.since:
        may |= {"commune"}
    if "day" in may:
        may |= {"commune"}
    assert replace(new, **{name: getattr(old, name) for name in may}) == old


def _history_grew(before: Raw, after: Raw) -> None:
    """No version is ever changed or lost, and the last one is what the log says."""
    kept = set(after.versions)
    assert set(before.versions) <= kept
    latest = {visit_id: rest for visit_id, *rest in after.versions}
    for row in after.rows:
        _, household, day, people, outcome, topic, voided = latest[row.id]
        assert (household, day, people, outcome, topic, voided is not None) == (
            row.household, row.day.isoformat(), row.people, row.outcome, row.topic, row.voided,
        )  # fmt: skip


def _nobody_is_counted_twice(raw: Raw) -> None:
    """From the day of a merge on, no visit that counts is the other household's."""
    for household, _, first in raw.merges:
        assert [
            row for row in raw.rows if row.household == household and row.day >= first and not row.voided
        ] == []


async def compare(world: World) -> None:
    raw = world.raw()
    async with world.database.transaction() as transaction:
        for period in _periods(raw):
            for team in world.cast.teams:
                figures = await transaction.figures.of_team(team, period, with_lines=True)
                _compare_team(raw, team, period, figures)
                await _compare_lines(transaction, raw, team, period)
            for area in (*world.cast.communes, *world.cast.provinces):
                figures = await transaction.area_figures.of_area(area, period)
                _compare_area(raw, area, period, figures)
            await _compare_volunteers(transaction, world, raw, period)
            await _add_up(transaction, world, raw, period)


def _periods(raw: Raw) -> Iterator[Period]:
    """Some days, weeks and months in which something happened, a quarter, and all of it."""
    days = sorted({row.day for row in raw.rows})
    chosen = (days[len(days) // 2], days[-1])
    yield from (Period(day, day) for day in chosen)
    yield from {Period.week_of(day) for day in chosen}
    yield from {Period.parse_month(f"{day:%Y-%m}") for day in chosen}
    yield from (QUARTER, YEARS)


def _compare_report(raw: Raw, place: Team | Area, report: Report) -> list[Row]:
    rows, of_team = raw.of(place, report.period), isinstance(place, Team)
    eve = report.period.before()
    ever = raw.of(place, Period(date.min, eve.last))
    assert report.total == counted(rows, of_team=of_team)
    assert report.before == (counted(raw.of(place, eve), of_team=of_team) if ever else None)
    assert report.by_topic == by(rows, lambda row: row.topic, of_team=of_team)
    assert report.by_guide == by(rows, lambda row: row.guide, of_team=of_team)
    assert report.by_outcome == by(rows, lambda row: row.outcome, of_team=of_team)
    return rows


def _compare_figures(rows: list[Row], figures: Figures) -> None:
    assert {(each.day, each.topic): each.visits for each in figures.days} == by_day_and_topic(rows)
    unfinished = by([row for row in rows if row.outcome == "unfinished"], lambda row: row.topic, of_team=True)
    assert figures.unfinished == {topic: counts.visits for topic, counts in unfinished.items()}
    active = active_days(rows)
    assert (figures.activity.people, figures.activity.days) == (len({who for who, _ in active}), len(active))


def _compare_team(raw: Raw, team: Team, period: Period, figures: Figures) -> None:
    rows = _compare_report(raw, team, figures.report)
    _compare_figures(rows, figures)
    assert {each.volunteer_id: each.counts for each in figures.report.by_volunteer} == by(
        rows, lambda row: row.volunteer, of_team=True
    )
    assert {
        (each.volunteer_id, each.day): (each.visits, each.people) for each in figures.active_days
    } == active_days(rows)
    assert [(line.day, line.people) for line in figures.lines] == [
        (row.day, row.people) for row in sorted(rows, key=lambda row: (row.day, row.id))
    ]


def _compare_area(raw: Raw, area: Area, period: Period, figures: Figures) -> None:
    rows = _compare_report(raw, area, figures.report)
    _compare_figures(rows, figures)
    is_commune = area.kind is AreaKind.COMMUNE
    below = by(rows, lambda row: row.team if is_commune else row.commune, of_team=False)
    shown = {each.place.id: each.counts for each in figures.report.by_place}
    assert {place: counts for place, counts in shown.items() if counts.visits} == below


async def _compare_lines(transaction: Transaction, raw: Raw, team: Team, period: Period) -> None:
    """Every number opens to its rows."""
    for topic, counts in by(raw.of(team, period), lambda row: row.topic, of_team=True).items():
        only = Narrow(topic=topic)
        found, page = await transaction.behind.lines(team, period, only, offset=0, limit=500)
        assert (found, len(page)) == (counts, counts.visits)
        houses, _ = await transaction.behind.groups(team, period, only, By.HOUSEHOLD, offset=0, limit=500)
        assert houses == counts.households


async def _compare_volunteers(transaction: Transaction, world: World, raw: Raw, period: Period) -> None:
    for person_id in world.cast.people.values():
        rows = [
            row for team in world.cast.teams for row in raw.of(team, period) if row.volunteer == person_id
        ]
        assert await transaction.counts.of_volunteer(person_id, period) == counted(rows, of_team=True)


async def _add_up(transaction: Transaction, world: World, raw: Raw, period: Period) -> None:
    """Teams add up to communes, communes to provinces; a team that stayed where it is has the same figures in both."""
    communes = {area.id: await transaction.area_counts.report(area, period) for area in world.cast.communes}
    for commune_id, report in communes.items():
        assert _sum([each.counts for each in report.by_place]) == report.total
        for each in report.by_place:
            rows = raw.of(_team(world, each.place.id), period)
            if {row.commune for row in rows} == {commune_id}:
                of_team = await transaction.counts.report(_team(world, each.place.id), period)
                assert each.counts == of_team.total
    above = [await transaction.area_counts.report(province, period) for province in world.cast.provinces]
    for report in above:
        assert _sum([each.counts for each in report.by_place]) == report.total
    totals, below = (_sum([each.total for each in reports]) for reports in (above, communes.values()))
    assert (totals.visits, totals.people) == (below.visits, below.people)
    if not any(len(each) > 1 for each in _provinces_of_communes(raw, period).values()):
        assert totals.households == below.households


def _provinces_of_communes(raw: Raw, period: Period) -> dict[int | None, set[int | None]]:
    """Where a commune went to another province, a household is one in both."""
    found: dict[int | None, set[int | None]] = {}
    for row in raw.rows:
        if period.first <= row.day <= period.last:
            found.setdefault(row.commune, set()).add(raw.province_of(row))
    return found


def _sum(all_counts: list[Counts]) -> Counts:
    return Counts(
        households=sum(each.households for each in all_counts),
        visits=sum(each.visits for each in all_counts),
        people=sum(each.people for each in all_counts),
    )


def _team(world: World, team_id: int) -> Team:
    return next(team for team in world.cast.teams if team.id == team_id)
