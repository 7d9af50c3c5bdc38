"""News of drafts are found by their number: a pull that brings nothing looks at no draft."""

from collections.abc import Sequence

from alembic import op

revision: str = "0018"
down_revision: str | None = "0017"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Apply."""
    op.create_index("ix_audit_draft_news", "audit_draft", ["shopper_id", "changed_xid"], unique=False)


def downgrade() -> None:
    """Refuse: going back is restoring the backup."""
    raise NotImplementedError
