"""How long counting takes: one team's week in logs of any size, a province's quarter, the rows behind a number."""

import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime
from pathlib import Path

from bot.domain.period import Period
from bot.sample import PROVINCE, fill
from bot.storage.database import Database, Transaction

SIZES = (1_000, 100_000, 1_000_000)
TEAMS, WEEKS = 1_000, 104
RUNS, FEW_RUNS = 30, 5
GUIDES = [(f"guide-{number}", f"topic-{number % 6}") for number in range(12)]
TODAY = date(2026, 11, 22)
WEEK, QUARTER = Period.week_of(TODAY), Period.parse_quarter("2026-Q3")

Work = Callable[[Transaction], Awaitable[object]]


async def run() -> list[str]:
    """The median of several counts each."""
    lines = [f"{'visits':>9}  {'of the team':>11}  {'week':>8}  {'year':>8}"]
    with tempfile.TemporaryDirectory() as folder:
        lines += [await _one_team(Path(folder) / f"{size}.db", size) for size in SIZES]
        return lines + await _province(Path(folder) / "province.db")


async def _one_team(path: Path, size: int) -> str:
    async with Database.opened(f"sqlite+aiosqlite:///{path}", lambda: datetime.now(UTC)) as database:
        await fill(database, GUIDES, visits=size, today=TODAY)
        week = await _milliseconds(database, RUNS, _of_first_team(WEEK))
        year = await _milliseconds(database, RUNS, _of_first_team(Period(date(2025, 11, 23), TODAY)))
        rows = await _rows(database)
    return f"{size:>9,}  {rows:>11,}  {week:>5.2f} ms  {year:>5.2f} ms"


async def _province(path: Path) -> list[str]:
    """1,000,000 visits of 1,000 teams in two years, all in one province."""
    async with Database.opened(f"sqlite+aiosqlite:///{path}", lambda: datetime.now(UTC)) as database:
        await fill(database, GUIDES, visits=SIZES[-1], today=TODAY, spread=(TEAMS, WEEKS))
        figures = {
            "team, week": await _milliseconds(database, RUNS, _of_first_team(WEEK)),
            "team, quarter": await _milliseconds(database, RUNS, _of_first_team(QUARTER)),
            "visits behind a team's quarter, page 1": await _milliseconds(database, RUNS, _page),
            "commune of 40 teams, week": await _milliseconds(database, RUNS, _of_area("Xã Mẫu 2", WEEK)),
            "commune of 40 teams, quarter": await _milliseconds(
                database, RUNS, _of_area("Xã Mẫu 2", QUARTER)
            ),
            "province, week": await _milliseconds(database, FEW_RUNS, _of_area(PROVINCE, WEEK)),
            "province, quarter": await _milliseconds(database, FEW_RUNS, _of_area(PROVINCE, QUARTER)),
        }
        visits = await _visits_of(database, PROVINCE, QUARTER)
    head = f"{SIZES[-1]:,} visits of {TEAMS:,} teams in {WEEKS} weeks; {visits:,} in the province's quarter"
    return ["", head, *(f"{name:<40} {took:>8.2f} ms" for name, took in figures.items())]


async def _milliseconds(database: Database, runs: int, work: Work) -> float:
    async with database.transaction() as transaction:
        times = []
        for _ in range(runs):
            start = time.perf_counter()
            await work(transaction)
            times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


def _of_first_team(period: Period) -> Work:
    async def count(transaction: Transaction) -> object:
        return await transaction.counts.report((await transaction.people.teams())[0], period)

    return count


def _of_area(name: str, period: Period) -> Work:
    async def count(transaction: Transaction) -> object:
        area = await transaction.areas.find(name)
        return await transaction.area_counts.report(area, period) if area else None

    return count


async def _page(transaction: Transaction) -> object:
    return await transaction.visits.behind(1, QUARTER, {}, offset=0, limit=8)


async def _visits_of(database: Database, name: str, period: Period) -> int:
    async with database.transaction() as transaction:
        area = await transaction.areas.find(name)
        return (await transaction.area_counts.report(area, period)).total.visits if area else 0


async def _rows(database: Database) -> int:
    async with database.transaction() as transaction:
        team = (await transaction.people.teams())[0]
        everything = Period(date(2000, 1, 1), date(2100, 1, 1))
        return (await transaction.counts.report(team, everything)).total.visits
