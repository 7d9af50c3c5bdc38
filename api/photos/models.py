"""The table of photos: born on a phone, stored once, shown only as renditions."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from api.core.db import Base, Owned


class Photo(Owned, Base):
    """One photo. The original is sealed for QA; `renditions` are what anybody is shown: name → {key, sha256, bytes, width, height}."""

    __tablename__ = "photo"
    __table_args__ = (CheckConstraint("state IN ('stored', 'broken')", name="state"),)

    organisation_id: Mapped[UUID] = mapped_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    uploaded_by: Mapped[UUID]
    media_type: Mapped[str]
    size: Mapped[int] = mapped_column(BigInteger)
    sha256: Mapped[bytes] = mapped_column(LargeBinary)
    object_key: Mapped[str]
    state: Mapped[str]
    reason: Mapped[str | None]
    renditions: Mapped[dict[str, Any]]
    claimed_at: Mapped[datetime | None]
    fingerprint: Mapped[int | None] = mapped_column(BigInteger)
    created_at: Mapped[datetime]


class PhotoPart(Owned, Base):
    """A piece of a large photo that is still arriving."""

    __tablename__ = "photo_part"

    organisation_id: Mapped[UUID] = mapped_column(primary_key=True)
    photo_id: Mapped[UUID] = mapped_column(primary_key=True)
    start: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    size: Mapped[int] = mapped_column(BigInteger)
    object_key: Mapped[str]
    created_at: Mapped[datetime]
