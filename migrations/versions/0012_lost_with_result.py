"""A certificate that was lost with a result comes again with it."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0012"
down_revision: str | None = "0011"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

_LOST = """
    UPDATE certificate SET lost_with_result = true FROM attempt
    WHERE attempt.id = certificate.attempt_id AND attempt.has_passed IS FALSE AND EXISTS (
        SELECT FROM mark_event WHERE mark_event.attempt_id = attempt.id AND mark_event.at = certificate.withdrawn_at
    )
"""


def upgrade() -> None:
    """Apply; what was withdrawn in the moment in which a mark was changed was lost with it, and by nobody's will."""
    op.add_column(
        "certificate", sa.Column("lost_with_result", sa.Boolean(), server_default=sa.text("false"), nullable=False)
    )
    op.execute(_LOST)


def downgrade() -> None:
    """Refuse: going back is restoring the backup."""
    raise NotImplementedError
