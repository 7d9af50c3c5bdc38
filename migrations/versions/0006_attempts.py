"""Exams and attempts: what may be drawn, what was handed out and answered, what it earned; how far lessons are read."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0006"
down_revision: str | None = "0005"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


WALLS = {
    "question_version": "SELECT, INSERT",
    "exam_version": "SELECT, INSERT, UPDATE",
    "attempt": "SELECT, INSERT, UPDATE",
    "answer_event": "SELECT, INSERT",
    "attempt_submission": "SELECT, INSERT",
    "answer_mark": "SELECT, INSERT, UPDATE",
    "mark_event": "SELECT, INSERT",
    "extra_time": "SELECT, INSERT, UPDATE",
    "lesson_progress": "SELECT, INSERT, UPDATE",
}
REMEMBERED = (
    "attempt",
    "lesson_progress",
)


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "exam_version",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("document", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("is_live", sa.Boolean(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_exam_version_organisation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exam_version")),
        sa.UniqueConstraint(
            "organisation_id", "key", "sha256", name=op.f("uq_exam_version_organisation_id_key_sha256")
        ),
        sa.UniqueConstraint(
            "organisation_id", "key", "version", name=op.f("uq_exam_version_organisation_id_key_version")
        ),
    )
    op.create_index(op.f("ix_exam_version_organisation_id"), "exam_version", ["organisation_id"], unique=False)
    op.create_index(
        "uq_exam_version_live", "exam_version", ["organisation_id", "key"], unique=True, postgresql_where="is_live"
    )
    op.create_table(
        "question_version",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("uuid", sa.Uuid(), nullable=False),
        sa.Column("course_key", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("document", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_question_version_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question_version")),
        sa.UniqueConstraint(
            "organisation_id", "uuid", "sha256", name=op.f("uq_question_version_organisation_id_uuid_sha256")
        ),
    )
    op.create_index(op.f("ix_question_version_organisation_id"), "question_version", ["organisation_id"], unique=False)
    op.create_table(
        "extra_time",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("factor", sa.Numeric(), nullable=False),
        sa.Column("set_by", sa.Uuid(), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["set_by"], ["user_account.id"], name=op.f("fk_extra_time_set_by")),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_extra_time_user_id")),
        sa.PrimaryKeyConstraint("organisation_id", "user_id", name=op.f("pk_extra_time")),
    )
    op.create_table(
        "lesson_progress",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("course_key", sa.Text(), nullable=False),
        sa.Column("lesson", sa.Text(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("completed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "changed_xid",
            sa.BigInteger(),
            server_default=sa.text("(pg_current_xact_id()::text::bigint)"),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(["learner_id"], ["user_account.id"], name=op.f("fk_lesson_progress_learner_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_lesson_progress_organisation_id")
        ),
        sa.PrimaryKeyConstraint(
            "organisation_id", "learner_id", "course_key", "lesson", name=op.f("pk_lesson_progress")
        ),
    )
    op.create_table(
        "attempt",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("store_id", sa.Uuid(), nullable=True),
        sa.Column("course_key", sa.Text(), nullable=False),
        sa.Column("course_version_id", sa.Uuid(), nullable=False),
        sa.Column("exam_version_id", sa.Uuid(), nullable=False),
        sa.Column("round_id", sa.Uuid(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("device_id", sa.Uuid(), nullable=False),
        sa.Column("seed", sa.Text(), nullable=False),
        sa.Column("packet", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("slots", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("rules", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("limit_s", sa.Integer(), nullable=True),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("start_by", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sync_by", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("flags", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("elapsed_ms", sa.BigInteger(), nullable=True),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("digest", sa.Text(), nullable=True),
        sa.Column("score", sa.Numeric(), nullable=True),
        sa.Column("has_passed", sa.Boolean(), nullable=True),
        sa.Column("graded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "changed_xid",
            sa.BigInteger(),
            server_default=sa.text("(pg_current_xact_id()::text::bigint)"),
            nullable=False,
        ),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "state IN ('open', 'marking', 'held', 'graded', 'void', 'lapsed')", name=op.f("ck_attempt_state")
        ),
        sa.ForeignKeyConstraint(
            ["course_version_id"], ["course_version.id"], name=op.f("fk_attempt_course_version_id")
        ),
        sa.ForeignKeyConstraint(["exam_version_id"], ["exam_version.id"], name=op.f("fk_attempt_exam_version_id")),
        sa.ForeignKeyConstraint(["learner_id"], ["user_account.id"], name=op.f("fk_attempt_learner_id")),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_attempt_organisation_id")),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_attempt_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attempt")),
        sa.UniqueConstraint(
            "organisation_id",
            "learner_id",
            "course_key",
            "round_id",
            "number",
            name=op.f("uq_attempt_organisation_id_learner_id_course_key_round_id_number"),
            postgresql_nulls_not_distinct=True,
        ),
    )
    op.create_index("ix_attempt_learner", "attempt", ["learner_id", "changed_xid"], unique=False)
    op.create_index("ix_attempt_list", "attempt", ["organisation_id", "issued_at", "id"], unique=False)
    op.create_index(op.f("ix_attempt_organisation_id"), "attempt", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_attempt_store_id"), "attempt", ["store_id"], unique=False)
    op.create_index(
        "uq_attempt_open",
        "attempt",
        ["organisation_id", "learner_id", "course_key"],
        unique=True,
        postgresql_where="state = 'open'",
    )
    op.create_table(
        "answer_event",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("attempt_id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("slot", sa.Integer(), nullable=False),
        sa.Column("response", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("confidence", sa.Text(), nullable=True),
        sa.Column("t_ms", sa.BigInteger(), nullable=False),
        sa.Column("wall", sa.DateTime(timezone=True), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["attempt_id"], ["attempt.id"], name=op.f("fk_answer_event_attempt_id")),
        sa.PrimaryKeyConstraint("organisation_id", "attempt_id", "seq", name=op.f("pk_answer_event")),
    )
    op.create_table(
        "answer_mark",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("attempt_id", sa.Uuid(), nullable=False),
        sa.Column("slot", sa.Integer(), nullable=False),
        sa.Column("question_version_id", sa.Uuid(), nullable=False),
        sa.Column("response", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("share", sa.Numeric(), nullable=True),
        sa.Column("is_fatal", sa.Boolean(), nullable=False),
        sa.Column("confidence", sa.Text(), nullable=True),
        sa.Column("comment", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["attempt_id"], ["attempt.id"], name=op.f("fk_answer_mark_attempt_id")),
        sa.ForeignKeyConstraint(
            ["question_version_id"], ["question_version.id"], name=op.f("fk_answer_mark_question_version_id")
        ),
        sa.PrimaryKeyConstraint("organisation_id", "attempt_id", "slot", name=op.f("pk_answer_mark")),
    )
    op.create_index("ix_answer_mark_question", "answer_mark", ["question_version_id"], unique=False)
    op.create_table(
        "attempt_submission",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("attempt_id", sa.Uuid(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("payload", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("is_conflicting", sa.Boolean(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["attempt_id"], ["attempt.id"], name=op.f("fk_attempt_submission_attempt_id")),
        sa.PrimaryKeyConstraint("organisation_id", "attempt_id", "digest", name=op.f("pk_attempt_submission")),
    )
    op.create_table(
        "mark_event",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("attempt_id", sa.Uuid(), nullable=False),
        sa.Column("slot", sa.Integer(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("share", sa.Numeric(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("marked_by", sa.Uuid(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("kind IN ('auto', 'manual', 'review', 'regrade')", name=op.f("ck_mark_event_kind")),
        sa.ForeignKeyConstraint(["attempt_id"], ["attempt.id"], name=op.f("fk_mark_event_attempt_id")),
        sa.ForeignKeyConstraint(["marked_by"], ["user_account.id"], name=op.f("fk_mark_event_marked_by")),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_mark_event_organisation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mark_event")),
    )
    op.create_index(op.f("ix_mark_event_attempt_id"), "mark_event", ["attempt_id"], unique=False)
    op.create_index(op.f("ix_mark_event_organisation_id"), "mark_event", ["organisation_id"], unique=False)
    for table, verbs in WALLS.items():
        op.execute(f"SELECT raise_wall('{table}', '{verbs}')")
    for table in REMEMBERED:
        op.execute(
            f"CREATE TRIGGER remember BEFORE INSERT OR UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION remember_transaction()"
        )


def downgrade() -> None:
    """Refuse: going back is restoring the backup."""
    raise NotImplementedError
