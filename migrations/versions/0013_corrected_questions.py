"""Marks remember by which version of a question they were given again, so that every copy is marked by it."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0013"
down_revision: str | None = "0012"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Apply."""
    op.add_column("answer_mark", sa.Column("corrected_id", sa.Uuid(), nullable=True))
    op.create_foreign_key(
        op.f("fk_answer_mark_corrected_id"), "answer_mark", "question_version", ["corrected_id"], ["id"]
    )


def downgrade() -> None:
    """Refuse: going back is restoring the backup."""
    raise NotImplementedError
