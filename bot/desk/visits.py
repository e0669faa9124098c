"""Households and visits of one's own team."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from bot.desk.desk import Desk
from bot.dialogue import requests as r
from bot.dialogue.turn import Request
from bot.domain.counts import Counts
from bot.domain.visit import Household, Visit, may_be_logged
from bot.errors import NotAllowed


async def recent_households(desk: Desk, request: r.RecentHouseholds) -> list[Household]:
    desk.require_member(request.team_id)
    recent = await desk.transaction.households.recent(request.team_id, request.limit)
    return await desk.transaction.details.with_labels(recent)


async def find_household(desk: Desk, request: r.FindHousehold) -> Household | None:
    desk.require_member(request.team_id)
    found = await desk.transaction.households.by_number(request.team_id, request.number)
    return None if found is None else (await desk.transaction.details.with_labels([found]))[0]


async def open_household(desk: Desk, request: r.OpenHousehold) -> Household:
    desk.require_member(request.team_id)
    return await desk.transaction.households.open(request.team_id, desk.person.id)


async def log_visit(desk: Desk, request: r.LogVisit) -> Visit:
    visit = request.visit
    desk.require_member(visit.team_id)
    desk.require(visit.volunteer_id == desk.person.id)
    _require_own_household(desk, visit)
    desk.require(may_be_logged(visit.day, desk.today))
    return await desk.transaction.visits.add(await _as_it_is_now(desk, visit), entered_by=desk.person.id)


async def read_visit(desk: Desk, request: r.ReadVisit) -> Visit | None:
    visit = await desk.transaction.visits.get(request.visit_id)
    desk.require(visit is None or desk.may_change(visit))
    return visit


async def last_visit(desk: Desk, _request: r.LastVisit) -> Visit | None:
    return None if desk.person.id is None else await desk.transaction.visits.last_of(desk.person.id)


async def correct_visit(desk: Desk, request: r.CorrectVisit) -> Visit:
    visit = request.visit
    before = await desk.transaction.visits.get(visit.id or 0)
    if before is None or not desk.may_change(before) or before.team_id != visit.team_id:
        raise NotAllowed(f"visit {visit.id} may not be corrected by this person")
    _require_own_household(desk, visit)
    desk.require(visit.day == before.day or may_be_logged(visit.day, desk.today))
    desk.require(visit.volunteer_id == before.volunteer_id)
    desk.require(visit.volunteer_id == desk.person.id or bool(request.reason))
    if visit.household is not None:  # two that are one count as one from the merge's day on
        visit = replace(visit, household=await desk.transaction.households.on(visit.household, visit.day))
    await desk.transaction.visits.correct(visit, by=desk.person.id, reason=request.reason)
    return visit


async def void_visit(desk: Desk, request: r.VoidVisit) -> Visit:
    visit = await desk.transaction.visits.get(request.visit_id)
    if visit is None or not desk.may_change(visit):
        raise NotAllowed(f"visit {request.visit_id} may not be voided by this person")
    desk.require(visit.volunteer_id == desk.person.id or bool(request.reason))
    await desk.transaction.visits.void(request.visit_id, by=desk.person.id, reason=request.reason)
    return visit


async def my_counts(desk: Desk, request: r.MyCounts) -> Counts:
    return await desk.transaction.counts.of_volunteer(desk.own_id, request.period)


async def my_visits(desk: Desk, request: r.MyVisits) -> list[Visit]:
    return await desk.transaction.visits.of_volunteer(desk.own_id, request.period)


async def _as_it_is_now(desk: Desk, visit: Visit) -> Visit:
    """With the household that its household was found to be in the meantime."""
    if visit.household is None:
        return visit
    now = await desk.transaction.households.by_number(visit.team_id, visit.household.number)
    return visit if now is None or now == visit.household else replace(visit, household=now)


def _require_own_household(desk: Desk, visit: Visit) -> None:
    desk.require(visit.household is None or visit.household.team_id == visit.team_id)


PERFORMERS: dict[type[Request[Any]], Callable[[Desk, Any], Awaitable[Any]]] = {
    r.RecentHouseholds: recent_households,
    r.FindHousehold: find_household,
    r.OpenHousehold: open_household,
    r.LogVisit: log_visit,
    r.ReadVisit: read_visit,
    r.LastVisit: last_visit,
    r.CorrectVisit: correct_visit,
    r.VoidVisit: void_visit,
    r.MyCounts: my_counts,
    r.MyVisits: my_visits,
}
