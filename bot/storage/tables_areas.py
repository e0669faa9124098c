"""The tables about areas: communes and provinces, who belonged where from when to when, who coordinates them."""

from sqlalchemy import Column, Date, ForeignKey, Integer, PrimaryKeyConstraint, String, Table

from bot.storage.tables import UtcDateTime, areas, metadata, people, teams

team_parents = Table(  # the commune of a team; old weeks roll up the old way
    "team_parents",
    metadata,
    Column("team_id", ForeignKey(teams.c.id), primary_key=True),
    Column("area_id", ForeignKey(areas.c.id), nullable=False, index=True),
    Column("first", Date, primary_key=True),
    Column("last", Date, nullable=False),  # date.max: until further notice
)

area_parents = Table(  # the province of a commune
    "area_parents",
    metadata,
    Column("area_id", ForeignKey(areas.c.id), primary_key=True),
    Column("parent_id", ForeignKey(areas.c.id), nullable=False, index=True),
    Column("first", Date, primary_key=True),
    Column("last", Date, nullable=False),
)

coordinators = Table(
    "coordinators",
    metadata,
    Column("person_id", ForeignKey(people.c.id), primary_key=True),
    Column("area_id", ForeignKey(areas.c.id), primary_key=True, index=True),
    Column("since", UtcDateTime, nullable=False),
    Column("until", UtcDateTime),
)

link_codes = Table(  # one person, another channel; used once, within minutes
    "link_codes",
    metadata,
    Column("code_hash", String(64), primary_key=True),
    Column("person_id", ForeignKey(people.c.id), nullable=False, index=True),
    Column("expires_at", UtcDateTime, nullable=False),
)

sent_reports = Table(  # who was told what about which days: nothing is sent twice
    "sent_reports",
    metadata,
    Column("person_id", ForeignKey(people.c.id), nullable=False),
    Column("about", String(20), nullable=False),  # team, area, or returns
    Column("about_id", Integer, nullable=False),
    Column("first", Date, nullable=False),
    Column("last", Date, nullable=False),
    Column("sent_at", UtcDateTime, nullable=False),
    PrimaryKeyConstraint("person_id", "about", "about_id", "first", "last"),
)
