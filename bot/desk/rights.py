"""Whose counts may be read: one's own team's as its lead, and those of everything below the areas one coordinates."""

from bot.desk.desk import Desk
from bot.domain.people import Area, AreaKind, Team
from bot.errors import NotAllowed


async def team_to_read(desk: Desk, team_id: int) -> Team:
    """For its lead, and for the coordinators above it."""
    if not desk.person.leads(team_id):
        mine = [area.id for area in desk.person.areas]
        desk.require(await desk.transaction.areas.hold(mine, team_id, desk.today))
    team = await desk.transaction.people.team(team_id)
    if team is None:
        raise NotAllowed("there is no such team")
    return team


async def area_to_read(desk: Desk, area_id: int) -> Area:
    """One's own, or a commune of one's own province."""
    mine = {area.id for area in desk.person.areas}
    if area_id not in mine:
        provinces = [area for area in desk.person.areas if area.kind is AreaKind.PROVINCE]
        below = [
            each.id
            for area in provinces
            for each in await desk.transaction.areas.communes(area.id, desk.today)
        ]
        desk.require(area_id in below)
    area = await desk.transaction.areas.get(area_id)
    if area is None:
        raise NotAllowed("there is no such area")
    return area
