"""The outbox: statements that were written in the transaction of what they tell, and are sent when the record store answers."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from api.core.db import Base, Owned


class Statement(Owned, Base):
    """A statement under the id the record store knows it by; `reason` says why it was refused or what it last waited for."""

    __tablename__ = "xapi_statement"
    __table_args__ = (
        CheckConstraint("state IN ('waiting', 'sent', 'refused')", name="state"),
        Index("ix_xapi_statement_waiting", "created_at", postgresql_where="state = 'waiting'"),
    )

    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    document: Mapped[dict[str, Any]]
    state: Mapped[str]
    reason: Mapped[str | None]
    created_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]
