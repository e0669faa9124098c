"""The tables: one MetaData, portable column types, named constraints."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Row,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.engine import Dialect

LARGEST = 2**31 - 1
"""The largest number an Integer column takes everywhere; people can type larger ones."""

AnyRow = Row[*tuple[Any, ...]]


class UtcDateTime(TypeDecorator[datetime]):
    """Aware times in, aware UTC times out; a time without a zone is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value} has no time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        if value is None:
            return None
        # SQLite keeps no zone: what we read is the UTC we wrote.
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

teams = Table(
    "teams",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String(100), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
)

areas = Table(
    "areas",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String(20), nullable=False),
    Column("name", String(100), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
)

people = Table(
    "people",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String(100)),
    Column("created_at", UtcDateTime, nullable=False),
)

memberships = Table(
    "memberships",
    metadata,
    Column("person_id", ForeignKey(people.c.id), primary_key=True),
    Column("team_id", ForeignKey(teams.c.id), primary_key=True, index=True),
    Column("role", String(20), nullable=False),
    Column("since", UtcDateTime, nullable=False),
    Column("until", UtcDateTime),
)

invitations = Table(
    "invitations",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("code_hash", String(64), nullable=False),
    Column("team_id", ForeignKey(teams.c.id), index=True),
    Column("area_id", ForeignKey(areas.c.id), index=True),
    Column("role", String(20), nullable=False),
    Column("created_by", ForeignKey(people.c.id)),  # None: the operator
    Column("created_at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
    Column("uses_left", Integer, nullable=False),
    Column("revoked_at", UtcDateTime),
    UniqueConstraint("code_hash"),
    CheckConstraint("uses_left >= 0", name="uses_left"),
    CheckConstraint("(team_id IS NULL) <> (area_id IS NULL)", name="place"),
)

join_failures = Table(
    "join_failures",
    metadata,
    Column("channel", String(20), nullable=False),
    Column("address", String(100), nullable=False),
    Column("at", UtcDateTime, nullable=False, index=True),
    Index(None, "channel", "address", "at"),
)

households = Table(
    "households",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("team_id", ForeignKey(teams.c.id), nullable=False),
    Column("number", Integer, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("created_by", ForeignKey(people.c.id)),
    UniqueConstraint("team_id", "number"),
)


def _values() -> list[Column[object]]:
    """What a visit says; every version of it says the same things."""
    return [
        Column("volunteer_id", ForeignKey(people.c.id), nullable=False),
        Column("household_id", ForeignKey(households.c.id)),
        Column("guide_id", String(40)),
        Column("topic", String(40), nullable=False),
        Column("day", Date, nullable=False),
        Column("people", Integer, nullable=False),
        Column("outcome", String(20), nullable=False),
        Column("mode", String(20), nullable=False),
        Column("due", Date),  # the day to come back, of an unfinished visit
    ]


visits = Table(
    "visits",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("team_id", ForeignKey(teams.c.id), nullable=False),
    *_values(),
    Column("entered_by", ForeignKey(people.c.id)),
    Column("entered_at", UtcDateTime, nullable=False),
    Column("version", Integer, nullable=False),
    Column("voided_at", UtcDateTime),
    CheckConstraint("people >= 0", name="people"),
    # Each holds all that its counts read, so that counting never touches the table itself.
    Index(
        "ix_visits_of_team",
        "team_id", "day", "voided_at", "household_id", "people", "topic", "guide_id", "outcome", "volunteer_id",
    ),
    Index("ix_visits_of_volunteer", "volunteer_id", "day", "voided_at", "household_id", "people"),
    Index("ix_visits_last_of_volunteer", "volunteer_id", "voided_at", "id"),
    Index("ix_visits_of_household", "household_id", "voided_at", "day"),
    Index("ix_visits_to_return", "due", "team_id", "volunteer_id"),
)  # fmt: skip

visit_versions = Table(  # rows are only ever added; version 1 is the entry itself
    "visit_versions",
    metadata,
    Column("visit_id", ForeignKey(visits.c.id), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    *_values(),
    Column("voided_at", UtcDateTime),
    Column("changed_by", ForeignKey(people.c.id)),
    Column("changed_at", UtcDateTime, nullable=False),
    Column("reason", Text),
)

readings = Table(  # how often a guide was begun, on which day; by whom is not kept
    "readings",
    metadata,
    Column("guide_id", String(40), primary_key=True),
    Column("day", Date, primary_key=True),
    Column("times", Integer, nullable=False),
)

questions = Table(  # without their sender, and without the hour
    "questions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("text", Text, nullable=False),
    Column("day", Date, nullable=False, index=True),
)

conversations = Table(
    "conversations",
    metadata,
    Column("channel", String(20), primary_key=True),
    Column("address", String(100), primary_key=True),
    Column("person_id", ForeignKey(people.c.id), index=True),
    Column("session", Text, nullable=False),
    Column("updated_at", UtcDateTime, nullable=False),
    Column("unreachable_at", UtcDateTime),
)

deliveries = Table(
    "deliveries",
    metadata,
    Column("channel", String(20), primary_key=True),
    Column("delivery_id", String(100), primary_key=True),
    Column("reply", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False, index=True),
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("channel", String(20), nullable=False),
    Column("address", String(100), nullable=False),
    Column("reply", Text, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Index(None, "channel", "address"),
)

monthly_messages = (
    Table(  # of the current month only, where a platform allows so many; who wrote when is not kept
        "monthly_messages",
        metadata,
        Column("channel", String(20), primary_key=True),
        Column("month", Date, primary_key=True),  # its first day
        Column("address", String(100), primary_key=True),
        Column("received", Integer, nullable=False),
        Column("sent", Integer, nullable=False),
        Column("farewell_at", UtcDateTime),
    )
)

handovers = Table(  # a human answers there instead of the bot
    "handovers",
    metadata,
    Column("channel", String(20), primary_key=True),
    Column("address", String(100), primary_key=True),
    Column("until", UtcDateTime, nullable=False),
)
