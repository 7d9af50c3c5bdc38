"""The spine: people, stores, content, visits, audits, findings, retraining, scorecards, sync, journal, jobs."""

from collections.abc import Sequence
from pathlib import Path

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from api.jobs import migrate_queue

revision: str = "0001"
down_revision: str | None = None
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


FULL = "SELECT, INSERT, UPDATE, DELETE"
GROWING = "SELECT, INSERT"
WALLS = {
    "api_token": "SELECT, INSERT, UPDATE",
    "assignment": FULL,
    "audit": "SELECT, INSERT, UPDATE",
    "audit_draft": GROWING,
    "audit_photo": "SELECT, INSERT, UPDATE",
    "audit_revision": GROWING,
    "auth_session": FULL,
    "checklist_version": "SELECT, INSERT, UPDATE",
    "corrective_action": "SELECT, INSERT, UPDATE",
    "course_version": "SELECT, INSERT, UPDATE",
    "device": "SELECT, INSERT, UPDATE",
    "finding": "SELECT, INSERT, UPDATE",
    "idempotent_answer": FULL,
    "journal_entry": "SELECT",
    "journal_head": "SELECT",
    "journal_payload": "SELECT",
    "membership": FULL,
    "photo": "SELECT, INSERT, UPDATE",
    "photo_part": FULL,
    "region": "SELECT, INSERT, UPDATE",
    "removal": FULL,
    "rendered_scorecard": FULL,
    "response": FULL,
    "retraining_plan": "SELECT, INSERT, UPDATE",
    "store": "SELECT, INSERT, UPDATE",
    "sync_op": "SELECT, INSERT, UPDATE",
    "user_account": "SELECT, INSERT, UPDATE",
    "visit": "SELECT, INSERT, UPDATE",
    "visit_transition": GROWING,
}
PULLED = ("assignment", "checklist_version", "course_version", "removal", "visit")
SQL = Path(__file__).resolve().parents[1] / "sql"


def upgrade() -> None:
    """Apply."""
    run_file("roles.sql")
    create_tables()
    run_file("wall.sql")
    for table, verbs in WALLS.items():
        op.execute(f"SELECT raise_wall('{table}', '{verbs}')")
    op.execute("ALTER TABLE organisation ENABLE ROW LEVEL SECURITY")
    op.execute(
        "CREATE POLICY wall ON organisation TO tenseconds_app"
        " USING (id = (SELECT current_setting('tenseconds.organisation')::uuid))"
    )
    op.execute("GRANT SELECT, UPDATE ON organisation TO tenseconds_app")
    for table in PULLED:
        op.execute(
            f"CREATE TRIGGER remember BEFORE INSERT OR UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION remember_transaction()"
        )
    migrate_queue(op.get_bind().connection.driver_connection)
    run_file("journal.sql")


def run_file(name: str) -> None:
    """Run a file of SQL as it stands."""
    op.get_bind().exec_driver_sql((SQL / name).read_text("utf-8").replace("%", "%%"))


