"""Counting visits in the database: one statement per report, each part a scan of one covering index."""

from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Integer,
    Select,
    String,
    bindparam,
    cast,
    distinct,
    exists,
    func,
    literal,
    null,
    select,
    union_all,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.counts import Counts, Report, VolunteerCounts
from bot.domain.people import Team
from bot.domain.period import Period
from bot.domain.visit import Outcome
from bot.storage.tables import people, questions, visits


class _Line(NamedTuple):
    """One line of a report; `key` and `name` only where it is one of a group."""

    part: str
    key: str | None
    name: str | None
    households: int
    visits: int
    people: int

    @property
    def counts(self) -> Counts:
        return Counts(households=self.households, visits=self.visits, people=self.people)


units = (
    # Distinct, because a household may be helped twice, by two volunteers, with two tasks.
    func.count(distinct(visits.c.household_id)).label("households"),
    func.count().label("visits"),
    func.coalesce(func.sum(visits.c.people), 0).label("people"),
)
_of_team = (visits.c.team_id == bindparam("team_id"), visits.c.voided_at.is_(None))
_in_period = visits.c.day.between(bindparam("first"), bindparam("last"))
_in_period_before = visits.c.day.between(bindparam("first_before"), bindparam("last_before"))
_nothing = cast(null(), String)


def _part(
    part: str,
    days: ColumnElement[bool],
    key: ColumnElement[Any] | None = None,
    name: ColumnElement[Any] = _nothing,
) -> Select[Any]:
    shown = _nothing if key is None else cast(key, String)
    query = select(literal(part).label("part"), shown.label("key"), name.label("name"), *units)
    query = query.where(*_of_team, days)
    return query if key is None else query.group_by(key)


_name = select(people.c.name).where(people.c.id == visits.c.volunteer_id).correlate(visits).scalar_subquery()
_ever = exists(select(literal(1)).where(*_of_team, visits.c.day < bindparam("first")))
_unanswered = select(
    literal("unanswered"), _nothing, _nothing, literal(0, Integer), func.count(), literal(0, Integer)
).where(questions.c.day.between(bindparam("first"), bindparam("last")))
_lines: CompoundSelect[*tuple[Any, ...]] = union_all(
    _part("total", _in_period),
    _part("before", _in_period_before).having(_ever),
    _part("topic", _in_period, visits.c.topic),
    _part("guide", _in_period, visits.c.guide_id),
    _part("outcome", _in_period, visits.c.outcome),
    _part("volunteer", _in_period, visits.c.volunteer_id, _name),
    _unanswered,
)
report_query = _lines.order_by(_lines.selected_columns.visits.desc(), _lines.selected_columns.key)
volunteer_query = select(*units).where(
    visits.c.volunteer_id == bindparam("volunteer_id"), visits.c.voided_at.is_(None), _in_period
)


class Counting:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def report(self, team: Team, period: Period) -> Report:
        before = period.before()
        rows = await self._connection.execute(
            report_query,
            {
                "team_id": team.id,
                "first": period.first,
                "last": period.last,
                "first_before": before.first,
                "last_before": before.last,
            },
        )
        lines = [_Line(*row) for row in rows]
        return _to_report(team, period, lines)

    async def of_volunteer(self, volunteer_id: int, period: Period) -> Counts:
        values = {"volunteer_id": volunteer_id, "first": period.first, "last": period.last}
        households, count, helped = (await self._connection.execute(volunteer_query, values)).one()
        return Counts(households=households, visits=count, people=helped)


def _to_report(team: Team, period: Period, lines: list[_Line]) -> Report:
    parts: dict[str, list[_Line]] = {}
    for line in lines:
        parts.setdefault(line.part, []).append(line)
    return Report(
        team=team,
        period=period,
        total=parts["total"][0].counts,
        before=parts["before"][0].counts if "before" in parts else None,
        by_topic={line.key: line.counts for line in parts.get("topic", ()) if line.key is not None},
        by_guide={line.key: line.counts for line in parts.get("guide", ())},
        by_outcome={
            Outcome(line.key): line.counts for line in parts.get("outcome", ()) if line.key is not None
        },
        by_volunteer=tuple(
            VolunteerCounts(volunteer_id=int(line.key), name=line.name, counts=line.counts)
            for line in parts.get("volunteer", ())
            if line.key is not None
        ),
        unanswered=parts["unanswered"][0].visits,
    )
