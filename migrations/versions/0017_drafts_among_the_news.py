"""A draft is news of its own: the other phones of its shopper hear of it though its visit stays as it was."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0017"
down_revision: str | None = "0016"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Apply. Drafts from before stay without a number: a default that is added with its column would write all of them anew."""
    op.add_column("audit_draft", sa.Column("changed_xid", sa.BigInteger(), nullable=True))
    op.alter_column("audit_draft", "changed_xid", server_default=sa.text("(pg_current_xact_id()::text::bigint)"))


def downgrade() -> None:
    """Refuse: going back is restoring the backup."""
    raise NotImplementedError
