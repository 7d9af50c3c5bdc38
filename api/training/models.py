"""Tables of what people are given to learn, how far they are, what was seen of them, and what they proved."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from api.core.db import CURRENT_TRANSACTION, Base, Owned

# What somebody was given and has still to do something about.
OPEN = ("assigned", "started", "completed")


class Assignment(Owned, Base):
    """A course version given to a learner, because of something (`reason_kind`, `reason_id`), due on a day of the store."""

    __tablename__ = "assignment"
    __table_args__ = (
        UniqueConstraint(
            "organisation_id",
            "learner_id",
            "course_key",
            "reason_kind",
            "reason_id",
            "round",
            name="uq_assignment_round",
        ),
        CheckConstraint("state IN ('assigned', 'started', 'completed', 'passed', 'withdrawn')", name="state"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    learner_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"), index=True)
    store_id: Mapped[UUID | None] = mapped_column(ForeignKey("store.id"), index=True)
    course_key: Mapped[str]
    course_version_id: Mapped[UUID] = mapped_column(ForeignKey("course_version.id"))
    lessons: Mapped[list[str]]
    reason_kind: Mapped[str]
    reason_id: Mapped[UUID] = mapped_column(index=True)
    round: Mapped[int] = mapped_column(server_default=text("1"))
    note: Mapped[str | None]
    due_on: Mapped[date]
    state: Mapped[str]
    created_at: Mapped[datetime]
    changed_xid: Mapped[int] = mapped_column(BigInteger, server_default=CURRENT_TRANSACTION, index=True)


class LessonProgress(Owned, Base):
    """That a learner began a lesson, and read it to its end; times and seconds are those of their phone."""

    __tablename__ = "lesson_progress"

    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    learner_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"), primary_key=True)
    course_key: Mapped[str] = mapped_column(primary_key=True)
    lesson: Mapped[str] = mapped_column(primary_key=True)
    started_at: Mapped[datetime]
    completed_at: Mapped[datetime | None]
    seconds: Mapped[int]
    received_at: Mapped[datetime]
    changed_xid: Mapped[int] = mapped_column(BigInteger, server_default=CURRENT_TRANSACTION)


class AssignmentRule(Owned, Base):
    """Who is given a course, and until when: named people, or roles at places. It is applied when it is made and every hour.

    Roles are narrowed by `tenure`, `{min_days, max_days}` since employment, and to promoters (true) or the chain's own people (false).

    `places` are `{regions: [id], stores: [id]}`; `renewal` says how often it has to be proved again, null for once.
    """

    __tablename__ = "assignment_rule"
    __table_args__ = (Index("ix_assignment_rule_list", "organisation_id", "created_at", "id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    course_key: Mapped[str]
    lessons: Mapped[list[str]]
    people: Mapped[list[Any]]
    roles: Mapped[list[str]]
    places: Mapped[dict[str, Any]]
    tenure: Mapped[dict[str, Any] | None]
    promoter: Mapped[bool | None]
    due_days: Mapped[int]
    renewal: Mapped[dict[str, Any] | None]
    reason: Mapped[str]
    is_active: Mapped[bool]
    created_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    created_at: Mapped[datetime]


class DrillObservation(Owned, Base):
    """What an observer saw of a learner in a drill: items of checklists ticked, times of the stopwatch, and what they decided."""

    __tablename__ = "drill_observation"
    __table_args__ = (
        CheckConstraint("learner_id <> observer_id", name="two_people"),
        CheckConstraint("outcome IN ('approved', 'returned', 'reassigned')", name="outcome"),
        Index("ix_drill_observation_list", "organisation_id", "received_at", "id"),
        Index("ix_drill_observation_learner", "learner_id", "course_key", "lesson"),
    )

    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    learner_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    observer_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    next_observer_id: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))
    store_id: Mapped[UUID | None] = mapped_column(ForeignKey("store.id"), index=True)
    course_key: Mapped[str]
    lesson: Mapped[str]
    ticks: Mapped[list[Any]]
    runs_ms: Mapped[list[Any]]
    outcome: Mapped[str]
    reason: Mapped[str | None]
    observed_at: Mapped[datetime]
    received_at: Mapped[datetime]
    digest: Mapped[str]
    changed_xid: Mapped[int] = mapped_column(BigInteger, server_default=CURRENT_TRANSACTION)


class Certificate(Owned, Base):
    """That somebody passed the exam of a course, in the version they learnt; it is valid, expired, or withdrawn with a reason.

    `prints` names for each language the key and the hash of its PDF. One withdrawn because the attempt counts as passed no more
    (`lost_with_result`) is valid again if it does again; one that a person withdrew is not.
    """

    __tablename__ = "certificate"
    __table_args__ = (
        UniqueConstraint("organisation_id", "attempt_id"),
        UniqueConstraint("code"),
        Index("ix_certificate_list", "organisation_id", "issued_at", "id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    learner_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"), index=True)
    store_id: Mapped[UUID | None] = mapped_column(ForeignKey("store.id"), index=True)
    course_key: Mapped[str]
    course_version_id: Mapped[UUID] = mapped_column(ForeignKey("course_version.id"))
    attempt_id: Mapped[UUID] = mapped_column(ForeignKey("attempt.id"))
    assignment_id: Mapped[UUID | None] = mapped_column(ForeignKey("assignment.id"))
    code: Mapped[str]
    issued_at: Mapped[datetime]
    issued_on: Mapped[date]
    expires_on: Mapped[date | None]
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))
    withdrawn_because: Mapped[str | None]
    lost_with_result: Mapped[bool] = mapped_column(server_default=text("false"))
    prints: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'"))
    changed_xid: Mapped[int] = mapped_column(BigInteger, server_default=CURRENT_TRANSACTION)
