"""What was returned: a step of a visit keeps the items it is about, so that a phone can show them."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Apply."""
    op.add_column("visit_transition", sa.Column("items", sa.ARRAY(sa.Text()), nullable=True))


def downgrade() -> None:
    """Refuse: going back is restoring the backup."""
    raise NotImplementedError
