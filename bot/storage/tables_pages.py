"""The tables about the page of a team: links that open it once, and browsers it is open in."""

from sqlalchemy import Column, ForeignKey, Integer, String, Table, UniqueConstraint

from bot.storage.tables import UtcDateTime, metadata, people

page_links = Table(  # sent in a chat; used once, within minutes
    "page_links",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("person_id", ForeignKey(people.c.id), nullable=False, index=True),
    Column("expires_at", UtcDateTime, nullable=False),
)

page_sessions = Table(
    "page_sessions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("token_hash", String(64), nullable=False),
    Column("person_id", ForeignKey(people.c.id), nullable=False, index=True),
    Column("device", String(60), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("used_at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
    UniqueConstraint("token_hash"),
)
