"""Rules that give courses, drills that were watched, certificates; assignments come in rounds and can be taken back."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0007"
down_revision: str | None = "0006"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


WALLS = {
    "assignment_rule": "SELECT, INSERT, UPDATE",
    "drill_observation": "SELECT, INSERT",
    "certificate": "SELECT, INSERT, UPDATE",
}
REMEMBERED = (
    "drill_observation",
    "certificate",
)


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "assignment_rule",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("course_key", sa.Text(), nullable=False),
        sa.Column("lessons", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("people", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("roles", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("places", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("due_days", sa.Integer(), nullable=False),
        sa.Column("renewal", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["created_by"], ["user_account.id"], name=op.f("fk_assignment_rule_created_by")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_assignment_rule_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignment_rule")),
    )
    op.create_index("ix_assignment_rule_list", "assignment_rule", ["organisation_id", "created_at", "id"], unique=False)
    op.create_index(op.f("ix_assignment_rule_organisation_id"), "assignment_rule", ["organisation_id"], unique=False)
    op.create_table(
        "drill_observation",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("observer_id", sa.Uuid(), nullable=False),
        sa.Column("next_observer_id", sa.Uuid(), nullable=True),
        sa.Column("store_id", sa.Uuid(), nullable=True),
        sa.Column("course_key", sa.Text(), nullable=False),
        sa.Column("lesson", sa.Text(), nullable=False),
        sa.Column("ticks", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("runs_ms", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("observed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column(
            "changed_xid",
            sa.BigInteger(),
            server_default=sa.text("(pg_current_xact_id()::text::bigint)"),
            nullable=False,
        ),
        sa.CheckConstraint(
            "outcome IN ('approved', 'returned', 'reassigned')", name=op.f("ck_drill_observation_outcome")
        ),
        sa.CheckConstraint("learner_id <> observer_id", name=op.f("ck_drill_observation_two_people")),
        sa.ForeignKeyConstraint(["learner_id"], ["user_account.id"], name=op.f("fk_drill_observation_learner_id")),
        sa.ForeignKeyConstraint(
            ["next_observer_id"], ["user_account.id"], name=op.f("fk_drill_observation_next_observer_id")
        ),
        sa.ForeignKeyConstraint(["observer_id"], ["user_account.id"], name=op.f("fk_drill_observation_observer_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_drill_observation_organisation_id")
        ),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_drill_observation_store_id")),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_drill_observation")),
    )
    op.create_index(
        "ix_drill_observation_learner", "drill_observation", ["learner_id", "course_key", "lesson"], unique=False
    )
    op.create_index(
        "ix_drill_observation_list", "drill_observation", ["organisation_id", "received_at", "id"], unique=False
    )
    op.create_index(op.f("ix_drill_observation_store_id"), "drill_observation", ["store_id"], unique=False)
    op.create_table(
        "certificate",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("store_id", sa.Uuid(), nullable=True),
        sa.Column("course_key", sa.Text(), nullable=False),
        sa.Column("course_version_id", sa.Uuid(), nullable=False),
        sa.Column("attempt_id", sa.Uuid(), nullable=False),
        sa.Column("assignment_id", sa.Uuid(), nullable=True),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_by", sa.Uuid(), nullable=True),
        sa.Column("withdrawn_because", sa.Text(), nullable=True),
        sa.Column("prints", postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column(
            "changed_xid",
            sa.BigInteger(),
            server_default=sa.text("(pg_current_xact_id()::text::bigint)"),
            nullable=False,
        ),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["assignment_id"], ["assignment.id"], name=op.f("fk_certificate_assignment_id")),
        sa.ForeignKeyConstraint(["attempt_id"], ["attempt.id"], name=op.f("fk_certificate_attempt_id")),
        sa.ForeignKeyConstraint(
            ["course_version_id"], ["course_version.id"], name=op.f("fk_certificate_course_version_id")
        ),
        sa.ForeignKeyConstraint(["learner_id"], ["user_account.id"], name=op.f("fk_certificate_learner_id")),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_certificate_organisation_id")),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_certificate_store_id")),
        sa.ForeignKeyConstraint(["withdrawn_by"], ["user_account.id"], name=op.f("fk_certificate_withdrawn_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_certificate")),
        sa.UniqueConstraint("code", name=op.f("uq_certificate_code")),
        sa.UniqueConstraint("organisation_id", "attempt_id", name=op.f("uq_certificate_organisation_id_attempt_id")),
    )
    op.create_index(op.f("ix_certificate_learner_id"), "certificate", ["learner_id"], unique=False)
    op.create_index("ix_certificate_list", "certificate", ["organisation_id", "issued_at", "id"], unique=False)
    op.create_index(op.f("ix_certificate_organisation_id"), "certificate", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_certificate_store_id"), "certificate", ["store_id"], unique=False)
    op.add_column("assignment", sa.Column("round", sa.Integer(), server_default=sa.text("1"), nullable=False))
    op.add_column("assignment", sa.Column("note", sa.Text(), nullable=True))
    op.drop_constraint(
        op.f("uq_assignment_organisation_id_learner_id_course_key_rea_5451"), "assignment", type_="unique"
    )
    op.create_unique_constraint(
        "uq_assignment_round",
        "assignment",
        ["organisation_id", "learner_id", "course_key", "reason_kind", "reason_id", "round"],
    )
    op.drop_constraint(op.f("ck_assignment_state"), "assignment", type_="check")
    op.create_check_constraint(
        op.f("ck_assignment_state"),
        "assignment",
        "state IN ('assigned', 'started', 'completed', 'passed', 'withdrawn')",
    )
    for table, verbs in WALLS.items():
        op.execute(f"SELECT raise_wall('{table}', '{verbs}')")
    for table in REMEMBERED:
        op.execute(
            f"CREATE TRIGGER remember BEFORE INSERT OR UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION remember_transaction()"
        )


def downgrade() -> None:
    """Refuse: going back is restoring the backup."""
    raise NotImplementedError
