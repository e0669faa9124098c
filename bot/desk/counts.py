"""Counts of teams and areas, the visits behind them, days to come back: each for those who may see it."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from bot.desk.desk import Desk
from bot.desk.rights import area_to_read, team_to_read
from bot.dialogue import report_requests as r
from bot.dialogue.requests import TeamReport
from bot.dialogue.turn import Request
from bot.domain.behind import By
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
    place, leads = await _place(desk, request.team_id, request.area_id)
    desk.require(leads or request.only.household is None)
    counts, found = await desk.transaction.behind.lines(
        place, request.period, request.only, offset=request.offset, limit=request.limit
    )
    lines = [
        r.Line(visit if leads else replace(visit, household=None), name, team) for visit, name, team in found
    ]
    return r.Lines(place.name, counts, lines)


async def groups_behind(desk: Desk, request: r.GroupsBehind) -> r.Groups:
    place, leads = await _place(desk, request.team_id, request.area_id)
    desk.require(leads or (request.by is not By.HOUSEHOLD and request.only.household is None))
    total, groups = await desk.transaction.behind.groups(
        place, request.period, request.only, request.by, offset=request.offset, limit=request.limit
    )
    known = await desk.transaction.details.with_labels([each.household for each in groups if each.household])
    named = {household.id: household for household in known}
    return r.Groups(
        place.name,
        total,
        [replace(each, household=named[each.household.id]) if each.household else each for each in groups],
    )


async def _place(desk: Desk, team_id: int | None, area_id: int | None) -> tuple[Team | Area, bool]:
    """Whose visits may be read, and whether with their households: by the lead alone."""
    if area_id is not None:
        return await area_to_read(desk, area_id), False
    team = await team_to_read(desk, team_id or 0)
    return team, desk.person.leads(team.id)


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
    r.QuestionsBehind: questions_behind,
    r.GroupsBehind: groups_behind,
    r.History: history,
    r.MyReturns: my_returns,
    r.Overdue: overdue,
}
