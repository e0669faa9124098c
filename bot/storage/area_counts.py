"""Counting the visits of a commune or province: sums of its teams, each for the days it belonged there.

A household counts once in each team that helped it, so that teams add up to communes and communes to provinces,
in all three units.
"""

from datetime import date
from typing import Any

from sqlalchemy import (
    CTE,
    BindParameter,
    ColumnElement,
    CompoundSelect,
    Date,
    FromClause,
    Integer,
    Select,
    String,
    bindparam,
    case,
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

from bot.domain.counts import Counts, PlaceCounts, Report
from bot.domain.people import Area, AreaKind, Team
from bot.domain.period import Period
from bot.domain.visit import Outcome
from bot.storage.places import EVER, area_columns, team_columns, to_area, to_team
from bot.storage.tables import areas, questions, teams, visits
from bot.storage.tables_areas import area_parents, team_parents

Query = Select[*tuple[Any, ...]]

_nothing = cast(null(), String)
_first: BindParameter[date] = bindparam("first")
_last: BindParameter[date] = bindparam("last")
_eve: BindParameter[date] = bindparam("last_before")  # the period before ends on the eve of this one


def _later(one: ColumnElement[date], other: ColumnElement[date]) -> ColumnElement[date]:
    return case((one > other, one), else_=other)


def _earlier(one: ColumnElement[date], other: ColumnElement[date]) -> ColumnElement[date]:
    return case((one < other, one), else_=other)


def visits_here(kind: AreaKind, query: Query, first: ColumnElement[date], last: ColumnElement[date]) -> Query:
    """The visits from `first` to `last` while their team was there.

    One range of days for each stay: of two ranges a database might search by the wider one.
    """
    first, last = _later(first, team_parents.c.first), _earlier(last, team_parents.c.last)
    area_id: BindParameter[int] = bindparam("area_id")
    if kind is AreaKind.COMMUNE:
        stays: FromClause = team_parents
        query = query.where(team_parents.c.area_id == area_id)
    else:
        first, last = _later(first, area_parents.c.first), _earlier(last, area_parents.c.last)
        query = query.where(area_parents.c.parent_id == area_id)
        stays = area_parents.join(team_parents, team_parents.c.area_id == area_parents.c.area_id)
    in_stay = (visits.c.team_id == team_parents.c.team_id) & visits.c.day.between(first, last)
    return query.select_from(stays.join(visits, in_stay)).where(visits.c.voided_at.is_(None))


def _rows(kind: AreaKind) -> CTE:
    """The visits of the period, read once; databases keep what is used several times."""
    query = select(
        team_parents.c.team_id,
        team_parents.c.area_id,
        visits.c.household_id,
        visits.c.topic,
        visits.c.guide_id,
        visits.c.outcome,
        visits.c.people,
    )
    return visits_here(kind, query, _first, _last).cte("counted")


def _part(part: str, rows: FromClause, key: ColumnElement[Any]) -> Query:
    """Counted by team and commune first: a household is one in each of them."""
    query: Query = select(key.label("key"), *_units(rows))
    grouped = query.group_by(rows.c.team_id, rows.c.area_id, key).subquery()
    return select(
        literal(part).label("part"),
        cast(grouped.c.key, String).label("key"),
        func.sum(grouped.c.households).label("households"),
        func.sum(grouped.c.visits).label("visits"),
        func.sum(grouped.c.people).label("people"),
    ).group_by(grouped.c.key)


def _units(rows: FromClause) -> list[ColumnElement[Any]]:
    return [
        func.count(distinct(rows.c.household_id)).label("households"),
        func.count().label("visits"),
        func.sum(rows.c.people).label("people"),
    ]


def _before(kind: AreaKind) -> Query:
    first: BindParameter[date] = bindparam("first_before")
    last: BindParameter[date] = bindparam("last_before")
    query = visits_here(kind, select(*_units(visits)), first, last)
    by_team = query.group_by(team_parents.c.team_id, team_parents.c.area_id).subquery()
    sums = [func.sum(column) for column in (by_team.c.households, by_team.c.visits, by_team.c.people)]
    return select(literal("before"), _nothing, *(func.coalesce(total, 0) for total in sums))


def _query(kind: AreaKind, *, by_guide: bool) -> CompoundSelect[*tuple[Any, ...]]:
    rows = _rows(kind)
    ever = exists(visits_here(kind, select(literal(1)), literal(EVER, Date), _eve))
    zero = literal(0, Integer)
    return union_all(
        _part("place", rows, rows.c.team_id if kind is AreaKind.COMMUNE else rows.c.area_id),
        _part("topic", rows, rows.c.topic),
        *([_part("guide", rows, rows.c.guide_id)] if by_guide else []),
        _part("outcome", rows, rows.c.outcome),
        _before(kind),
        select(literal("ever"), _nothing, zero, cast(ever, Integer), zero),
        select(literal("unanswered"), _nothing, zero, func.count(), zero).where(
            questions.c.day.between(_first, _last)
        ),
    )


area_queries = {
    (kind, by_guide): _query(kind, by_guide=by_guide) for kind in AreaKind for by_guide in (True, False)
}


class AreaCounting:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def report(self, area: Area, period: Period, *, by_guide: bool = True) -> Report:
        """As of a team; `by_place` are the teams of a commune, the communes of a province.

        Without `by_guide`, a third of the work of a province is saved: only files show guides.
        """
        before = period.before()
        values = {
            "area_id": area.id, "first": period.first, "last": period.last,
            "first_before": before.first, "last_before": before.last,
        }  # fmt: skip
        parts: dict[str, dict[str | None, Counts]] = {}
        rows = await self._connection.execute(area_queries[area.kind, by_guide], values)
        for row in sorted(rows, key=lambda row: (-row.visits, row.key or "")):
            counts = Counts(households=row.households, visits=row.visits, people=row.people)
            parts.setdefault(row.part, {})[row.key] = counts
        by_place = await self._places(area.kind, parts.get("place", {}))
        return Report(
            team=area,
            period=period,
            total=_sum(parts.get("place", {}).values()),
            before=parts["before"][None] if parts["ever"][None].visits else None,
            by_topic={key: counts for key, counts in parts.get("topic", {}).items() if key is not None},
            by_guide=parts.get("guide", {}),
            by_outcome={Outcome(key): counts for key, counts in parts.get("outcome", {}).items() if key},
            by_volunteer=(),
            by_place=by_place,
            unanswered=parts["unanswered"][None].visits,
        )

    async def _places(self, kind: AreaKind, found: dict[str | None, Counts]) -> tuple[PlaceCounts, ...]:
        ids = [int(key) for key in found if key is not None]
        places: dict[int, Team | Area]
        if kind is AreaKind.COMMUNE:
            rows = await self._connection.execute(select(*team_columns).where(teams.c.id.in_(ids)))
            places = {row.id: to_team(row) for row in rows}
        else:
            rows = await self._connection.execute(select(*area_columns).where(areas.c.id.in_(ids)))
            places = {row.id: to_area(row) for row in rows}
        return tuple(
            PlaceCounts(places[int(key)], counts) for key, counts in found.items() if key is not None
        )


def _sum(all_counts: Any) -> Counts:
    """Only of places that share no household: teams, and communes of teams."""
    listed = list(all_counts)
    return Counts(
        households=sum(counts.households for counts in listed),
        visits=sum(counts.visits for counts in listed),
        people=sum(counts.people for counts in listed),
    )
