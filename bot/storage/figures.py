"""What files show besides a report's counts: days, active days, the visits themselves. Small queries, one index."""

from typing import Any

from sqlalchemy import Select, bindparam, distinct, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.figures import ActiveDay, Activity, DayOfTopic, Figures, VisitLine
from bot.domain.people import Team
from bot.domain.period import Period
from bot.domain.visit import Mode, Outcome
from bot.storage.counts import Counting
from bot.storage.questions import Questions
from bot.storage.tables import memberships, visits

MOST_QUESTIONS = 10

_counts = func.count().label("visits")
_here = (
    visits.c.team_id == bindparam("team_id"),
    visits.c.voided_at.is_(None),
    visits.c.day.between(bindparam("first"), bindparam("last")),
)
days_query = (
    select(visits.c.day, visits.c.topic, _counts).where(*_here).group_by(visits.c.day, visits.c.topic)
)
unfinished_query = (
    select(visits.c.topic, _counts)
    .where(*_here, visits.c.outcome == Outcome.UNFINISHED.value)
    .group_by(visits.c.topic)
    .order_by(_counts.desc(), visits.c.topic)
)
active_query = (
    select(visits.c.volunteer_id, visits.c.day, _counts, func.sum(visits.c.people).label("people"))
    .where(*_here)
    .group_by(visits.c.volunteer_id, visits.c.day)
    .order_by(visits.c.volunteer_id, visits.c.day)
)
_active = select(visits.c.volunteer_id, visits.c.day).where(*_here).distinct().subquery()
activity_query = select(func.count(distinct(_active.c.volunteer_id)), func.count()).select_from(_active)
lines_query = (
    select(
        visits.c.day,
        visits.c.volunteer_id,
        visits.c.guide_id,
        visits.c.topic,
        visits.c.people,
        visits.c.outcome,
        visits.c.mode,
    )
    .where(*_here)
    .order_by(visits.c.day, visits.c.id)
)
_members = select(func.count()).where(
    memberships.c.team_id == bindparam("team_id"), memberships.c.until.is_(None)
)


class Figuring:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def of_team(self, team: Team, period: Period, *, with_lines: bool) -> Figures:
        """Everything but the list of visits, and that too if it is asked for."""
        counting = Counting(self._connection)
        report = await counting.report(team, period)
        names = {each.volunteer_id: each.name for each in report.by_volunteer}
        active = await self._rows(active_query, team, period)
        lines = await self._rows(lines_query, team, period) if with_lines else []
        return Figures(
            report=report,
            earlier=None if report.before is None else await counting.report(team, period.before()),
            members=(await self._connection.execute(_members, {"team_id": team.id})).scalar_one(),
            activity=Activity(len(report.by_volunteer), len(active)),
            activity_before=None if report.before is None else await self._activity(team, period.before()),
            days=tuple(DayOfTopic(*row) for row in await self._rows(days_query, team, period)),
            unfinished={row.topic: row.visits for row in await self._rows(unfinished_query, team, period)},
            active_days=tuple(
                ActiveDay(row.volunteer_id, names[row.volunteer_id], row.day, row.visits, row.people)
                for row in active
            ),
            questions=tuple(await Questions(self._connection).recent(period, MOST_QUESTIONS)),
            lines=tuple(_line(row, names[row.volunteer_id]) for row in lines),
        )

    async def _activity(self, team: Team, period: Period) -> Activity:
        ((people, days),) = await self._rows(activity_query, team, period)
        return Activity(people, days)

    async def _rows(self, query: Select[*tuple[Any, ...]], team: Team, period: Period) -> list[Any]:
        values = {"team_id": team.id, "first": period.first, "last": period.last}
        return list(await self._connection.execute(query, values))


def _line(row: Any, name: str | None) -> VisitLine:
    return VisitLine(
        day=row.day,
        volunteer_id=row.volunteer_id,
        name=name,
        guide_id=row.guide_id,
        topic=row.topic,
        people=row.people,
        outcome=Outcome(row.outcome),
        mode=Mode(row.mode),
    )
