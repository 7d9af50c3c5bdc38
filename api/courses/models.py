"""The table of published courses: immutable documents, named by their hash."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from api.core.db import CURRENT_TRANSACTION, Base, Owned


class CourseVersion(Owned, Base):
    """One published version. The newest is live; older ones stay readable for ever, because assignments are bound to them."""

    __tablename__ = "course_version"
    __table_args__ = (
        UniqueConstraint("organisation_id", "key", "version"),
        UniqueConstraint("organisation_id", "key", "sha256"),
        Index("uq_course_version_live", "organisation_id", "key", unique=True, postgresql_where="is_live"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    key: Mapped[str]
    version: Mapped[int]
    sha256: Mapped[str]
    document: Mapped[dict[str, Any]]
    is_live: Mapped[bool]
    published_at: Mapped[datetime]
    changed_xid: Mapped[int] = mapped_column(BigInteger, server_default=CURRENT_TRANSACTION)
