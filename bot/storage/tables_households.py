"""The tables about households that are more than a code: sealed details, consent, and what became of them."""

from sqlalchemy import Column, Date, ForeignKey, Integer, String, Table, Text

from bot.storage.tables import UtcDateTime, households, metadata, people, visits

vault = Table(  # one row, from the moment on that anything is sealed
    "vault",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("check_value", Text, nullable=False),
)

household_details = Table(  # no row: the household is a code and nothing else
    "household_details",
    metadata,
    Column("household_id", ForeignKey(households.c.id), primary_key=True),
    Column("label", Text),  # sealed
    Column("phone", Text),  # sealed
    Column("changed_by", ForeignKey(people.c.id)),
    Column("changed_at", UtcDateTime, nullable=False),
)

consents = Table(
    "consents",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("household_id", ForeignKey(households.c.id), nullable=False, index=True),
    Column("what", String(20), nullable=False),
    Column("asked_by", ForeignKey(people.c.id)),  # None: the operator
    Column("asked_at", UtcDateTime, nullable=False),
    Column("how", String(20), nullable=False),
    Column("text_version", String(40), nullable=False),  # which explanation the household was given
    Column("withdrawn_at", UtcDateTime),
)

household_accesses = Table(  # who opened the details of which household
    "household_accesses",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("household_id", ForeignKey(households.c.id), nullable=False, index=True),
    Column("person_id", ForeignKey(people.c.id)),  # None: the operator
    Column("at", UtcDateTime, nullable=False),
    Column("what", String(20), nullable=False),
)

household_merges = Table(
    "household_merges",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("household_id", ForeignKey(households.c.id), nullable=False, index=True),
    Column("into_id", ForeignKey(households.c.id), nullable=False, index=True),
    Column("from_day", Date, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("by", ForeignKey(people.c.id)),
    Column("undone_at", UtcDateTime),
    Column("undone_by", ForeignKey(people.c.id)),
)

merged_visits = Table(  # the visits that a merge gave to the other household, so that a split gives them back
    "merged_visits",
    metadata,
    Column("merge_id", ForeignKey(household_merges.c.id), primary_key=True),
    Column("visit_id", ForeignKey(visits.c.id), primary_key=True),
)

household_moves = Table(  # the new team knows the household by a row and code of its own
    "household_moves",
    metadata,
    Column("household_id", ForeignKey(households.c.id), primary_key=True),
    Column("to_household_id", ForeignKey(households.c.id), nullable=False, index=True),
    Column("day", Date, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("by", ForeignKey(people.c.id)),
)

erasures = Table(
    "erasures",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("household_id", ForeignKey(households.c.id), nullable=False, index=True),
    Column("why", String(20), nullable=False),
    Column("at", UtcDateTime, nullable=False, index=True),
    Column("by", ForeignKey(people.c.id)),
    Column("cleaned_at", UtcDateTime),  # None: traces may be left in the files
)
