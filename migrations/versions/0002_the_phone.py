"""The phone: what it says of itself, in which browser somebody is signed in, and what a report's evidence proves."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Apply. Every column may be null, so that the code before it goes on writing its rows."""
    for name in ("browser", "platform"):
        op.add_column("auth_session", sa.Column(name, sa.Text(), nullable=True))
    op.add_column("audit_revision", sa.Column("evidence", postgresql.JSONB(), nullable=True))
    for name, kind in (
        ("reported_at", sa.DateTime(timezone=True)),
        ("app_version", sa.Text()),
        ("platform", sa.Text()),
        ("language", sa.Text()),
        ("pending_ops", sa.Integer()),
        ("pending_photos", sa.Integer()),
        ("oldest_pending_at", sa.DateTime(timezone=True)),
        ("is_persisted", sa.Boolean()),
        ("is_installed", sa.Boolean()),
        ("quota_bytes", sa.BigInteger()),
        ("used_bytes", sa.BigInteger()),
        ("public_key", sa.Text()),
    ):
        op.add_column("device", sa.Column(name, kind, nullable=True))
    op.create_index("ix_device_list", "device", ["organisation_id", "last_seen_at", "id"], unique=False)


def downgrade() -> None:
    """Refuse: going back is restoring the backup."""
    raise NotImplementedError
