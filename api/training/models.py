"""The table of assignments."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from api.core.db import CURRENT_TRANSACTION, Base, Owned


class Assignment(Owned, Base):
    """A course version given to a learner, because of something (`reason_kind`, `reason_id`), due on a day of the store."""

    __tablename__ = "assignment"
    __table_args__ = (
        UniqueConstraint("organisation_id", "learner_id", "course_key", "reason_kind", "reason_id"),
        CheckConstraint("state IN ('assigned', 'started', 'completed', 'passed')", name="state"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    learner_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"), index=True)
    store_id: Mapped[UUID | None] = mapped_column(ForeignKey("store.id"), index=True)
    course_key: Mapped[str]
    course_version_id: Mapped[UUID] = mapped_column(ForeignKey("course_version.id"))
    lessons: Mapped[list[str]]
    reason_kind: Mapped[str]
    reason_id: Mapped[UUID] = mapped_column(index=True)
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
