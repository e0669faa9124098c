"""The first schema: teams and people, the log of visits, questions, conversations.

Revision ID: 0001
Revises:
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _create_people()
    _create_invitations_and_households()
    _create_log()
    _create_versions()
    _create_questions_and_conversations()
    _create_deliveries()


def downgrade() -> None:
    raise NotImplementedError("go back with `restore` and the copy made before the migration")


def _create_people() -> None:
    op.create_table(
        "teams",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("commune", sa.String(length=100)),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_teams")),
    )
    op.create_table(
        "people",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("name", sa.String(length=100)),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people")),
    )
    op.create_table(
        "memberships",
        sa.Column("person_id", sa.Integer, nullable=False),
        sa.Column("team_id", sa.Integer, nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True)),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_memberships_person_id")),
        sa.ForeignKeyConstraint(["team_id"], ["teams.id"], name=op.f("fk_memberships_team_id")),
        sa.PrimaryKeyConstraint("person_id", "team_id", name=op.f("pk_memberships")),
    )
    op.create_index(op.f("ix_memberships_team_id"), "memberships", ["team_id"])


def _create_invitations_and_households() -> None:
    op.create_table(
        "invitations",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("team_id", sa.Integer, nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("created_by", sa.Integer),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("uses_left", sa.Integer, nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True)),
        sa.CheckConstraint("uses_left >= 0", name=op.f("ck_invitations_uses_left")),
        sa.ForeignKeyConstraint(["created_by"], ["people.id"], name=op.f("fk_invitations_created_by")),
        sa.ForeignKeyConstraint(["team_id"], ["teams.id"], name=op.f("fk_invitations_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitations")),
        sa.UniqueConstraint("code_hash", name=op.f("uq_invitations_code_hash")),
    )
    op.create_index(op.f("ix_invitations_team_id"), "invitations", ["team_id"])
    op.create_table(
        "join_failures",
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("address", sa.String(length=100), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index(op.f("ix_join_failures_at"), "join_failures", ["at"])
    op.create_index(
        op.f("ix_join_failures_channel_address_at"), "join_failures", ["channel", "address", "at"]
    )
    op.create_table(
        "households",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("team_id", sa.Integer, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.Integer),
        sa.ForeignKeyConstraint(["created_by"], ["people.id"], name=op.f("fk_households_created_by")),
        sa.ForeignKeyConstraint(["team_id"], ["teams.id"], name=op.f("fk_households_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_households")),
        sa.UniqueConstraint("team_id", "number", name=op.f("uq_households_team_id_number")),
    )


def _create_log() -> None:
    op.create_table(
        "visits",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("team_id", sa.Integer, nullable=False),
        sa.Column("volunteer_id", sa.Integer, nullable=False),
        sa.Column("household_id", sa.Integer),
        sa.Column("guide_id", sa.String(length=40)),
        sa.Column("topic", sa.String(length=40), nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("people", sa.Integer, nullable=False),
        sa.Column("outcome", sa.String(length=20), nullable=False),
        sa.Column("mode", sa.String(length=20), nullable=False),
        sa.Column("entered_by", sa.Integer),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("voided_at", sa.DateTime(timezone=True)),
        sa.CheckConstraint("people >= 0", name=op.f("ck_visits_people")),
        sa.ForeignKeyConstraint(["entered_by"], ["people.id"], name=op.f("fk_visits_entered_by")),
        sa.ForeignKeyConstraint(["household_id"], ["households.id"], name=op.f("fk_visits_household_id")),
        sa.ForeignKeyConstraint(["team_id"], ["teams.id"], name=op.f("fk_visits_team_id")),
        sa.ForeignKeyConstraint(["volunteer_id"], ["people.id"], name=op.f("fk_visits_volunteer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visits")),
    )
    op.create_index("ix_visits_last_of_volunteer", "visits", ["volunteer_id", "voided_at", "id"])
    op.create_index("ix_visits_of_household", "visits", ["household_id", "voided_at", "day"])
    op.create_index(
        "ix_visits_of_team",
        "visits",
        [
            "team_id",
            "day",
            "voided_at",
            "household_id",
            "people",
            "topic",
            "guide_id",
            "outcome",
            "volunteer_id",
        ],
    )
    op.create_index(
        "ix_visits_of_volunteer", "visits", ["volunteer_id", "day", "voided_at", "household_id", "people"]
    )


def _create_versions() -> None:
    op.create_table(
        "visit_versions",
        sa.Column("visit_id", sa.Integer, nullable=False),
        sa.Column("version", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("volunteer_id", sa.Integer, nullable=False),
        sa.Column("household_id", sa.Integer),
        sa.Column("guide_id", sa.String(length=40)),
        sa.Column("topic", sa.String(length=40), nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("people", sa.Integer, nullable=False),
        sa.Column("outcome", sa.String(length=20), nullable=False),
        sa.Column("mode", sa.String(length=20), nullable=False),
        sa.Column("voided_at", sa.DateTime(timezone=True)),
        sa.Column("changed_by", sa.Integer),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.Text),
        sa.ForeignKeyConstraint(["changed_by"], ["people.id"], name=op.f("fk_visit_versions_changed_by")),
        sa.ForeignKeyConstraint(
            ["household_id"], ["households.id"], name=op.f("fk_visit_versions_household_id")
        ),
        sa.ForeignKeyConstraint(["visit_id"], ["visits.id"], name=op.f("fk_visit_versions_visit_id")),
        sa.ForeignKeyConstraint(["volunteer_id"], ["people.id"], name=op.f("fk_visit_versions_volunteer_id")),
        sa.PrimaryKeyConstraint("visit_id", "version", name=op.f("pk_visit_versions")),
    )


def _create_questions_and_conversations() -> None:
    op.create_table(
        "questions",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_questions")),
    )
    op.create_index(op.f("ix_questions_day"), "questions", ["day"])
    op.create_table(
        "readings",
        sa.Column("guide_id", sa.String(length=40), nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("times", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("guide_id", "day", name=op.f("pk_readings")),
    )
    op.create_table(
        "conversations",
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("address", sa.String(length=100), nullable=False),
        sa.Column("person_id", sa.Integer),
        sa.Column("session", sa.Text, nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("unreachable_at", sa.DateTime(timezone=True)),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_conversations_person_id")),
        sa.PrimaryKeyConstraint("channel", "address", name=op.f("pk_conversations")),
    )
    op.create_index(op.f("ix_conversations_person_id"), "conversations", ["person_id"])


def _create_deliveries() -> None:
    op.create_table(
        "deliveries",
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("delivery_id", sa.String(length=100), nullable=False),
        sa.Column("reply", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("channel", "delivery_id", name=op.f("pk_deliveries")),
    )
    op.create_index(op.f("ix_deliveries_at"), "deliveries", ["at"])
    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("address", sa.String(length=100), nullable=False),
        sa.Column("reply", sa.Text, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
    )
    op.create_index(op.f("ix_outbox_channel_address"), "outbox", ["channel", "address"])
