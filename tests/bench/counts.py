"""How long a team's week takes to count, in small and large logs."""

import statistics
import tempfile
import time
from datetime import UTC, date, datetime
from pathlib import Path

from bot.domain.period import Period
from bot.sample import fill
from bot.storage.database import Database

SIZES = (1_000, 100_000, 1_000_000)
RUNS = 30
GUIDES = [(f"guide-{number}", f"topic-{number % 6}") for number in range(12)]
TODAY = date(2026, 11, 22)


async def run() -> list[str]:
    """One line per size: the median of several counts of one team's last week and year."""
    lines = [f"{'visits':>9}  {'of the team':>11}  {'week':>8}  {'year':>8}"]
    with tempfile.TemporaryDirectory() as folder:
        return lines + [await _measure(Path(folder) / f"{size}.db", size) for size in SIZES]


async def _measure(path: Path, size: int) -> str:
    async with Database.opened(f"sqlite+aiosqlite:///{path}", lambda: datetime.now(UTC)) as database:
        await fill(database, GUIDES, visits=size, today=TODAY)
        week = await _milliseconds(database, Period.week_of(TODAY))
        year = await _milliseconds(database, Period(date(2025, 11, 23), TODAY))
        rows = await _rows(database)
    return f"{size:>9,}  {rows:>11,}  {week:>5.2f} ms  {year:>5.2f} ms"


async def _milliseconds(database: Database, period: Period) -> float:
    async with database.transaction() as transaction:
        team = (await transaction.people.teams())[0]
        times = []
        for _ in range(RUNS):
            start = time.perf_counter()
            await transaction.counts.report(team, period)
            times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


async def _rows(database: Database) -> int:
    async with database.transaction() as transaction:
        team = (await transaction.people.teams())[0]
        everything = Period(date(2000, 1, 1), date(2100, 1, 1))
        return (await transaction.counts.report(team, everything)).total.visits
