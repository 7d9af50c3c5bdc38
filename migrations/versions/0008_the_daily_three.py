"""The daily three: every answer to a practice question, and what is worked out from them."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0008"
down_revision: str | None = "0007"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

WALLS = {"review_answer": "SELECT, INSERT", "review_card": "SELECT, INSERT, UPDATE"}


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "review_answer",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("question", sa.Uuid(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("occasion", sa.Text(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.CheckConstraint("occasion IN ('daily', 'practice')", name=op.f("ck_review_answer_occasion")),
        sa.CheckConstraint("outcome IN ('wrong', 'unsure', 'right')", name=op.f("ck_review_answer_outcome")),
        sa.ForeignKeyConstraint(["learner_id"], ["user_account.id"], name=op.f("fk_review_answer_learner_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_review_answer_organisation_id")
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_review_answer")),
    )
    op.create_index(
        "ix_review_answer_question", "review_answer", ["learner_id", "question", "answered_at"], unique=False
    )
    op.create_table(
        "review_card",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("question", sa.Uuid(), nullable=False),
        sa.Column("course_key", sa.Text(), nullable=False),
        sa.Column("stability", sa.Double(), nullable=True),
        sa.Column("difficulty", sa.Double(), nullable=True),
        sa.Column("last_on", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("asked_on", sa.Date(), nullable=True),
        sa.Column("is_missed", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "changed_xid",
            sa.BigInteger(),
            server_default=sa.text("(pg_current_xact_id()::text::bigint)"),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(["learner_id"], ["user_account.id"], name=op.f("fk_review_card_learner_id")),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_review_card_organisation_id")),
        sa.PrimaryKeyConstraint("organisation_id", "learner_id", "question", name=op.f("pk_review_card")),
    )
    for table, verbs in WALLS.items():
        op.execute(f"SELECT raise_wall('{table}', '{verbs}')")
    op.execute(
        "CREATE TRIGGER remember BEFORE INSERT OR UPDATE ON review_card FOR EACH ROW EXECUTE FUNCTION remember_transaction()"
    )


def downgrade() -> None:
    """Refuse: going back is restoring the backup."""
    raise NotImplementedError
