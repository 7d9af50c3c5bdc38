"""What people learnt, as statements that wait for a learning record store."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0009"
down_revision: str | None = "0008"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "xapi_statement",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("document", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("state IN ('waiting', 'sent', 'refused')", name=op.f("ck_xapi_statement_state")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_xapi_statement_organisation_id")
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_xapi_statement")),
    )
    op.create_index(
        "ix_xapi_statement_waiting",
        "xapi_statement",
        ["created_at"],
        unique=False,
        postgresql_where="state = 'waiting'",
    )
    op.execute("SELECT raise_wall('xapi_statement', 'SELECT, INSERT')")


def downgrade() -> None:
    """Refuse: going back is restoring the backup."""
    raise NotImplementedError
