"""Households may have details, sealed; consent, accesses, merges, moves and erasures are kept.

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "vault",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("check_value", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vault")),
    )
    _create_details()
    _create_accesses()
    _create_changes()


def downgrade() -> None:
    raise NotImplementedError("go back with `restore` and the copy made before the migration")


def _reference(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=op.f(f"fk_{table}_{column}"))


def _create_details() -> None:
    op.create_table(
        "household_details",
        sa.Column("household_id", sa.Integer, nullable=False),
        sa.Column("label", sa.Text),
        sa.Column("phone", sa.Text),
        sa.Column("changed_by", sa.Integer),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        _reference("household_details", "household_id", "households"),
        _reference("household_details", "changed_by", "people"),
        sa.PrimaryKeyConstraint("household_id", name=op.f("pk_household_details")),
    )
    op.create_table(
        "consents",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("household_id", sa.Integer, nullable=False),
        sa.Column("what", sa.String(length=20), nullable=False),
        sa.Column("asked_by", sa.Integer),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("how", sa.String(length=20), nullable=False),
        sa.Column("text_version", sa.String(length=40), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True)),
        _reference("consents", "household_id", "households"),
        _reference("consents", "asked_by", "people"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consents")),
    )
    op.create_index(op.f("ix_consents_household_id"), "consents", ["household_id"])


def _create_accesses() -> None:
    op.create_table(
        "household_accesses",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("household_id", sa.Integer, nullable=False),
        sa.Column("person_id", sa.Integer),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("what", sa.String(length=20), nullable=False),
        _reference("household_accesses", "household_id", "households"),
        _reference("household_accesses", "person_id", "people"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_household_accesses")),
    )
    op.create_index(op.f("ix_household_accesses_household_id"), "household_accesses", ["household_id"])
    op.create_table(
        "erasures",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("household_id", sa.Integer, nullable=False),
        sa.Column("why", sa.String(length=20), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Integer),
        sa.Column("cleaned_at", sa.DateTime(timezone=True)),
        _reference("erasures", "household_id", "households"),
        _reference("erasures", "by", "people"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_erasures")),
    )
    op.create_index(op.f("ix_erasures_household_id"), "erasures", ["household_id"])
    op.create_index(op.f("ix_erasures_at"), "erasures", ["at"])


def _create_changes() -> None:
    op.create_table(
        "household_merges",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("household_id", sa.Integer, nullable=False),
        sa.Column("into_id", sa.Integer, nullable=False),
        sa.Column("from_day", sa.Date, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Integer),
        sa.Column("undone_at", sa.DateTime(timezone=True)),
        sa.Column("undone_by", sa.Integer),
        _reference("household_merges", "household_id", "households"),
        _reference("household_merges", "into_id", "households"),
        _reference("household_merges", "by", "people"),
        _reference("household_merges", "undone_by", "people"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_household_merges")),
    )
    op.create_index(op.f("ix_household_merges_household_id"), "household_merges", ["household_id"])
    op.create_index(op.f("ix_household_merges_into_id"), "household_merges", ["into_id"])
    op.create_table(
        "merged_visits",
        sa.Column("merge_id", sa.Integer, nullable=False),
        sa.Column("visit_id", sa.Integer, nullable=False),
        _reference("merged_visits", "merge_id", "household_merges"),
        _reference("merged_visits", "visit_id", "visits"),
        sa.PrimaryKeyConstraint("merge_id", "visit_id", name=op.f("pk_merged_visits")),
    )
    op.create_table(
        "household_moves",
        sa.Column("household_id", sa.Integer, nullable=False),
        sa.Column("to_household_id", sa.Integer, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Integer),
        _reference("household_moves", "household_id", "households"),
        _reference("household_moves", "to_household_id", "households"),
        _reference("household_moves", "by", "people"),
        sa.PrimaryKeyConstraint("household_id", name=op.f("pk_household_moves")),
    )
    op.create_index(op.f("ix_household_moves_to_household_id"), "household_moves", ["to_household_id"])
