"""The journal's tables: the chain holds only salted digests, so a payload can be erased and the chain still verifies."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKeyConstraint, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from api.core.db import Base, Owned


class JournalHead(Owned, Base):
    """The last link of each organisation's chain; locked while a link is added."""

    __tablename__ = "journal_head"

    organisation_id: Mapped[UUID] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(BigInteger)
    hash: Mapped[bytes] = mapped_column(LargeBinary)


class JournalEntry(Owned, Base):
    """One link: what happened to what, when, by whom, and the hash that binds it to the link before."""

    __tablename__ = "journal_entry"

    organisation_id: Mapped[UUID] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    id: Mapped[UUID]
    event: Mapped[str]
    subject_id: Mapped[UUID] = mapped_column(index=True)
    actor_id: Mapped[UUID | None]
    at: Mapped[datetime]
    digest: Mapped[bytes] = mapped_column(LargeBinary)
    hash: Mapped[bytes] = mapped_column(LargeBinary)


class JournalPayload(Owned, Base):
    """What an entry says beyond its line, with the salt of its digest; erasing this row leaves the chain whole."""

    __tablename__ = "journal_payload"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "seq"], ["journal_entry.organisation_id", "journal_entry.seq"]),
    )

    organisation_id: Mapped[UUID] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    salt: Mapped[bytes] = mapped_column(LargeBinary)
    payload: Mapped[dict[str, Any]]
