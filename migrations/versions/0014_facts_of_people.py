"""Facts of people that rules ask for: since when they are employed, by a brand or by the chain, in which shift; and the retraining rule."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0014"
down_revision: str | None = "0013"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Apply."""
    op.add_column("user_account", sa.Column("employed_since", sa.Date(), nullable=True))
    op.add_column(
        "user_account", sa.Column("is_promoter", sa.Boolean(), server_default=sa.text("false"), nullable=False)
    )
    op.add_column("membership", sa.Column("shift", sa.Text(), nullable=True))
    op.create_check_constraint(
        op.f("ck_membership_shift"),
        "membership",
        "shift IS NULL OR (shift IN ('early', 'late') AND store_id IS NOT NULL)",
    )
    op.add_column("assignment_rule", sa.Column("tenure", postgresql.JSONB(astext_type=sa.Text()), nullable=True))
    op.add_column("assignment_rule", sa.Column("promoter", sa.Boolean(), nullable=True))
    op.create_table(
        "retraining_rule",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("roles", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("shift", sa.Text(), nullable=False),
        sa.Column("late_from", sa.Text(), nullable=False),
        sa.Column("due_days", sa.Integer(), nullable=False),
        sa.CheckConstraint("shift IN ('every', 'visited')", name=op.f("ck_retraining_rule_shift")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_retraining_rule_organisation_id")
        ),
        sa.PrimaryKeyConstraint("organisation_id", name=op.f("pk_retraining_rule")),
    )
    op.execute("SELECT raise_wall('retraining_rule', 'SELECT, INSERT, UPDATE')")


def downgrade() -> None:
    """Refuse: going back is restoring the backup."""
    raise NotImplementedError