def create_tables() -> None:
    """Create every table of the models."""
    op.create_table(
        "device",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("last_seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("whole_to", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_device")),
    )
    op.create_table(
        "journal_entry",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("organisation_id", "seq", name=op.f("pk_journal_entry")),
    )
    op.create_index(op.f("ix_journal_entry_subject_id"), "journal_entry", ["subject_id"], unique=False)
    op.create_table(
        "journal_head",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("organisation_id", name=op.f("pk_journal_head")),
    )
    op.create_table(
        "organisation",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("name", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")),
        sa.UniqueConstraint("slug", name=op.f("uq_organisation_slug")),
    )
    op.create_table(
        "photo",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("uploaded_by", sa.Uuid(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.LargeBinary(), nullable=False),
        sa.Column("object_key", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("renditions", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("fingerprint", sa.BigInteger(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("state IN ('stored', 'broken')", name=op.f("ck_photo_state")),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_photo")),
    )
    op.create_table(
        "photo_part",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("photo_id", sa.Uuid(), nullable=False),
        sa.Column("start", sa.BigInteger(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("object_key", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("organisation_id", "photo_id", "start", name=op.f("pk_photo_part")),
    )
    op.create_table(
        "removal",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("resource_id", sa.Uuid(), nullable=False),
        sa.Column(
            "changed_xid",
            sa.BigInteger(),
            server_default=sa.text("(pg_current_xact_id()::text::bigint)"),
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("organisation_id", "user_id", "kind", "resource_id", name=op.f("pk_removal")),
    )
    op.create_index("ix_removal_user", "removal", ["user_id", "changed_xid"], unique=False)
    op.create_table(
        "sign_in_try",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("account_key", sa.LargeBinary(), nullable=False),
        sa.Column("address_key", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in_try")),
    )
    op.create_index(op.f("ix_sign_in_try_account_key"), "sign_in_try", ["account_key"], unique=False)
    op.create_index(op.f("ix_sign_in_try_address_key"), "sign_in_try", ["address_key"], unique=False)
    op.create_table(
        "sync_op",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("device_id", sa.Uuid(), nullable=False),
        sa.Column("op_id", sa.Uuid(), nullable=False),
        sa.Column("device_seq", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("payload_sha256", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("result", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("organisation_id", "device_id", "op_id", name=op.f("pk_sync_op")),
    )
    op.create_index("ix_sync_op_seq", "sync_op", ["organisation_id", "device_id", "device_seq"], unique=False)
    op.create_table(
        "checklist_version",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("document", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("is_live", sa.Boolean(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "changed_xid",
            sa.BigInteger(),
            server_default=sa.text("(pg_current_xact_id()::text::bigint)"),
            nullable=False,
        ),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_checklist_version_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_checklist_version")),
        sa.UniqueConstraint(
            "organisation_id", "key", "sha256", name=op.f("uq_checklist_version_organisation_id_key_sha256")
        ),
        sa.UniqueConstraint(
            "organisation_id", "key", "version", name=op.f("uq_checklist_version_organisation_id_key_version")
        ),
    )
    op.create_index(
        op.f("ix_checklist_version_organisation_id"), "checklist_version", ["organisation_id"], unique=False
    )
    op.create_index(
        "uq_checklist_version_live",
        "checklist_version",
        ["organisation_id", "key"],
        unique=True,
        postgresql_where="is_live",
    )
    op.create_table(
        "course_version",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("document", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("is_live", sa.Boolean(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "changed_xid",
            sa.BigInteger(),
            server_default=sa.text("(pg_current_xact_id()::text::bigint)"),
            nullable=False,
        ),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_course_version_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_course_version")),
        sa.UniqueConstraint(
            "organisation_id", "key", "sha256", name=op.f("uq_course_version_organisation_id_key_sha256")
        ),
        sa.UniqueConstraint(
            "organisation_id", "key", "version", name=op.f("uq_course_version_organisation_id_key_version")
        ),
    )
    op.create_index(op.f("ix_course_version_organisation_id"), "course_version", ["organisation_id"], unique=False)
    op.create_index(
        "uq_course_version_live", "course_version", ["organisation_id", "key"], unique=True, postgresql_where="is_live"
    )
    op.create_table(
        "idempotent_answer",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.Column("headers", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_idempotent_answer_organisation_id")
        ),
        sa.PrimaryKeyConstraint("user_id", "key", name=op.f("pk_idempotent_answer")),
    )
    op.create_index(
        op.f("ix_idempotent_answer_organisation_id"), "idempotent_answer", ["organisation_id"], unique=False
    )
    op.create_table(
        "journal_payload",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=False),
        sa.Column("payload", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "seq"],
            ["journal_entry.organisation_id", "journal_entry.seq"],
            name=op.f("fk_journal_payload_organisation_id_seq"),
        ),
        sa.PrimaryKeyConstraint("organisation_id", "seq", name=op.f("pk_journal_payload")),
    )
    op.create_table(
        "region",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("parent_id", sa.Uuid(), nullable=True),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("name", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_region_organisation_id")),
        sa.ForeignKeyConstraint(["parent_id"], ["region.id"], name=op.f("fk_region_parent_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_region")),
        sa.UniqueConstraint("organisation_id", "code", name=op.f("uq_region_organisation_id_code")),
    )
    op.create_index(op.f("ix_region_organisation_id"), "region", ["organisation_id"], unique=False)
    op.create_index(
        "ix_region_path",
        "region",
        ["organisation_id", "path"],
        unique=False,
        postgresql_ops={"path": "text_pattern_ops"},
    )
    op.create_table(
        "user_account",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=True),
        sa.Column("totp_secret", sa.Text(), nullable=True),
        sa.Column("totp_last_step", sa.BigInteger(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("status IN ('active', 'pending', 'disabled')", name=op.f("ck_user_account_status")),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_user_account_organisation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_user_account")),
    )
    op.create_index(op.f("ix_user_account_organisation_id"), "user_account", ["organisation_id"], unique=False)
    op.create_index(
        "uq_user_account_email",
        "user_account",
        [sa.text("lower(email)")],
        unique=True,
    )
    op.create_table(
        "api_token",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("scopes", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_api_token_organisation_id")),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_api_token_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_api_token")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_api_token_token_hash")),
    )
    op.create_index(op.f("ix_api_token_organisation_id"), "api_token", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_api_token_user_id"), "api_token", ["user_id"], unique=False)
    op.create_table(
        "auth_session",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_auth_session_organisation_id")),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_auth_session_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_auth_session")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_auth_session_token_hash")),
    )
    op.create_index(op.f("ix_auth_session_organisation_id"), "auth_session", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_auth_session_user_id"), "auth_session", ["user_id"], unique=False)
    op.create_table(
        "store",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("region_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("address", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("time_zone", sa.Text(), nullable=False),
        sa.Column("latitude", sa.Numeric(precision=9, scale=6), nullable=True),
        sa.Column("longitude", sa.Numeric(precision=9, scale=6), nullable=True),
        sa.Column("datum", sa.Text(), nullable=False),
        sa.Column("tags", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("datum IN ('WGS-84', 'GCJ-02', 'BD-09')", name=op.f("ck_store_datum")),
        sa.CheckConstraint("status IN ('open', 'closed')", name=op.f("ck_store_status")),
        sa.CheckConstraint(
            "latitude BETWEEN -90 AND 90 AND longitude BETWEEN -180 AND 180", name=op.f("ck_store_on_earth")
        ),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_store_organisation_id")),
        sa.ForeignKeyConstraint(["region_id"], ["region.id"], name=op.f("fk_store_region_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_store")),
        sa.UniqueConstraint("organisation_id", "code", name=op.f("uq_store_organisation_id_code")),
    )
    op.create_index(op.f("ix_store_organisation_id"), "store", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_store_region_id"), "store", ["region_id"], unique=False)
    op.create_table(
        "assignment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("store_id", sa.Uuid(), nullable=True),
        sa.Column("course_key", sa.Text(), nullable=False),
        sa.Column("course_version_id", sa.Uuid(), nullable=False),
        sa.Column("lessons", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("reason_kind", sa.Text(), nullable=False),
        sa.Column("reason_id", sa.Uuid(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "changed_xid",
            sa.BigInteger(),
            server_default=sa.text("(pg_current_xact_id()::text::bigint)"),
            nullable=False,
        ),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("state IN ('assigned', 'started', 'completed', 'passed')", name=op.f("ck_assignment_state")),
        sa.ForeignKeyConstraint(
            ["course_version_id"], ["course_version.id"], name=op.f("fk_assignment_course_version_id")
        ),
        sa.ForeignKeyConstraint(["learner_id"], ["user_account.id"], name=op.f("fk_assignment_learner_id")),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_assignment_organisation_id")),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_assignment_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignment")),
        sa.UniqueConstraint(
            "organisation_id",
            "learner_id",
            "course_key",
            "reason_kind",
            "reason_id",
            name=op.f("uq_assignment_organisation_id_learner_id_course_key_reason_kind_reason_id"),
        ),
    )
    op.create_index(op.f("ix_assignment_changed_xid"), "assignment", ["changed_xid"], unique=False)
    op.create_index(op.f("ix_assignment_learner_id"), "assignment", ["learner_id"], unique=False)
    op.create_index(op.f("ix_assignment_organisation_id"), "assignment", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_assignment_reason_id"), "assignment", ["reason_id"], unique=False)
    op.create_index(op.f("ix_assignment_store_id"), "assignment", ["store_id"], unique=False)
    op.create_table(
        "membership",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("region_id", sa.Uuid(), nullable=True),
        sa.Column("store_id", sa.Uuid(), nullable=True),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("region_id IS NULL OR store_id IS NULL", name=op.f("ck_membership_one_scope")),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_membership_organisation_id")),
        sa.ForeignKeyConstraint(["region_id"], ["region.id"], name=op.f("fk_membership_region_id")),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_membership_store_id")),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_membership_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership")),
    )
    op.create_index(op.f("ix_membership_organisation_id"), "membership", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_membership_store_id"), "membership", ["store_id"], unique=False)
    op.create_index(op.f("ix_membership_user_id"), "membership", ["user_id"], unique=False)
    op.create_table(
        "visit",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("store_id", sa.Uuid(), nullable=False),
        sa.Column("shopper_id", sa.Uuid(), nullable=False),
        sa.Column("checklist_version_id", sa.Uuid(), nullable=False),
        sa.Column("window_from", sa.DateTime(timezone=True), nullable=False),
        sa.Column("window_to", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("is_practice", sa.Boolean(), nullable=False),
        sa.Column("brief", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "changed_xid",
            sa.BigInteger(),
            server_default=sa.text("(pg_current_xact_id()::text::bigint)"),
            nullable=False,
        ),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["checklist_version_id"], ["checklist_version.id"], name=op.f("fk_visit_checklist_version_id")
        ),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_visit_organisation_id")),
        sa.ForeignKeyConstraint(["shopper_id"], ["user_account.id"], name=op.f("fk_visit_shopper_id")),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_visit_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit")),
    )
    op.create_index(op.f("ix_visit_changed_xid"), "visit", ["changed_xid"], unique=False)
    op.create_index(op.f("ix_visit_organisation_id"), "visit", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_visit_shopper_id"), "visit", ["shopper_id"], unique=False)
    op.create_index(op.f("ix_visit_store_id"), "visit", ["store_id"], unique=False)
    op.create_table(
        "audit",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("visit_id", sa.Uuid(), nullable=False),
        sa.Column("store_id", sa.Uuid(), nullable=False),
        sa.Column("shopper_id", sa.Uuid(), nullable=False),
        sa.Column("checklist_version_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("is_practice", sa.Boolean(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("visited_on", sa.Date(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("band", sa.Text(), nullable=True),
        sa.Column("score", sa.Numeric(precision=6, scale=1), nullable=True),
        sa.Column("coverage", sa.Numeric(), nullable=True),
        sa.ForeignKeyConstraint(
            ["checklist_version_id"], ["checklist_version.id"], name=op.f("fk_audit_checklist_version_id")
        ),
        sa.ForeignKeyConstraint(["shopper_id"], ["user_account.id"], name=op.f("fk_audit_shopper_id")),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_audit_store_id")),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_audit_visit_id")),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_audit")),
    )
    op.create_index("ix_audit_list", "audit", ["organisation_id", "started_at", "id"], unique=False)
    op.create_index(op.f("ix_audit_shopper_id"), "audit", ["shopper_id"], unique=False)
    op.create_index("ix_audit_store", "audit", ["store_id", "started_at"], unique=False)
    op.create_index("uq_audit_visit", "audit", ["visit_id"], unique=True)
    op.create_table(
        "audit_draft",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("audit_id", sa.Uuid(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.Uuid(), nullable=False),
        sa.Column("shopper_id", sa.Uuid(), nullable=False),
        sa.Column("document", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_audit_draft_visit_id")),
        sa.PrimaryKeyConstraint("organisation_id", "audit_id", "revision", name=op.f("pk_audit_draft")),
    )
    op.create_index(op.f("ix_audit_draft_visit_id"), "audit_draft", ["visit_id"], unique=False)
    op.create_table(
        "visit_transition",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("visit_id", sa.Uuid(), nullable=False),
        sa.Column("from_state", sa.Text(), nullable=False),
        sa.Column("to_state", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("from_hash", sa.Text(), nullable=True),
        sa.Column("to_hash", sa.Text(), nullable=True),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_visit_transition_organisation_id")
        ),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_visit_transition_visit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit_transition")),
    )
    op.create_index(op.f("ix_visit_transition_organisation_id"), "visit_transition", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_visit_transition_visit_id"), "visit_transition", ["visit_id"], unique=False)
    op.create_table(
        "audit_photo",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("audit_id", sa.Uuid(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("photo_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("has_arrived", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "audit_id"],
            ["audit.organisation_id", "audit.id"],
            name=op.f("fk_audit_photo_organisation_id_audit_id"),
        ),
        sa.PrimaryKeyConstraint("organisation_id", "audit_id", "item", "photo_id", name=op.f("pk_audit_photo")),
    )
    op.create_index("ix_audit_photo_photo", "audit_photo", ["organisation_id", "photo_id"], unique=False)
    op.create_table(
        "audit_revision",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("audit_id", sa.Uuid(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("document", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("score", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "audit_id"],
            ["audit.organisation_id", "audit.id"],
            name=op.f("fk_audit_revision_organisation_id_audit_id"),
        ),
        sa.PrimaryKeyConstraint("organisation_id", "audit_id", "revision", name=op.f("pk_audit_revision")),
    )
    op.create_index("uq_audit_revision_code", "audit_revision", ["code"], unique=True)
    op.create_table(
        "finding",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("audit_id", sa.Uuid(), nullable=False),
        sa.Column("store_id", sa.Uuid(), nullable=False),
        sa.Column("checklist_key", sa.Text(), nullable=False),
        sa.Column("section", sa.Text(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("severity", sa.Text(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("share_lost", sa.Numeric(), nullable=False),
        sa.Column("is_repeat", sa.Boolean(), nullable=False),
        sa.Column("raised_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("severity IN ('minor', 'major', 'critical')", name=op.f("ck_finding_severity")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "audit_id"],
            ["audit.organisation_id", "audit.id"],
            name=op.f("fk_finding_organisation_id_audit_id"),
        ),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_finding_organisation_id")),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_finding_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_finding")),
        sa.UniqueConstraint(
            "organisation_id", "audit_id", "item", name=op.f("uq_finding_organisation_id_audit_id_item")
        ),
    )
    op.create_index("ix_finding_list", "finding", ["organisation_id", "raised_at", "id"], unique=False)
    op.create_index(op.f("ix_finding_organisation_id"), "finding", ["organisation_id"], unique=False)
    op.create_index("ix_finding_store_item", "finding", ["store_id", "item"], unique=False)
    op.create_table(
        "rendered_scorecard",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("audit_id", sa.Uuid(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("input_sha256", sa.Text(), nullable=False),
        sa.Column("object_key", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("rendered_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "audit_id"],
            ["audit.organisation_id", "audit.id"],
            name=op.f("fk_rendered_scorecard_organisation_id_audit_id"),
        ),
        sa.PrimaryKeyConstraint(
            "organisation_id", "audit_id", "revision", "language", name=op.f("pk_rendered_scorecard")
        ),
    )
    op.create_table(
        "response",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("audit_id", sa.Uuid(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("section", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("score", sa.Numeric(), nullable=True),
        sa.Column("weight", sa.Numeric(), nullable=False),
        sa.Column("is_finding", sa.Boolean(), nullable=False),
        sa.Column("seconds", sa.Numeric(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id", "audit_id"],
            ["audit.organisation_id", "audit.id"],
            name=op.f("fk_response_organisation_id_audit_id"),
        ),
        sa.PrimaryKeyConstraint("organisation_id", "audit_id", "item", name=op.f("pk_response")),
    )
    op.create_index("ix_response_item", "response", ["organisation_id", "item", "audit_id"], unique=False)
    op.create_table(
        "retraining_plan",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("audit_id", sa.Uuid(), nullable=False),
        sa.Column("store_id", sa.Uuid(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("course_key", sa.Text(), nullable=True),
        sa.Column("course_version_id", sa.Uuid(), nullable=True),
        sa.Column("lessons", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["course_version_id"], ["course_version.id"], name=op.f("fk_retraining_plan_course_version_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "audit_id"],
            ["audit.organisation_id", "audit.id"],
            name=op.f("fk_retraining_plan_organisation_id_audit_id"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_retraining_plan_organisation_id")
        ),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_retraining_plan_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_retraining_plan")),
        sa.UniqueConstraint(
            "organisation_id", "audit_id", "topic", name=op.f("uq_retraining_plan_organisation_id_audit_id_topic")
        ),
    )
    op.create_index(op.f("ix_retraining_plan_organisation_id"), "retraining_plan", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_retraining_plan_store_id"), "retraining_plan", ["store_id"], unique=False)
    op.create_table(
        "corrective_action",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("finding_id", sa.Uuid(), nullable=False),
        sa.Column("store_id", sa.Uuid(), nullable=False),
        sa.Column("owner_role", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "state IN ('open', 'done', 'verified', 'reopened')", name=op.f("ck_corrective_action_state")
        ),
        sa.ForeignKeyConstraint(["finding_id"], ["finding.id"], name=op.f("fk_corrective_action_finding_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_corrective_action_organisation_id")
        ),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_corrective_action_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_corrective_action")),
        sa.UniqueConstraint("finding_id", name=op.f("uq_corrective_action_finding_id")),
    )
    op.create_index(
        op.f("ix_corrective_action_organisation_id"), "corrective_action", ["organisation_id"], unique=False
    )
    op.create_index(op.f("ix_corrective_action_store_id"), "corrective_action", ["store_id"], unique=False)


def downgrade() -> None:
    """Refuse: there is nothing before the first migration but an empty database."""
    raise NotImplementedError
