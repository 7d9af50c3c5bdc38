"""Reminders: where people want to be told, which day of a store is done, what was told to whom."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0010"
down_revision: str | None = "0009"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

WALLS = {
    "reminder_channel": "SELECT, INSERT, UPDATE, DELETE",
    "reminder_round": "SELECT, INSERT",
    "reminder_sent": "SELECT, INSERT, UPDATE",
}


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "reminder_round",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("place_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_reminder_round_organisation_id")
        ),
        sa.PrimaryKeyConstraint("organisation_id", "place_id", "day", name=op.f("pk_reminder_round")),
    )
    op.create_table(
        "reminder_channel",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("shape", sa.Text(), nullable=True),
        sa.Column("address", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("is_on", sa.Boolean(), nullable=False),
        sa.Column("last_error", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("kind IN ('mail', 'push', 'webhook')", name=op.f("ck_reminder_channel_kind")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_reminder_channel_organisation_id")
        ),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_reminder_channel_user_id")),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_reminder_channel")),
    )
    op.create_index("ix_reminder_channel_user", "reminder_channel", ["user_id"], unique=False)
    op.create_table(
        "reminder_sent",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("content", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("queued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("state IN ('queued', 'sent', 'failed')", name=op.f("ck_reminder_sent_state")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_reminder_sent_organisation_id")
        ),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_reminder_sent_user_id")),
        sa.PrimaryKeyConstraint("organisation_id", "user_id", "channel", "day", name=op.f("pk_reminder_sent")),
    )
    for table, verbs in WALLS.items():
        op.execute(f"SELECT raise_wall('{table}', '{verbs}')")


def downgrade() -> None:
    """Refuse: going back is restoring the backup."""
    raise NotImplementedError
