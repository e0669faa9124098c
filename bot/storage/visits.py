"""The log: visits, and every version of them."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.period import Period
from bot.domain.visit import Household, Mode, Outcome, Visit, VisitVersion
from bot.storage.tables import AnyRow, households, visit_versions, visits

_values = ("volunteer_id", "household_id", "guide_id", "topic", "day", "people", "outcome", "mode", "due")
visit_query = select(
    visits.c.id, visits.c.team_id, visits.c.voided_at, *(visits.c[name] for name in _values), households.c.number
).select_from(visits.outerjoin(households, households.c.id == visits.c.household_id))  # fmt: skip
_version = select(
    visit_versions.c.version,
    visit_versions.c.changed_by,
    visit_versions.c.changed_at,
    visit_versions.c.reason,
    visits.c.id,
    visits.c.team_id,
    visit_versions.c.voided_at,
    *(visit_versions.c[name] for name in _values),
    households.c.number,
).select_from(
    visit_versions.join(visits).outerjoin(households, households.c.id == visit_versions.c.household_id)
)


class Visits:
    def __init__(self, connection: AsyncConnection, now: datetime) -> None:
        self._connection = connection
        self._now = now

    async def add(self, visit: Visit, *, entered_by: int | None) -> Visit:
        values = _values_of(visit)
        made = (
            insert(visits)
            .values(
                **values,
                team_id=visit.team_id,
                entered_by=entered_by,
                entered_at=self._now,
                version=1,
            )
            .returning(visits.c.id)
        )
        new_id = (await self._connection.execute(made)).scalar_one()
        await self._keep_version(new_id, 1, values, by=entered_by, reason=None)
        return replace(visit, id=new_id)

    async def get(self, visit_id: int) -> Visit | None:
        row = (await self._connection.execute(visit_query.where(visits.c.id == visit_id))).one_or_none()
        return None if row is None else to_visit(row)

    async def last_of(self, volunteer_id: int) -> Visit | None:
        """The one entered last, unless it was voided."""
        query = (
            visit_query.where(visits.c.volunteer_id == volunteer_id, visits.c.voided_at.is_(None))
            .order_by(visits.c.id.desc())
            .limit(1)
        )
        row = (await self._connection.execute(query)).one_or_none()
        return None if row is None else to_visit(row)

    async def of_volunteer(self, volunteer_id: int, period: Period) -> list[Visit]:
        """Without the voided ones, in the order of their days."""
        query = visit_query.where(
            visits.c.volunteer_id == volunteer_id,
            visits.c.day.between(period.first, period.last),
            visits.c.voided_at.is_(None),
        ).order_by(visits.c.day, visits.c.id)
        return [to_visit(row) for row in await self._connection.execute(query)]

    async def correct(self, visit: Visit, *, by: int | None, reason: str | None = None) -> bool:
        """Write the visit as it should be; False (and nothing happens) when it is voided or not that team's."""
        values = _values_of(visit)
        changed = (
            update(visits)
            .where(visits.c.id == visit.id, visits.c.team_id == visit.team_id, visits.c.voided_at.is_(None))
            .values(**values, version=visits.c.version + 1)
            .returning(visits.c.version)
        )
        version = (await self._connection.execute(changed)).scalar()
        if visit.id is None or version is None:
            return False
        await self._keep_version(visit.id, version, values, by=by, reason=reason)
        return True

    async def void(self, visit_id: int, *, by: int | None, reason: str | None = None) -> bool:
        """From now on it counts nowhere, but stays in its history; False when that was so already."""
        voided = (
            update(visits)
            .where(visits.c.id == visit_id, visits.c.voided_at.is_(None))
            .values(voided_at=self._now, version=visits.c.version + 1)
            .returning(visits.c.version, *(visits.c[name] for name in _values))
        )
        row = (await self._connection.execute(voided)).one_or_none()
        if row is None:
            return False
        values = {name: getattr(row, name) for name in _values} | {"voided_at": self._now}
        await self._keep_version(visit_id, row.version, values, by=by, reason=reason)
        return True

    async def history(self, visit_id: int) -> list[VisitVersion]:
        """Every version, the entry first."""
        query = _version.where(visit_versions.c.visit_id == visit_id).order_by(visit_versions.c.version)
        return [
            VisitVersion(
                version=row.version,
                visit=to_visit(row),
                changed_by=row.changed_by,
                changed_at=row.changed_at,
                reason=row.reason,
            )
            for row in await self._connection.execute(query)
        ]

    async def _keep_version(
        self, visit_id: int, version: int, values: dict[str, Any], *, by: int | None, reason: str | None
    ) -> None:
        await self._connection.execute(
            insert(visit_versions),
            values
            | {
                "visit_id": visit_id,
                "version": version,
                "changed_by": by,
                "changed_at": self._now,
                "reason": reason,
            },
        )


def _values_of(visit: Visit) -> dict[str, Any]:
    values = {name: getattr(visit, name) for name in _values if name != "household_id"}
    return values | {"household_id": visit.household.id if visit.household else None}


def to_visit(row: AnyRow) -> Visit:
    household = (
        None
        if row.household_id is None
        else Household(id=row.household_id, team_id=row.team_id, number=row.number)
    )
    return Visit(
        id=row.id,
        team_id=row.team_id,
        volunteer_id=row.volunteer_id,
        household=household,
        guide_id=row.guide_id,
        topic=row.topic,
        day=row.day,
        people=row.people,
        outcome=Outcome(row.outcome),
        mode=Mode(row.mode),
        due=row.due,
        voided=row.voided_at is not None,
    )
