"""The table of rendered scorecards."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from api.core.db import Base, Owned


class RenderedScorecard(Owned, Base):
    """One PDF: of which revision, in which language, from which input (its hash), stored where."""

    __tablename__ = "rendered_scorecard"
    __table_args__ = (ForeignKeyConstraint(["organisation_id", "audit_id"], ["audit.organisation_id", "audit.id"]),)

    organisation_id: Mapped[UUID] = mapped_column(primary_key=True)
    audit_id: Mapped[UUID] = mapped_column(primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True)
    language: Mapped[str] = mapped_column(primary_key=True)
    input_sha256: Mapped[str]
    object_key: Mapped[str]
    sha256: Mapped[str]
    size: Mapped[int]
    rendered_at: Mapped[datetime]
