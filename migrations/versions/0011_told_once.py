"""Reminders are claimed before they are sent; people choose their hour and name their channels."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0011"
down_revision: str | None = "0010"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Apply."""
    op.drop_constraint(op.f("ck_reminder_sent_state"), "reminder_sent", type_="check")
    op.create_check_constraint(
        op.f("ck_reminder_sent_state"), "reminder_sent", "state IN ('queued', 'sending', 'sent', 'failed', 'unknown')"
    )
    op.add_column("reminder_channel", sa.Column("name", sa.Text(), server_default="", nullable=False))
    op.add_column("reminder_channel", sa.Column("tested_at", sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "reminder_hour",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("hour", sa.Integer(), nullable=False),
        sa.CheckConstraint("hour BETWEEN 6 AND 19", name=op.f("ck_reminder_hour_hour")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_reminder_hour_organisation_id")
        ),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_reminder_hour_user_id")),
        sa.PrimaryKeyConstraint("organisation_id", "user_id", name=op.f("pk_reminder_hour")),
    )
    op.execute("SELECT raise_wall('reminder_hour', 'SELECT, INSERT, UPDATE, DELETE')")


def downgrade() -> None:
    """Refuse: going back is restoring the backup."""
    raise NotImplementedError
