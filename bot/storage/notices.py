"""Who was told what unasked: claimed and kept in one transaction, so that nothing is sent twice."""

from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, ScalarSelect, and_, exists, func, insert, literal, select, union_all
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.notice import About, Late, Recipient, Return
from bot.domain.people import Role
from bot.domain.period import Period
from bot.domain.visit import DAYS_BACK, Outcome
from bot.storage.tables import memberships, people, teams, visit_versions, visits
from bot.storage.tables_areas import coordinators, sent_reports
from bot.storage.visits import to_visit, visit_query

OVERDUE_KEPT = timedelta(days=92)
"""A day to come back that passed longer ago than this is forgotten."""

FIRST_LOOK_BACK = timedelta(days=7)
"""How far back the first reminder of a volunteer reaches."""


class Told(NamedTuple):
    """The last report about a place: when it went out, and up to which day it counted."""

    at: datetime
    up_to: date


_later = visits.alias("later")
_open = and_(
    visits.c.outcome == Outcome.UNFINISHED,
    visits.c.voided_at.is_(None),
    ~exists().where(
        _later.c.household_id == visits.c.household_id,
        _later.c.voided_at.is_(None),
        _later.c.day > visits.c.day,
        _later.c.id > visits.c.id,  # what was entered before somebody promised to come back is no return
        _later.c.outcome != Outcome.NOBODY_HOME,
    ),
)
_told = sent_reports.c


class Notices:
    def __init__(self, connection: AsyncConnection, now: datetime) -> None:
        self._connection = connection
        self._now = now

    async def awaiting_week(self, week: Period, moment: datetime) -> list[Recipient]:
        """Leads and coordinators since before that moment who have not had that week, nor a later one."""
        leads = select(memberships.c.person_id, literal(About.TEAM.value), memberships.c.team_id).where(
            memberships.c.role == Role.LEAD, memberships.c.until.is_(None), memberships.c.since <= moment,
            ~_has_had(memberships.c.person_id, About.TEAM, memberships.c.team_id, week),
        )  # fmt: skip
        others = select(coordinators.c.person_id, literal(About.AREA.value), coordinators.c.area_id).where(
            coordinators.c.until.is_(None), coordinators.c.since <= moment,
            ~_has_had(coordinators.c.person_id, About.AREA, coordinators.c.area_id, week),
        )  # fmt: skip
        rows = await self._connection.execute(union_all(leads, others))
        return [
            Recipient(person_id=person, about=About(about), about_id=about_id)
            for person, about, about_id in rows
        ]

    async def claim(self, recipient: Recipient, period: Period) -> bool:
        """False when somebody else has told them, or tells them at this moment."""
        about = (_told.person_id, _told.about, _told.about_id)
        this = (recipient.person_id, recipient.about.value, recipient.about_id)
        already = exists().where(
            *(column == value for column, value in zip(about, this, strict=True)), _told.first >= period.first
        )
        values = [*this, period.first, period.last, self._now]
        row = select(*(literal(value, column.type) for value, column in zip(values, _told, strict=True)))
        claimed = insert(sent_reports).from_select([column.name for column in _told], row.where(~already))
        return (await self._connection.execute(claimed)).rowcount == 1

    async def told(self, recipient: Recipient, before: Period) -> Told | None:
        query = (
            select(_told.sent_at, _told.last)
            .where(
                _told.person_id == recipient.person_id, _told.about == recipient.about,
                _told.about_id == recipient.about_id, _told.first < before.first,
            )
            .order_by(_told.first.desc())
            .limit(1)
        )  # fmt: skip
        row = (await self._connection.execute(query)).one_or_none()
        return Told(row.sent_at, row.last) if row else None

    async def late(self, team_ids: list[int], told: Told) -> Late:
        """Entered or changed after the report that should have shown it so."""
        reported = (visits.c.team_id.in_(team_ids), visits.c.day <= told.up_to)
        recent = visits.c.day >= told.up_to - timedelta(days=DAYS_BACK + 7)
        entered = visit_query.where(
            *reported, recent, visits.c.voided_at.is_(None), visits.c.entered_at > told.at
        )
        changed = select(func.count(visit_versions.c.visit_id.distinct())).join_from(visit_versions, visits)
        changed = changed.where(
            *reported,
            visits.c.entered_at <= told.at,
            visit_versions.c.version > 1,
            visit_versions.c.changed_at > told.at,
        )
        rows = await self._connection.execute(entered.order_by(visits.c.day, visits.c.id))
        return Late(
            entered=tuple(to_visit(row) for row in rows),
            changed=(await self._connection.execute(changed)).scalar_one(),
        )

    async def awaiting_reminder(self, today: date) -> list[Recipient]:
        """Volunteers with something due today, or since they were last reminded, who were not reminded today."""
        query = (
            select(visits.c.volunteer_id)
            .distinct()
            .where(
                _open, visits.c.due.between(today - FIRST_LOOK_BACK, today), _still_there(),
                ~_has_had(visits.c.volunteer_id, About.RETURNS, literal(0), Period(today, today)),
                visits.c.due > func.coalesce(_last_reminded(), date.min),
            )
            .order_by(visits.c.volunteer_id)
        )  # fmt: skip
        rows = (await self._connection.execute(query)).scalars()
        return [Recipient(person_id=person, about=About.RETURNS) for person in rows]

    async def returns_of_team(self, team_id: int, up_to: date) -> list[Return]:
        return await self._returns(visits.c.team_id == team_id, up_to)

    async def returns_of_volunteer(self, person_id: int, up_to: date | None) -> list[Return]:
        return await self._returns(and_(visits.c.volunteer_id == person_id, _still_there()), up_to)

    async def _returns(self, whose: Any, up_to: date | None) -> list[Return]:
        """The longest overdue first; without a day, also those to come."""
        first = (up_to or self._now.date()) - OVERDUE_KEPT
        query = (
            visit_query.add_columns(teams.c.name.label("team"), people.c.name.label("volunteer"))
            .join(teams, teams.c.id == visits.c.team_id)
            .join(people, people.c.id == visits.c.volunteer_id)
            .where(whose, _open, visits.c.due.between(first, up_to or date.max))
            .order_by(visits.c.due, visits.c.id)
        )
        return [
            Return(visit=to_visit(row), team=row.team, volunteer=row.volunteer)
            for row in await self._connection.execute(query)
        ]


def _has_had(person: Any, about: About, about_id: Any, period: Period) -> ColumnElement[bool]:
    """That period or a later one: a clock put back repeats nothing."""
    return exists().where(
        _told.person_id == person,
        _told.about == about.value,
        _told.about_id == about_id,
        _told.first >= period.first,
    )


def _still_there() -> ColumnElement[bool]:
    return exists().where(
        memberships.c.person_id == visits.c.volunteer_id,
        memberships.c.team_id == visits.c.team_id,
        memberships.c.until.is_(None),
    )


def _last_reminded() -> ScalarSelect[Any]:
    return (
        select(func.max(_told.last))
        .where(_told.person_id == visits.c.volunteer_id, _told.about == About.RETURNS.value)
        .scalar_subquery()
    )
