"""Counts of findings: a list of reports shows them without opening each score."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0004"
down_revision: str | None = "0003"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

_COUNT = """
    UPDATE audit SET finding_counts = jsonb_build_object('critical', coalesce(found.critical, 0),
        'major', coalesce(found.major, 0), 'minor', coalesce(found.minor, 0))
    FROM audit AS published LEFT JOIN (
        SELECT organisation_id, audit_id, count(*) FILTER (WHERE severity = 'critical') AS critical,
            count(*) FILTER (WHERE severity = 'major') AS major, count(*) FILTER (WHERE severity = 'minor') AS minor
        FROM finding GROUP BY organisation_id, audit_id
    ) AS found ON found.organisation_id = published.organisation_id AND found.audit_id = published.id
    WHERE audit.organisation_id = published.organisation_id AND audit.id = published.id AND audit.state = 'published'
"""


def upgrade() -> None:
    """Apply, and count what was published before."""
    op.add_column("audit", sa.Column("finding_counts", postgresql.JSONB(), nullable=True))
    op.execute(_COUNT)


def downgrade() -> None:
    """Refuse: going back is restoring the backup."""
    raise NotImplementedError
