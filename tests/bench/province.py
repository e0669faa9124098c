"""How long it takes to count a province, its communes and teams, in 1,000,000 visits of 1,000 teams."""

import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path

from bot.domain.behind import Narrow
from bot.domain.period import Period
from bot.storage.database import Database, Transaction
from tests.bench._large_log import COMMUNE, PROVINCE, TEAMS, TODAY, VISITS, fill

MANY, FEW = 20, 5
WEEK, QUARTER = Period.week_of(TODAY), Period.parse_quarter("2026-Q3")

Work = Callable[[Transaction], Awaitable[object]]


async def run() -> list[str]:
    """The median of several counts each."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite+aiosqlite:///{folder}/province.db"
        async with Database.opened(url, lambda: datetime.now(UTC)) as database:
            await fill(database)
            lines = [
                f"{VISITS:,} visits of {TEAMS:,} teams in two years, {_megabytes(Path(folder))} MB",
                await _line(database, MANY, "team, week", _of_team(WEEK)),
                await _line(database, MANY, "team, quarter", _of_team(QUARTER)),
                await _line(database, MANY, "visits behind a team's quarter, first page", _page),
                await _line(database, FEW, "visits behind a province's quarter, first page", _page_of_area),
                await _line(database, FEW, "commune of 40 teams, week", _of_area(COMMUNE, WEEK)),
                await _line(database, FEW, "commune of 40 teams, quarter", _of_area(COMMUNE, QUARTER)),
                await _line(database, FEW, "province, week", _of_area(PROVINCE, WEEK)),
                await _line(database, FEW, "province, quarter", _of_area(PROVINCE, QUARTER)),
                await _line(database, FEW, "province, quarter, all that files show", _files),
            ]
    return lines


async def _line(database: Database, runs: int, name: str, work: Work) -> str:
    async with database.transaction() as transaction:
        times = []
        for _ in range(runs):
            start = time.perf_counter()
            await work(transaction)
            times.append(time.perf_counter() - start)
    return f"{name:<44} {1000 * statistics.median(times):>8.1f} ms"


def _of_team(period: Period) -> Work:
    async def count(transaction: Transaction) -> object:
        team = await transaction.people.team(TEAMS // 2)
        assert team is not None
        return await transaction.counts.report(team, period)

    return count


def _of_area(name: str, period: Period) -> Work:
    async def count(transaction: Transaction) -> object:
        area = await transaction.areas.find(name)
        assert area is not None
        return await transaction.area_counts.report(area, period, by_guide=False)

    return count


async def _page(transaction: Transaction) -> object:
    team = await transaction.people.team(TEAMS // 2)
    assert team is not None
    return await transaction.behind.lines(team, QUARTER, Narrow(), offset=0, limit=8)


async def _page_of_area(transaction: Transaction) -> object:
    area = await transaction.areas.find(PROVINCE)
    assert area is not None
    return await transaction.behind.lines(area, QUARTER, Narrow(), offset=0, limit=8)


async def _files(transaction: Transaction) -> object:
    area = await transaction.areas.find(PROVINCE)
    assert area is not None
    return await transaction.area_figures.of_area(area, QUARTER)


def _megabytes(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.iterdir()) // 1_000_000
