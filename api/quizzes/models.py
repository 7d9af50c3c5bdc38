"""Tables of exams and attempts: what may be drawn, what was handed out, every answer as it came, and what it earned."""

from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, Numeric, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from api.core.db import CURRENT_TRANSACTION, Base, Owned


class QuestionVersion(Owned, Base):
    """An exam question as it once stood, with its key; never changed, because attempts are marked on it for ever."""

    __tablename__ = "question_version"
    __table_args__ = (UniqueConstraint("organisation_id", "uuid", "sha256"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    uuid: Mapped[UUID]
    course_key: Mapped[str]
    sha256: Mapped[str]
    document: Mapped[dict[str, Any]]


class ExamVersion(Owned, Base):
    """The exam of a course: its rules and what it draws from, by id. The newest is live; phones never see it."""

    __tablename__ = "exam_version"
    __table_args__ = (
        UniqueConstraint("organisation_id", "key", "version"),
        UniqueConstraint("organisation_id", "key", "sha256"),
        Index("uq_exam_version_live", "organisation_id", "key", unique=True, postgresql_where="is_live"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    key: Mapped[str]
    version: Mapped[int]
    sha256: Mapped[str]
    document: Mapped[dict[str, Any]]
    is_live: Mapped[bool]
    published_at: Mapped[datetime]


class Attempt(Owned, Base):
    """One go of a learner at an exam.

    `round_id` is the assignment it belongs to; for who learns by themselves the certificate it renews, or null. Limits hold within a
    round. `packet` is what was handed out, `slots` what it means: for each slot the question version, and the key behind each opaque
    token. `rules` are those of the exam when it was drawn. Times that a phone claims (`started_at`, `finished_at`) are kept beside
    those of the server.
    """

    __tablename__ = "attempt"
    __table_args__ = (
        UniqueConstraint(
            "organisation_id", "learner_id", "course_key", "round_id", "number", postgresql_nulls_not_distinct=True
        ),
        Index(
            "uq_attempt_open",
            "organisation_id",
            "learner_id",
            "course_key",
            unique=True,
            postgresql_where="state = 'open'",
        ),
        Index("ix_attempt_list", "organisation_id", "issued_at", "id"),
        Index("ix_attempt_learner", "learner_id", "changed_xid"),
        CheckConstraint("state IN ('open', 'marking', 'held', 'graded', 'void', 'lapsed')", name="state"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    learner_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    store_id: Mapped[UUID | None] = mapped_column(ForeignKey("store.id"), index=True)
    course_key: Mapped[str]
    course_version_id: Mapped[UUID] = mapped_column(ForeignKey("course_version.id"))
    exam_version_id: Mapped[UUID] = mapped_column(ForeignKey("exam_version.id"))
    round_id: Mapped[UUID | None]
    number: Mapped[int]
    device_id: Mapped[UUID]
    seed: Mapped[str]
    packet: Mapped[dict[str, Any]]
    slots: Mapped[list[Any]]
    rules: Mapped[dict[str, Any]]
    limit_s: Mapped[int | None]
    issued_at: Mapped[datetime]
    start_by: Mapped[datetime]
    sync_by: Mapped[datetime]
    state: Mapped[str]
    flags: Mapped[list[str]]
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    elapsed_ms: Mapped[int | None] = mapped_column(BigInteger)
    received_at: Mapped[datetime | None]
    digest: Mapped[str | None]
    score: Mapped[Decimal | None] = mapped_column(Numeric)
    has_passed: Mapped[bool | None]
    graded_at: Mapped[datetime | None]
    changed_xid: Mapped[int] = mapped_column(BigInteger, server_default=CURRENT_TRANSACTION)


class AnswerEvent(Owned, Base):
    """One answer as the phone noted it: the newest of a slot counts, every earlier one stays."""

    __tablename__ = "answer_event"

    organisation_id: Mapped[UUID] = mapped_column(primary_key=True)
    attempt_id: Mapped[UUID] = mapped_column(ForeignKey("attempt.id"), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    slot: Mapped[int]
    response: Mapped[dict[str, Any]]
    confidence: Mapped[str | None]
    t_ms: Mapped[int] = mapped_column(BigInteger)
    wall: Mapped[datetime]
    received_at: Mapped[datetime]


class Submission(Owned, Base):
    """What was handed in, whole, named by its digest. The first counts; a differing one is kept beside it for a person to look at."""

    __tablename__ = "attempt_submission"

    organisation_id: Mapped[UUID] = mapped_column(primary_key=True)
    attempt_id: Mapped[UUID] = mapped_column(ForeignKey("attempt.id"), primary_key=True)
    digest: Mapped[str] = mapped_column(primary_key=True)
    payload: Mapped[dict[str, Any]]
    is_conflicting: Mapped[bool]
    received_at: Mapped[datetime]


class AnswerMark(Owned, Base):
    """What one slot of an attempt earned; one row a slot, so nothing can count twice. `response` is in the keys of the question.

    `corrected_id` is the version of the question by which it was marked again (null: by that in which it was drawn).
    """

    __tablename__ = "answer_mark"
    __table_args__ = (Index("ix_answer_mark_question", "question_version_id"),)

    organisation_id: Mapped[UUID] = mapped_column(primary_key=True)
    attempt_id: Mapped[UUID] = mapped_column(ForeignKey("attempt.id"), primary_key=True)
    slot: Mapped[int] = mapped_column(primary_key=True)
    question_version_id: Mapped[UUID] = mapped_column(ForeignKey("question_version.id"))
    corrected_id: Mapped[UUID | None] = mapped_column(ForeignKey("question_version.id"))
    response: Mapped[dict[str, Any] | None]
    share: Mapped[Decimal | None] = mapped_column(Numeric)
    is_fatal: Mapped[bool]
    confidence: Mapped[str | None]
    comment: Mapped[str | None]


class MarkEvent(Owned, Base):
    """Who gave or changed a mark, and why: by the rules (`auto`), by hand (`manual`), by a decision about flags (`review`)."""

    __tablename__ = "mark_event"
    __table_args__ = (CheckConstraint("kind IN ('auto', 'manual', 'review', 'regrade')", name="kind"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    attempt_id: Mapped[UUID] = mapped_column(ForeignKey("attempt.id"), index=True)
    slot: Mapped[int | None]
    kind: Mapped[str]
    share: Mapped[Decimal | None] = mapped_column(Numeric)
    note: Mapped[str | None]
    marked_by: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))
    at: Mapped[datetime]


class ExtraTime(Owned, Base):
    """By how much the time limit of exams is longer for one person."""

    __tablename__ = "extra_time"

    organisation_id: Mapped[UUID] = mapped_column(primary_key=True)
    user_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"), primary_key=True)
    factor: Mapped[Decimal] = mapped_column(Numeric)
    set_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    set_at: Mapped[datetime]
