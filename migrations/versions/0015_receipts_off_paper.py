"""Scorecards of covert visits that print the receipt are printed anew, without it, when somebody asks for them."""

from collections.abc import Sequence

from alembic import op

revision: str = "0015"
down_revision: str | None = "0014"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Apply."""
    op.execute(
        """
        DELETE FROM rendered_scorecard
        USING audit, checklist_version
        WHERE audit.organisation_id = rendered_scorecard.organisation_id AND audit.id = rendered_scorecard.audit_id
          AND checklist_version.id = audit.checklist_version_id
          AND checklist_version.document ->> 'kind' = 'covert'
          AND jsonb_path_exists(checklist_version.document, '$.sections[*].items[*] ? (@.kind == "receipt")')
        """
    )


def downgrade() -> None:
    """Take back: what was printed is printed again on demand, so nothing is missing."""
