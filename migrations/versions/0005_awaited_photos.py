"""An index of the photos that reports still wait for, which are few among many."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0005"
down_revision: str | None = "0004"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Apply."""
    op.create_index(
        "ix_audit_photo_awaited",
        "audit_photo",
        ["organisation_id", "photo_id"],
        postgresql_where=sa.text("NOT has_arrived"),
    )


def downgrade() -> None:
    """Refuse: going back is restoring the backup."""
    raise NotImplementedError
