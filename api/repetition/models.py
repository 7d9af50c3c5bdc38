"""Tables of the daily three: what somebody knows of which question, and every answer from which that was worked out."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from api.core.db import CURRENT_TRANSACTION, Base, Owned


class ReviewCard(Owned, Base):
    """A practice question that comes again for somebody. Its memory is worked out from the answers; without one it is null.

    `asked_on` is the last day on which it was one of the three; `is_missed`: the last answer was wrong, or an exam showed a gap.
    """

    __tablename__ = "review_card"

    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    learner_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"), primary_key=True)
    question: Mapped[UUID] = mapped_column(primary_key=True)
    course_key: Mapped[str]
    stability: Mapped[float | None]
    difficulty: Mapped[float | None]
    last_on: Mapped[date | None]
    due_on: Mapped[date | None]
    asked_on: Mapped[date | None]
    is_missed: Mapped[bool]
    created_at: Mapped[datetime]
    changed_xid: Mapped[int] = mapped_column(BigInteger, server_default=CURRENT_TRANSACTION)


class ReviewAnswer(Owned, Base):
    """An answer to a practice question as a phone marked it; never changed."""

    __tablename__ = "review_answer"
    __table_args__ = (
        CheckConstraint("outcome IN ('wrong', 'unsure', 'right')", name="outcome"),
        CheckConstraint("occasion IN ('daily', 'practice')", name="occasion"),
        Index("ix_review_answer_question", "learner_id", "question", "answered_at"),
    )

    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    learner_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    question: Mapped[UUID]
    outcome: Mapped[str]
    occasion: Mapped[str]
    answered_on: Mapped[date]
    answered_at: Mapped[datetime]
    received_at: Mapped[datetime]
    digest: Mapped[str]
