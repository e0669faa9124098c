"""What a demonstration shows beyond numbers: days to come back, evenings, late entries, names, two that were one."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from bot.domain.household import Detail, How
from bot.domain.visit import Household, Mode, Outcome
from bot.storage.database import Transaction

EVENING = time(13, tzinfo=UTC)  # 20:00 in Vietnam
TO_COME_BACK = (-2, -1, 0, 2, 5)
"""Days from today: two are overdue, one is today."""

EVENING_EACH, LATE_EACH, DAYS_LATE, GUESTS = 6, 40, 9, 12
LABELS = (
    ("bà Lan, ngõ 5", "0900000001"), ("ông Bảy, cạnh chợ", None), ("cô Mai, xóm Bãi", None), ("bà Lân, ngõ 7", None),
)  # fmt: skip
TEXT_VERSION = "mẫu"


def enliven(rows: Sequence[dict[str, Any]], today: date, now: datetime) -> None:
    """Visits of one team, in the order of their days, before they are written down."""
    _gather(rows)
    _promise(rows, today)
    for number, row in enumerate(rows):
        entered = datetime.combine(row["day"], EVENING)
        if number % LATE_EACH == 0:
            entered += timedelta(days=DAYS_LATE)
        row["entered_at"] = min(now, entered)


async def name_and_merge(transaction: Transaction, team_id: int, volunteer: int, today: date) -> None:
    """Some households have a name, given with consent; two of the team turn out to be one from today on."""
    for number, (label, phone) in enumerate(LABELS, 1):
        household = await transaction.households.numbered(team_id, number)
        if household is not None:
            await _name(transaction, household, volunteer, label, phone)
    one, other = [await transaction.households.numbered(team_id, number) for number in (19, 20)]
    if one is not None and other is not None:
        await transaction.household_changes.merge(other, one, today + timedelta(days=1), by=volunteer)


async def _name(
    transaction: Transaction, household: Household, volunteer: int, label: str, phone: str | None
) -> None:
    for what, text in ((Detail.LABEL, label), (Detail.PHONE, phone)):
        if text:
            await transaction.details.agreed(
                household.id, what, how=How.SPOKEN, text_version=TEXT_VERSION, asked_by=volunteer
            )
            await transaction.details.keep(household.id, what, text, by=volunteer)


def _gather(rows: Sequence[dict[str, Any]]) -> None:
    """Some of the visits at the community house are only a number of people."""
    evenings = [row for row in rows if row["mode"] is Mode.COMMUNITY_HOUSE and row["people"]]
    for row in evenings[::EVENING_EACH]:
        row["household_id"], row["people"] = None, GUESTS


def _promise(rows: Sequence[dict[str, Any]], today: date) -> None:
    """The last visit of some households was not finished: somebody comes back."""
    last = {row["household_id"]: row for row in rows if row["household_id"] is not None}
    waiting = sorted(last.values(), key=lambda row: row["day"], reverse=True)
    for days in TO_COME_BACK:
        due = today + timedelta(days=days)
        row = next((row for row in waiting if row["day"] < due), None)
        if row is not None:
            waiting.remove(row)
            row |= {"outcome": Outcome.UNFINISHED, "people": max(row["people"], 1), "due": due}
