"""Tables of retraining: whom an organisation retrains, and what each audit called for."""

from datetime import date, datetime
from typing import Final
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from api.accounts.permissions import Role
from api.core.db import Base, Owned

# The roles a store has people in, in the order in which a rule names them.
LEARNERS: Final = (Role.STAFF, Role.MANAGER)


class RetrainingRule(Owned, Base):
    """Whom findings give courses to in an organisation: roles in the visited store, of `every` shift or of the `visited` one.

    A visit that began at `late_from` (HH:MM in the store's time) or later was in the late shift.
    """

    __tablename__ = "retraining_rule"
    __table_args__ = (CheckConstraint("shift IN ('every', 'visited')", name="shift"),)

    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    roles: Mapped[list[str]]
    shift: Mapped[str]
    late_from: Mapped[str]
    due_days: Mapped[int]


class RetrainingPlan(Owned, Base):
    """What an audit's findings on one topic call for: the smallest course that teaches it, for the store's staff."""

    __tablename__ = "retraining_plan"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "audit_id"], ["audit.organisation_id", "audit.id"]),
        UniqueConstraint("organisation_id", "audit_id", "topic"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    audit_id: Mapped[UUID]
    store_id: Mapped[UUID] = mapped_column(ForeignKey("store.id"), index=True)
    topic: Mapped[str]
    course_key: Mapped[str | None]
    course_version_id: Mapped[UUID | None] = mapped_column(ForeignKey("course_version.id"))
    lessons: Mapped[list[str]]
    due_on: Mapped[date]
    created_at: Mapped[datetime]
