"""Communes and provinces with dated parents, coordinators, linked channels, days to come back, sent reports.

Revision ID: 0002
Revises: 0001
"""

from datetime import date

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _create_areas()
    _create_people()
    _move_communes()
    _invite_coordinators()
    _come_back()


def downgrade() -> None:
    raise NotImplementedError("go back with `restore` and the copy made before the migration")


def _reference(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=op.f(f"fk_{table}_{column}"))


def _create_areas() -> None:
    op.create_table(
        "areas",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_areas")),
    )
    op.create_table(
        "team_parents",
        sa.Column("team_id", sa.Integer, nullable=False),
        sa.Column("area_id", sa.Integer, nullable=False),
        sa.Column("first", sa.Date, nullable=False),
        sa.Column("last", sa.Date, nullable=False),
        _reference("team_parents", "team_id", "teams"),
        _reference("team_parents", "area_id", "areas"),
        sa.PrimaryKeyConstraint("team_id", "first", name=op.f("pk_team_parents")),
    )
    op.create_index(op.f("ix_team_parents_area_id"), "team_parents", ["area_id"])
    op.create_table(
        "area_parents",
        sa.Column("area_id", sa.Integer, nullable=False),
        sa.Column("parent_id", sa.Integer, nullable=False),
        sa.Column("first", sa.Date, nullable=False),
        sa.Column("last", sa.Date, nullable=False),
        _reference("area_parents", "area_id", "areas"),
        _reference("area_parents", "parent_id", "areas"),
        sa.PrimaryKeyConstraint("area_id", "first", name=op.f("pk_area_parents")),
    )
    op.create_index(op.f("ix_area_parents_parent_id"), "area_parents", ["parent_id"])


def _create_people() -> None:
    op.create_table(
        "coordinators",
        sa.Column("person_id", sa.Integer, nullable=False),
        sa.Column("area_id", sa.Integer, nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True)),
        _reference("coordinators", "person_id", "people"),
        _reference("coordinators", "area_id", "areas"),
        sa.PrimaryKeyConstraint("person_id", "area_id", name=op.f("pk_coordinators")),
    )
    op.create_index(op.f("ix_coordinators_area_id"), "coordinators", ["area_id"])
    op.create_table(
        "link_codes",
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.Integer, nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        _reference("link_codes", "person_id", "people"),
        sa.PrimaryKeyConstraint("code_hash", name=op.f("pk_link_codes")),
    )
    op.create_index(op.f("ix_link_codes_person_id"), "link_codes", ["person_id"])
    op.create_table(
        "sent_reports",
        sa.Column("person_id", sa.Integer, nullable=False),
        sa.Column("about", sa.String(length=20), nullable=False),
        sa.Column("about_id", sa.Integer, nullable=False),
        sa.Column("first", sa.Date, nullable=False),
        sa.Column("last", sa.Date, nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        _reference("sent_reports", "person_id", "people"),
        sa.PrimaryKeyConstraint(
            "person_id", "about", "about_id", "first", "last", name=op.f("pk_sent_reports")
        ),
    )


def _move_communes() -> None:
    """The text beside a team becomes an area it has always belonged to."""
    teams, areas, parents = (
        sa.table("teams", sa.column("id"), sa.column("commune"), sa.column("created_at")),
        sa.table("areas", sa.column("kind"), sa.column("name"), sa.column("id"), sa.column("created_at")),
        sa.table("team_parents", *map(sa.column, ("team_id", "area_id", "first", "last"))),
    )
    named = sa.select(sa.literal("commune"), teams.c.commune, sa.func.min(teams.c.created_at))
    named = named.where(teams.c.commune.is_not(None)).group_by(teams.c.commune)
    op.execute(areas.insert().from_select(["kind", "name", "created_at"], named))
    first, last = sa.literal(date.min, sa.Date), sa.literal(date.max, sa.Date)
    placed = sa.select(teams.c.id, areas.c.id, first, last).join_from(
        teams, areas, areas.c.name == teams.c.commune
    )
    op.execute(parents.insert().from_select(["team_id", "area_id", "first", "last"], placed))
    op.drop_column("teams", "commune")


def _invite_coordinators() -> None:
    with op.batch_alter_table("invitations") as invitations:
        invitations.alter_column("team_id", existing_type=sa.Integer, nullable=True)
        invitations.add_column(sa.Column("area_id", sa.Integer))
        invitations.create_foreign_key(op.f("fk_invitations_area_id"), "areas", ["area_id"], ["id"])
        invitations.create_check_constraint(
            op.f("ck_invitations_place"), "(team_id IS NULL) <> (area_id IS NULL)"
        )
        invitations.create_index(op.f("ix_invitations_area_id"), ["area_id"])


def _come_back() -> None:
    op.add_column("visits", sa.Column("due", sa.Date))
    op.add_column("visit_versions", sa.Column("due", sa.Date))
    op.create_index("ix_visits_to_return", "visits", ["due", "team_id", "volunteer_id"])
