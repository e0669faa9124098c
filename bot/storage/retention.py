"""Details that nobody has needed for a long time are erased by themselves."""

from collections import Counter
from datetime import date

import structlog

from bot.domain.household import Why
from bot.storage.database import Database

log = structlog.get_logger()


async def anonymise(database: Database, today: date, months: int) -> Counter[int]:
    """Once a day, in every process that likes: how many households lost their details, by team.

    A household whose last visit is older than `months` becomes a code again. Also rewrites the file where something
    was erased and traces are left.
    """
    erased: Counter[int] = Counter()
    async with database.transaction() as transaction:
        for household in await transaction.erasing.too_old(months_before(today, months)):
            await transaction.erasing.erase(household, Why.TOO_OLD, by=None)
            erased[household.team_id] += 1
    await database.clean()
    if erased:
        log.info("households-anonymised", households=erased.total(), teams=len(erased), months=months)
    return erased


def months_before(day: date, months: int) -> date:
    """The same day of an earlier month, or its last one."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(day.day, last))
        except ValueError:
            continue
    raise ValueError(f"no day {months} months before {day}")
