"""Counts of teams and areas, the visits behind them, days to come back: each for those who may see it."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from bot.desk.desk import Desk
from bot.desk.rights import area_to_read, team_to_read
from bot.dialogue import report_requests as r
from bot.dialogue.requests import TeamReport
from bot.dialogue.turn import Request
from bot.domain.counts import Report
from bot.domain.notice import Return
from bot.domain.people import Area, AreaKind, Team


async def team_report(desk: Desk, request: TeamReport) -> Report:
    return await desk.transaction.counts.report(await team_to_read(desk, request.team_id), request.period)


async def area_report(desk: Desk, request: r.AreaReport) -> Report:
    area = await area_to_read(desk, request.area_id)
    return await desk.transaction.area_counts.report(area, request.period, by_guide=False)


async def places_below(desk: Desk, request: r.PlacesBelow) -> list[Team | Area]:
    area = await area_to_read(desk, request.area_id)
    if area.kind is AreaKind.PROVINCE:
        return list(await desk.transaction.areas.communes(area.id, desk.today))
    return list(await desk.transaction.areas.teams(area, desk.today))


async def teams_below(desk: Desk, _request: r.TeamsBelow) -> list[Team]:
    return [
        team for area in desk.person.areas for team in await desk.transaction.areas.teams(area, desk.today)
    ]


async def visits_behind(desk: Desk, request: r.VisitsBehind) -> r.Lines:
    """Coordinators read them without their households."""
    team = await team_to_read(desk, request.team_id)
    desk.require(request.household is None or desk.person.leads(team.id))
    total, found = await desk.transaction.visits.behind(
        request.team_id,
        request.period,
        {"topic": request.topic, "outcome": request.outcome, "volunteer_id": request.volunteer_id},
        household=request.household,
        offset=request.offset,
        limit=request.limit,
    )
    if not desk.person.leads(team.id):
        found = [(replace(visit, household=None), name) for visit, name in found]
    return r.Lines(total, [r.Line(visit, name) for visit, name in found])


async def households_behind(desk: Desk, request: r.HouseholdsBehind) -> r.Tallies:
    desk.require_lead(request.team_id)
    visits, at = desk.transaction.visits, (request.team_id, request.period)
    total, found = await visits.households_behind(*at, offset=request.offset, limit=request.limit)
    return r.Tallies(total, [r.Tally(*each) for each in found])


async def questions_behind(desk: Desk, request: r.QuestionsBehind) -> r.Asked:
    desk.require(bool(desk.person.led or desk.person.areas))
    questions = desk.transaction.questions
    found = await questions.recent(request.period, request.limit, offset=request.offset)
    return r.Asked(await questions.count(request.period), found)


async def history(desk: Desk, request: r.History) -> list[r.Change]:
    visit = await desk.transaction.visits.get(request.visit_id)
    desk.require(visit is not None and desk.may_change(visit))
    versions = await desk.transaction.visits.history(request.visit_id)
    names = await desk.transaction.people.names({v.changed_by for v in versions if v.changed_by is not None})
    local = [replace(version, changed_at=version.changed_at.astimezone(desk.zone)) for version in versions]
    return [r.Change(version=version, by=names.get(version.changed_by or 0)) for version in local]


async def my_returns(desk: Desk, _request: r.MyReturns) -> list[Return]:
    return await desk.transaction.notices.returns_of_volunteer(desk.own_id, None)


async def overdue(desk: Desk, request: r.Overdue) -> list[Return]:
    desk.require_lead(request.team_id)
    return await desk.transaction.notices.returns_of_team(request.team_id, desk.yesterday)


PERFORMERS: dict[type[Request[Any]], Callable[[Desk, Any], Awaitable[Any]]] = {
    TeamReport: team_report,
    r.AreaReport: area_report,
    r.PlacesBelow: places_below,
    r.TeamsBelow: teams_below,
    r.VisitsBehind: visits_behind,
    r.HouseholdsBehind: households_behind,
    r.QuestionsBehind: questions_behind,
    r.History: history,
    r.MyReturns: my_returns,
    r.Overdue: overdue,
}
