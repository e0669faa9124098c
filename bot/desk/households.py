"""What a team knows about its households: for members; what changes or removes it for good: for the lead."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.desk.desk import Desk
from bot.dialogue import household_requests as r
from bot.dialogue.turn import Request
from bot.domain.household import (
    Access,
    Card,
    Detail,
    How,
    Look,
    Merged,
    Recount,
    Why,
    check_label,
    check_phone,
)
from bot.domain.people import Team
from bot.domain.period import Period
from bot.domain.visit import Household, may_be_logged
from bot.errors import NotAllowed
from bot.storage.database import Transaction

RECENTLY = timedelta(days=31)
MOST_VISITS = 20


async def team_households(desk: Desk, request: r.TeamHouseholds) -> list[Household]:
    desk.require_member(request.team_id)
    return await desk.transaction.details.labelled(request.team_id)


async def grown_too_old(desk: Desk, request: r.GrownTooOld) -> int:
    desk.require_lead(request.team_id)
    return await desk.transaction.erasing.grown_too_old(request.team_id, desk.now - RECENTLY)


async def read_household(desk: Desk, request: r.ReadHousehold) -> Household:
    return (await desk.transaction.details.with_labels([await _own(desk, request.household_id)]))[0]


async def open_card(desk: Desk, request: r.OpenCard) -> Card:
    household = await _own(desk, request.household_id)
    await _looked(desk, household, Look.SHOWN)
    return await card_of(desk.transaction, household, MOST_VISITS)


async def copy_card(desk: Desk, request: r.CopyCard) -> Card:
    household = await _led(desk, request.household_id)
    await _looked(desk, household, Look.COPIED)
    return await card_of(desk.transaction, household, None if request.every_visit else MOST_VISITS)


async def has_consent(desk: Desk, request: r.HasConsent) -> bool:
    household = await _own(desk, request.household_id)
    return await desk.transaction.details.has_consent(household.id, request.what)


async def write_down(desk: Desk, request: r.WriteDown) -> Household:
    """Refuses what was not checked before: a label with a number in it, a phone that is none."""
    household, details = await _own(desk, request.household_id), desk.transaction.details
    checked = check_label(request.text) if request.what is Detail.LABEL else check_phone(request.text)
    desk.require(checked == request.text)
    if not await details.has_consent(household.id, request.what):
        await details.agreed(
            household.id,
            request.what,
            how=How.SPOKEN,
            text_version=request.text_version,
            asked_by=desk.person.id,
        )
    await details.keep(household.id, request.what, request.text, by=desk.person.id)
    await _looked(desk, household, Look.NAMED if request.what is Detail.LABEL else Look.PHONED)
    return (await details.with_labels([household]))[0]


async def withdraw(desk: Desk, request: r.Withdraw) -> Household:
    """Any member: whoever is told must be able to do it at once."""
    household = await _own(desk, request.household_id)
    await desk.transaction.erasing.withdraw(household, request.what, by=desk.person.id)
    await _looked(desk, household, Look.WITHDRAWN)
    return household


async def erase(desk: Desk, request: r.Erase) -> Household:
    household = await _led(desk, request.household_id)
    for each in (household, *await desk.transaction.household_changes.merged(household.id)):
        await desk.transaction.erasing.erase(each, Why.ASKED, by=desk.person.id)
        await _looked(desk, each, Look.ERASED)
    return household


async def merge(desk: Desk, request: r.Merge) -> Merged | None:
    """The lead; or a volunteer for a household just opened, that nobody else has visited."""
    household, into = await _own(desk, request.household_id), await _own(desk, request.into_id)
    desk.require(household.team_id == into.team_id and household != into)
    changes = desk.transaction.household_changes
    if not desk.person.leads(household.team_id) and not await changes.is_own_and_new(
        household.id, desk.own_id
    ):
        return None
    before = await _households(desk, household.team_id)
    ids = await changes.merge(household, into, request.from_day, by=desk.person.id)
    await _looked(desk, household, Look.MERGED)
    (into,) = await desk.transaction.details.with_labels([into])
    recounts = await _recounts(desk, household.team_id, before)
    return Merged(household=household, into=into, visits=len(ids), recounts=recounts)


async def split(desk: Desk, request: r.Split) -> Merged | None:
    household = await _led(desk, request.household_id)
    before = await _households(desk, household.team_id)
    back = await desk.transaction.household_changes.split(household, by=desk.person.id)
    if back is None:
        return None
    other, ids = back
    await _looked(desk, other, Look.SPLIT)
    recounts = await _recounts(desk, household.team_id, before)
    return Merged(household=other, into=household, visits=len(ids), recounts=recounts)


async def neighbours(desk: Desk, request: r.Neighbours) -> list[Team]:
    household = await _led(desk, request.household_id)
    return await desk.transaction.household_changes.neighbours(household.team_id)


async def move(desk: Desk, request: r.Move) -> Household:
    """To a team of the same commune: who may read the details changes, what they were given for does not."""
    household = await _led(desk, request.household_id)
    near = await neighbours(desk, r.Neighbours(household_id=household.id))
    desk.require(request.team_id in {team.id for team in near})
    desk.require(may_be_logged(request.day, desk.today))
    await _looked(desk, household, Look.MOVED)
    changes = desk.transaction.household_changes
    return await changes.move(household, request.team_id, request.day, by=desk.person.id)


async def who_looked(desk: Desk, request: r.WhoLooked) -> list[Access]:
    household = await _led(desk, request.household_id)
    return await desk.transaction.details.accesses(household.id)


async def card_of(transaction: Transaction, household: Household, most_visits: int | None) -> Card:
    """Everything about a household, for those whose right to it has been checked."""
    kept = await transaction.details.kept(household.id)
    merged = await transaction.household_changes.merged(household.id)
    ids = await transaction.household_changes.visit_ids([each.id for each in (household, *merged)])
    visits = [await transaction.visits.get(visit_id) for visit_id in ids[:most_visits]]
    team = await transaction.people.team(household.team_id)
    return Card(
        household=replace(household, label=kept.label),
        team=team.name if team else "",
        phone=kept.phone,
        consents=tuple(await transaction.details.consents(household.id)),
        visits=tuple(visit for visit in visits if visit),
        total_visits=len(ids),
        merged=tuple(merged),
    )


async def _own(desk: Desk, household_id: int) -> Household:
    """A household of a team this person belongs to; it must be there still."""
    household = await desk.transaction.households.get(household_id)
    if household is None or not desk.person.belongs_to(household.team_id):
        raise NotAllowed(f"household {household_id} is not of this person's team")
    now = await desk.transaction.households.by_number(household.team_id, household.number)
    if now is None:
        raise NotAllowed(f"household {household_id} has moved to another team")
    return now


async def _led(desk: Desk, household_id: int) -> Household:
    household = await _own(desk, household_id)
    desk.require_lead(household.team_id)
    return household


async def _looked(desk: Desk, household: Household, what: Look) -> None:
    await desk.transaction.details.looked(household.id, what, by=desk.person.id)


async def _households(desk: Desk, team_id: int) -> dict[Period, int]:
    """Distinct households of this week and month, the week before, and the month before."""
    team = await desk.transaction.people.team(team_id)
    week, month = Period.week_of(desk.today), Period.parse_month(f"{desk.today:%Y-%m}")
    if team is None:
        return {}
    periods = (week, week.before(), month, month.before())
    return {
        period: (await desk.transaction.counts.report(team, period)).total.households for period in periods
    }


async def _recounts(desk: Desk, team_id: int, before: dict[Period, int]) -> tuple[Recount, ...]:
    after = await _households(desk, team_id)
    return tuple(
        Recount(period=period, before=before[period], after=after[period])
        for period in after
        if before[period] != after[period]
    )


PERFORMERS: dict[type[Request[Any]], Callable[[Desk, Any], Awaitable[Any]]] = {
    r.TeamHouseholds: team_households,
    r.GrownTooOld: grown_too_old,
    r.ReadHousehold: read_household,
    r.OpenCard: open_card,
    r.CopyCard: copy_card,
    r.HasConsent: has_consent,
    r.WriteDown: write_down,
    r.Withdraw: withdraw,
    r.Erase: erase,
    r.Merge: merge,
    r.Split: split,
    r.Neighbours: neighbours,
    r.Move: move,
    r.WhoLooked: who_looked,
}
