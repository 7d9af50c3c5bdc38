"""The table of stores."""

from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Numeric, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from api.accounts.models import Region
from api.core.db import Base, Owned


class Store(Owned, Base):
    """A place that is audited. Coordinates are kept in the datum they were given in; `tags` say what kind of store it is."""

    __tablename__ = "store"
    __table_args__ = (
        UniqueConstraint("organisation_id", "code"),
        CheckConstraint("datum IN ('WGS-84', 'GCJ-02', 'BD-09')", name="datum"),
        CheckConstraint("latitude BETWEEN -90 AND 90 AND longitude BETWEEN -180 AND 180", name="on_earth"),
        CheckConstraint("status IN ('open', 'closed')", name="status"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    region_id: Mapped[UUID] = mapped_column(ForeignKey("region.id"), index=True)
    code: Mapped[str]
    name: Mapped[dict[str, Any]]
    address: Mapped[dict[str, Any]]
    time_zone: Mapped[str]
    latitude: Mapped[Decimal | None] = mapped_column(Numeric(9, 6))
    longitude: Mapped[Decimal | None] = mapped_column(Numeric(9, 6))
    datum: Mapped[str]
    tags: Mapped[list[str]]
    status: Mapped[str]
    opened_at: Mapped[datetime | None]
    region: Mapped[Region] = relationship(lazy="raise")
