"""What files of a commune or province show besides its counts. No list of people or visits: only its teams have those."""

from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import BindParameter, Select, bindparam, distinct, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.counts import Counts, PlaceCounts, Report
from bot.domain.figures import Activity, DayOfTopic, Figures
from bot.domain.people import Area, AreaKind
from bot.domain.period import Period
from bot.domain.visit import Outcome
from bot.storage.area_counts import AreaCounting, visits_here
from bot.storage.areas import Areas
from bot.storage.figures import MOST_QUESTIONS
from bot.storage.questions import Questions
from bot.storage.tables import memberships, visits

Query = Select[*tuple[Any, ...]]

_first: BindParameter[date] = bindparam("first")
_last: BindParameter[date] = bindparam("last")
_counts = func.count().label("visits")


def _days(kind: AreaKind) -> Query:
    query = select(visits.c.day, visits.c.topic, _counts).group_by(visits.c.day, visits.c.topic)
    return visits_here(kind, query, _first, _last)


def _unfinished(kind: AreaKind) -> Query:
    query = select(visits.c.topic, _counts).where(visits.c.outcome == Outcome.UNFINISHED.value)
    query = query.group_by(visits.c.topic).order_by(_counts.desc(), visits.c.topic)
    return visits_here(kind, query, _first, _last)


def _activity(kind: AreaKind) -> Query:
    """Who works for two teams of the area on one day is active on one day."""
    days = visits_here(kind, select(visits.c.volunteer_id, visits.c.day), _first, _last).distinct().subquery()
    return select(func.count(distinct(days.c.volunteer_id)), func.count()).select_from(days)


days_queries = {kind: _days(kind) for kind in AreaKind}
unfinished_queries = {kind: _unfinished(kind) for kind in AreaKind}
activity_queries = {kind: _activity(kind) for kind in AreaKind}


class AreaFiguring:
    def __init__(self, connection: AsyncConnection, areas: Areas) -> None:
        self._connection = connection
        self._areas = areas

    async def of_area(self, area: Area, period: Period) -> Figures:
        counting, before = AreaCounting(self._connection), period.before()
        report = await counting.report(area, period)
        is_first = report.before is None
        days = await self._rows(days_queries[area.kind], area, period)
        unfinished = await self._rows(unfinished_queries[area.kind], area, period)
        return Figures(
            report=await self._with_idle(report, area),
            earlier=None if is_first else await counting.report(area, before),
            members=await self._members(area, period),
            activity=await self._active(area, period),
            activity_before=None if is_first else await self._active(area, before),
            days=tuple(DayOfTopic(*row) for row in days),
            unfinished={row.topic: row.visits for row in unfinished},
            active_days=(),
            questions=tuple(await Questions(self._connection).recent(period, MOST_QUESTIONS)),
        )

    async def _with_idle(self, report: Report, area: Area) -> Report:
        """Also the teams, or communes, that made no visit: whoever coordinates them wants to know."""
        last = report.period.last
        is_commune = area.kind is AreaKind.COMMUNE
        below = (
            await self._areas.teams(area, last) if is_commune else await self._areas.communes(area.id, last)
        )
        counted = {each.place.id for each in report.by_place}
        idle = (PlaceCounts(place, Counts()) for place in below if place.id not in counted)
        return replace(report, by_place=(*report.by_place, *idle))

    async def _members(self, area: Area, period: Period) -> int:
        """Of its teams today; who is in two of them is one."""
        team_ids = [team.id for team in await self._areas.teams(area, period.last)]
        query = select(func.count(distinct(memberships.c.person_id))).where(
            memberships.c.team_id.in_(team_ids), memberships.c.until.is_(None)
        )
        return int((await self._connection.execute(query)).scalar_one())

    async def _active(self, area: Area, period: Period) -> Activity:
        ((people, days),) = await self._rows(activity_queries[area.kind], area, period)
        return Activity(people, days)

    async def _rows(self, query: Query, area: Area, period: Period) -> list[Any]:
        values = {"area_id": area.id, "first": period.first, "last": period.last}
        return list(await self._connection.execute(query, values))
