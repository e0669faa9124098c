"""Rows of teams and areas as the domain knows them."""

from datetime import date

from sqlalchemy import select

from bot.domain.people import Area, AreaKind, Team
from bot.storage.tables import AnyRow, areas, teams
from bot.storage.tables_areas import area_parents, team_parents

EVER, FURTHER_NOTICE = date.min, date.max
"""The first and last day of what has always been so, and of what nobody knows an end of."""

_parent = areas.alias("parent")
commune_of_team = (
    select(areas.c.name)
    .join_from(team_parents, areas)
    .where(team_parents.c.team_id == teams.c.id, team_parents.c.last == FURTHER_NOTICE)
    .correlate(teams)
    .scalar_subquery()
)
_province_of_area = (
    select(_parent.c.name)
    .join_from(area_parents, _parent, _parent.c.id == area_parents.c.parent_id)
    .where(area_parents.c.area_id == areas.c.id, area_parents.c.last == FURTHER_NOTICE)
    .correlate(areas)
    .scalar_subquery()
)
team_columns = (teams.c.id, teams.c.name, commune_of_team.label("commune"))
area_columns = (areas.c.id, areas.c.name, areas.c.kind, _province_of_area.label("province"))


def to_team(row: AnyRow) -> Team:
    return Team(id=row.id, name=row.name, commune=row.commune)


def to_area(row: AnyRow) -> Area:
    return Area(id=row.id, name=row.name, kind=AreaKind(row.kind), province=row.province)
