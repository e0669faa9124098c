"""One person on several channels: short-lived codes, and two records becoming one."""

from datetime import datetime, timedelta

from sqlalchemy import Column, Table, delete, exists, insert, literal, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.people import Role
from bot.storage.invitations import hashed, new_code
from bot.storage.tables import conversations, memberships, visit_versions, visits
from bot.storage.tables_areas import coordinators, link_codes, sent_reports
from bot.storage.tables_pages import page_links, page_sessions

VALID_FOR = timedelta(minutes=10)


class Links:
    def __init__(self, connection: AsyncConnection, now: datetime) -> None:
        self._connection = connection
        self._now = now

    async def make(self, person_id: int) -> str:
        """A new code; an older one of that person is void, and so are those that have expired."""
        old = (link_codes.c.person_id == person_id) | (link_codes.c.expires_at <= self._now)
        await self._connection.execute(delete(link_codes).where(old))
        code = new_code()
        made = insert(link_codes).values(
            code_hash=hashed(code), person_id=person_id, expires_at=self._now + VALID_FOR
        )
        await self._connection.execute(made)
        return code

    async def owner(self, code: str) -> int | None:
        query = select(link_codes.c.person_id).where(
            link_codes.c.code_hash == hashed(code), link_codes.c.expires_at > self._now
        )
        return (await self._connection.execute(query)).scalar()

    async def use(self, code: str) -> None:
        await self._connection.execute(delete(link_codes).where(link_codes.c.code_hash == hashed(code)))

    async def absorb(self, person_id: int, other_id: int) -> None:
        """Whoever was known as `other_id` is `person_id` from now on: rights, visits and conversations.

        The other record stays, empty-handed, behind what was entered as it.
        """
        await self._take_places(memberships, memberships.c.team_id, person_id, other_id)
        await self._take_places(coordinators, coordinators.c.area_id, person_id, other_id)
        for column in (visits.c.volunteer_id, visits.c.entered_by, visit_versions.c.volunteer_id,
                       visit_versions.c.changed_by, conversations.c.person_id, page_links.c.person_id,
                       page_sessions.c.person_id):  # fmt: skip
            await self._connection.execute(
                update(column.table).where(column == other_id).values({column: person_id})
            )
        await self._take_notices(person_id, other_id)

    async def _take_places(self, table: Table, place: Column[int], person_id: int, other_id: int) -> None:
        """Of two roles in one team the higher one stays."""
        theirs = (table.c.person_id == other_id, table.c.until.is_(None))
        for row in (await self._connection.execute(select(table).where(*theirs))).all():
            values = row._asdict() | {"person_id": person_id}
            mine = (table.c.person_id == person_id, place == values[place.name])
            present = (await self._connection.execute(select(table).where(*mine))).one_or_none()
            if present is None:
                await self._connection.execute(insert(table).values(values))
            elif present.until is not None or values.get("role") == Role.LEAD:
                await self._connection.execute(update(table).where(*mine).values(values))
        await self._connection.execute(update(table).where(*theirs).values(until=self._now))

    async def _take_notices(self, person_id: int, other_id: int) -> None:
        """What the other record was told is not told again."""
        told, mine = sent_reports.c, sent_reports.alias("mine").c
        same = [mine[name] == told[name] for name in ("about", "about_id", "first", "last")]
        known = exists().where(mine.person_id == person_id, *same)
        rest = [column for column in told if column is not told.person_id]
        rows = select(literal(person_id), *rest).where(told.person_id == other_id, ~known)
        names = ["person_id", *(column.name for column in rest)]
        await self._connection.execute(insert(sent_reports).from_select(names, rows))
