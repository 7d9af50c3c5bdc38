"""Tables of visits and audits: a visit is planned, its audit arrives as an immutable document, one per revision."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, ForeignKeyConstraint, Identity, Index, Numeric, text
from sqlalchemy.orm import Mapped, mapped_column

from api.core.db import CURRENT_TRANSACTION, Base, Owned


class Visit(Owned, Base):
    """A planned occasion: this shopper, this store, this checklist version, this window."""

    __tablename__ = "visit"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    store_id: Mapped[UUID] = mapped_column(ForeignKey("store.id"), index=True)
    shopper_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"), index=True)
    checklist_version_id: Mapped[UUID] = mapped_column(ForeignKey("checklist_version.id"))
    window_from: Mapped[datetime]
    window_to: Mapped[datetime]
    state: Mapped[str]
    is_practice: Mapped[bool]
    brief: Mapped[dict[str, Any] | None]
    created_at: Mapped[datetime]
    changed_xid: Mapped[int] = mapped_column(BigInteger, server_default=CURRENT_TRANSACTION, index=True)


class VisitTransition(Owned, Base):
    """One step of a visit's life: who, when, why, about which items, and the hash of the audit document before and after."""

    __tablename__ = "visit_transition"

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    visit_id: Mapped[UUID] = mapped_column(ForeignKey("visit.id"), index=True)
    from_state: Mapped[str]
    to_state: Mapped[str]
    at: Mapped[datetime]
    actor_id: Mapped[UUID | None]
    reason: Mapped[str | None]
    items: Mapped[list[str] | None]
    from_hash: Mapped[str | None]
    to_hash: Mapped[str | None]


class Audit(Owned, Base):
    """The filled checklist of a visit: where it stands, and the score of its newest revision."""

    __tablename__ = "audit"
    __table_args__ = (
        Index("ix_audit_list", "organisation_id", "started_at", "id"),
        Index("ix_audit_store", "store_id", "started_at"),
        Index("uq_audit_visit", "visit_id", unique=True),
    )

    organisation_id: Mapped[UUID] = mapped_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    visit_id: Mapped[UUID] = mapped_column(ForeignKey("visit.id"))
    store_id: Mapped[UUID] = mapped_column(ForeignKey("store.id"))
    shopper_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"), index=True)
    checklist_version_id: Mapped[UUID] = mapped_column(ForeignKey("checklist_version.id"))
    state: Mapped[str]
    is_practice: Mapped[bool]
    revision: Mapped[int]
    sha256: Mapped[str]
    started_at: Mapped[datetime]
    finished_at: Mapped[datetime]
    received_at: Mapped[datetime]
    published_at: Mapped[datetime | None]
    visited_on: Mapped[date]
    outcome: Mapped[str]
    band: Mapped[str | None]
    score: Mapped[Decimal | None] = mapped_column(Numeric(6, 1))
    coverage: Mapped[Decimal | None] = mapped_column(Numeric)
    finding_counts: Mapped[dict[str, Any] | None]


class AuditRevision(Owned, Base):
    """What was submitted, as it was submitted, with the explaining tree of its score and what its evidence proves.

    Never changed; a correction is a new row.
    """

    __tablename__ = "audit_revision"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "audit_id"], ["audit.organisation_id", "audit.id"]),
        Index("uq_audit_revision_code", "code", unique=True),
    )

    organisation_id: Mapped[UUID] = mapped_column(primary_key=True)
    audit_id: Mapped[UUID] = mapped_column(primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True)
    document: Mapped[dict[str, Any]]
    sha256: Mapped[str]
    score: Mapped[dict[str, Any]]
    evidence: Mapped[dict[str, Any] | None]
    code: Mapped[str]
    received_at: Mapped[datetime]


class AuditDraft(Owned, Base):
    """A draft as it was saved on the way: the newest revision wins, older ones are kept."""

    __tablename__ = "audit_draft"
    __table_args__ = (Index("ix_audit_draft_news", "shopper_id", "changed_xid"),)

    organisation_id: Mapped[UUID] = mapped_column(primary_key=True)
    audit_id: Mapped[UUID] = mapped_column(primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True)
    visit_id: Mapped[UUID] = mapped_column(ForeignKey("visit.id"), index=True)
    shopper_id: Mapped[UUID]
    document: Mapped[dict[str, Any]]
    received_at: Mapped[datetime]
    changed_xid: Mapped[int | None] = mapped_column(BigInteger, server_default=CURRENT_TRANSACTION)


class AuditPhoto(Owned, Base):
    """A photo that a revision of an audit speaks of. It may still be on the phone: text does not wait for photos."""

    __tablename__ = "audit_photo"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "audit_id"], ["audit.organisation_id", "audit.id"]),
        Index("ix_audit_photo_photo", "organisation_id", "photo_id"),
        # What `settle_waiting` asks for every minute: few rows of many, and none of them for long.
        Index("ix_audit_photo_awaited", "organisation_id", "photo_id", postgresql_where=text("NOT has_arrived")),
    )

    organisation_id: Mapped[UUID] = mapped_column(primary_key=True)
    audit_id: Mapped[UUID] = mapped_column(primary_key=True)
    item: Mapped[str] = mapped_column(primary_key=True)
    photo_id: Mapped[UUID] = mapped_column(primary_key=True)
    position: Mapped[int]
    has_arrived: Mapped[bool]


class Response(Owned, Base):
    """One response of the newest revision, derived by a job for analysis; the document stays the truth."""

    __tablename__ = "response"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "audit_id"], ["audit.organisation_id", "audit.id"]),
        Index("ix_response_item", "organisation_id", "item", "audit_id"),
    )

    organisation_id: Mapped[UUID] = mapped_column(primary_key=True)
    audit_id: Mapped[UUID] = mapped_column(primary_key=True)
    item: Mapped[str] = mapped_column(primary_key=True)
    section: Mapped[str]
    state: Mapped[str]
    value: Mapped[str | None]
    score: Mapped[Decimal | None] = mapped_column(Numeric)
    weight: Mapped[Decimal] = mapped_column(Numeric)
    is_finding: Mapped[bool]
    seconds: Mapped[Decimal | None] = mapped_column(Numeric)
