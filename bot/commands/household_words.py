"""What the operator reads about a household, and how what the operator types is checked."""

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from bot.domain.household import Card, Detail, LabelProblem, check_label, check_phone, spaced
from bot.domain.period import Period
from bot.errors import WrongUsage

if TYPE_CHECKING:
    from bot.domain.visit import Household
    from bot.storage.database import Transaction

WEEKS_COMPARED = 60


def described(card: Card) -> list[str]:
    lines = [f"{card.household.title} ({card.team})"]
    if card.phone:
        lines.append(f"phone: {spaced(card.phone)}")
    for consent in card.consents:
        asked = f"asked by {consent.asked_by or 'the operator'} on {_local(consent.asked_at)}, {consent.how}"
        withdrawn = f", withdrawn on {_local(consent.withdrawn_at)}" if consent.withdrawn_at else ""
        lines.append(f"consent to keep the {consent.what}: {asked}{withdrawn}")
    lines += [f"also known as: {other.code}" for other in card.merged]
    last = f", the last on {card.visits[0].day}" if card.visits else ""
    return [*lines, f"visits: {card.total_visits}{last}"]


def exported(card: Card) -> dict[str, Any]:
    return {
        "household": card.household.code,
        "team": card.team,
        "label": card.household.label,
        "phone": card.phone,
        "also_known_as": [other.code for other in card.merged],
        "consents": [
            {
                "what": consent.what,
                "asked_by": consent.asked_by,
                "asked_at": consent.asked_at.isoformat(),
                "how": consent.how,
                "text": consent.text_version,
                "withdrawn_at": consent.withdrawn_at and consent.withdrawn_at.isoformat(),
            }
            for consent in card.consents
        ],
        "visits": [
            {
                "day": visit.day.isoformat(),
                "guide": visit.guide_id,
                "topic": visit.topic,
                "people": visit.people,
                "outcome": visit.outcome,
                "mode": visit.mode,
            }
            for visit in card.visits
        ],
    }


async def counted(transaction: "Transaction", team_id: int, since: date) -> dict[Period, int]:
    """Households of every week from that day's to this one's, at most a year of them."""
    team = await transaction.people.team(team_id)
    week, this = Period.week_of(since), Period.week_of(transaction.now.date())
    found: dict[Period, int] = {}
    while team and week.first <= this.first and len(found) < WEEKS_COMPARED:
        found[week] = (await transaction.counts.report(team, week)).total.households
        week = week.after()
    return found


def recounted(before: dict[Period, int], after: dict[Period, int]) -> list[str]:
    changed = [week for week in after if before[week] != after[week]]
    lines = [f"households in the week of {week.first}: {before[week]} → {after[week]}" for week in changed]
    return lines or ["No week counts otherwise than before."]


def checked(what: Detail, text: str) -> str:
    value = check_label(text) if what is Detail.LABEL else check_phone(text)
    if value is None or isinstance(value, LabelProblem):
        raise WrongUsage(f'"{text}" cannot be kept as a {what}.')
    return value


def day_of(text: str | None, today: date) -> date:
    try:
        day = date.fromisoformat(text) if text else today
    except ValueError as error:
        raise WrongUsage(f'"{text}" is not a day; write it like 2026-11-22.') from error
    if day > today:
        raise WrongUsage(f"{day} has not come yet.")
    return day


def _local(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M} UTC"


async def refuse_alike(transaction: "Transaction", found: "Household", label: str) -> None:
    """Two codes for one home count twice: who names it says that it is another one."""
    from bot.search.labels import resembles

    known = await transaction.details.labelled(found.team_id)
    alike = [each.title for each in known if each != found and resembles(label, each.label or "")]
    if alike:
        raise WrongUsage(
            f"Is {found.code} one of these? {'; '.join(alike)}\n"
            "If so: python -m bot household merge. If it is another home: --other-home"
        )
