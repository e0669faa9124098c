"""Messages of a month are counted where a platform allows only so many.

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "monthly_messages",
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("month", sa.Date, nullable=False),
        sa.Column("address", sa.String(length=100), nullable=False),
        sa.Column("received", sa.Integer, nullable=False),
        sa.Column("sent", sa.Integer, nullable=False),
        sa.Column("farewell_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("channel", "month", "address", name=op.f("pk_monthly_messages")),
    )


def downgrade() -> None:
    raise NotImplementedError("go back with `restore` and the copy made before the migration")
