"""The memory of `Idempotency-Key`: what was answered the first time."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from api.core.db import Base, Owned


class IdempotentAnswer(Owned, Base):
    """One unsafe request that named a key: its fingerprint and its answer."""

    __tablename__ = "idempotent_answer"

    user_id: Mapped[UUID] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    fingerprint: Mapped[str]
    status: Mapped[int | None]
    body: Mapped[bytes | None] = mapped_column(LargeBinary)
    headers: Mapped[dict[str, Any] | None]
    created_at: Mapped[datetime]
