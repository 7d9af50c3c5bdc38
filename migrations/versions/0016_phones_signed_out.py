"""A session knows as which phone it speaks, so that a lost phone can be signed out."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0016"
down_revision: str | None = "0015"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Apply."""
    op.add_column("auth_session", sa.Column("device_id", sa.Uuid(), nullable=True))
    op.add_column("device", sa.Column("signed_out_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    """Refuse: going back is restoring the backup."""
    raise NotImplementedError
