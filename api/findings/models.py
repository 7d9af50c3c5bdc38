"""Tables of findings and corrective actions."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, Numeric, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from api.core.db import Base, Owned


class Finding(Owned, Base):
    """A response of a published audit that misses the standard. `share_lost` is what it cost, in points of the total."""

    __tablename__ = "finding"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "audit_id"], ["audit.organisation_id", "audit.id"]),
        UniqueConstraint("organisation_id", "audit_id", "item"),
        Index("ix_finding_list", "organisation_id", "raised_at", "id"),
        Index("ix_finding_store_item", "store_id", "item"),
        CheckConstraint("severity IN ('minor', 'major', 'critical')", name="severity"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    audit_id: Mapped[UUID]
    store_id: Mapped[UUID] = mapped_column(ForeignKey("store.id"))
    checklist_key: Mapped[str]
    section: Mapped[str]
    item: Mapped[str]
    topic: Mapped[str]
    severity: Mapped[str]
    rank: Mapped[int]
    share_lost: Mapped[Decimal] = mapped_column(Numeric)
    is_repeat: Mapped[bool]
    raised_at: Mapped[datetime]


class CorrectiveAction(Owned, Base):
    """What is done about a finding: open → done → verified or reopened. Owned by a role until somebody takes it."""

    __tablename__ = "corrective_action"
    __table_args__ = (
        UniqueConstraint("finding_id"),
        CheckConstraint("state IN ('open', 'done', 'verified', 'reopened')", name="state"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    finding_id: Mapped[UUID] = mapped_column(ForeignKey("finding.id"))
    store_id: Mapped[UUID] = mapped_column(ForeignKey("store.id"), index=True)
    owner_role: Mapped[str]
    due_on: Mapped[date]
    state: Mapped[str]
    created_at: Mapped[datetime]
