"""Tables of devices, of the ops they sent, and of what they have to forget."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Index
from sqlalchemy.orm import Mapped, mapped_column

from api.core.db import CURRENT_TRANSACTION, Base, Owned


class Device(Owned, Base):
    """A phone, by the id it made for itself, and who used it last.

    `whole_to` is the number of its last act when all before it have arrived, and null while some are missing. What follows it is
    what the phone says of itself from time to time (`reported_at`): what still waits on it, and how safe its memory is.
    `signed_out_at` is when somebody who looks after phones signed it out, and null again once somebody signed in on it.
    """

    __tablename__ = "device"
    __table_args__ = (Index("ix_device_list", "organisation_id", "last_seen_at", "id"),)

    organisation_id: Mapped[UUID] = mapped_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    user_id: Mapped[UUID]
    last_seen_at: Mapped[datetime]
    whole_to: Mapped[int | None] = mapped_column(BigInteger)
    reported_at: Mapped[datetime | None]
    app_version: Mapped[str | None]
    platform: Mapped[str | None]
    language: Mapped[str | None]
    pending_ops: Mapped[int | None]
    pending_photos: Mapped[int | None]
    oldest_pending_at: Mapped[datetime | None]
    is_persisted: Mapped[bool | None]
    is_installed: Mapped[bool | None]
    quota_bytes: Mapped[int | None] = mapped_column(BigInteger)
    used_bytes: Mapped[int | None] = mapped_column(BigInteger)
    public_key: Mapped[str | None]
    signed_out_at: Mapped[datetime | None]


class SyncOp(Owned, Base):
    """One act recorded on a phone: its hash, what became of it, and the answer to give again when it is sent again."""

    __tablename__ = "sync_op"
    __table_args__ = (Index("ix_sync_op_seq", "organisation_id", "device_id", "device_seq"),)

    organisation_id: Mapped[UUID] = mapped_column(primary_key=True)
    device_id: Mapped[UUID] = mapped_column(primary_key=True)
    op_id: Mapped[UUID] = mapped_column(primary_key=True)
    device_seq: Mapped[int] = mapped_column(BigInteger)
    user_id: Mapped[UUID]
    kind: Mapped[str]
    payload_sha256: Mapped[str]
    outcome: Mapped[str]
    result: Mapped[dict[str, Any]]
    received_at: Mapped[datetime]


class Removal(Owned, Base):
    """Something a person's phones have to forget: a visit taken back, an assignment withdrawn."""

    __tablename__ = "removal"
    __table_args__ = (Index("ix_removal_user", "user_id", "changed_xid"),)

    organisation_id: Mapped[UUID] = mapped_column(primary_key=True)
    user_id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    resource_id: Mapped[UUID] = mapped_column(primary_key=True)
    changed_xid: Mapped[int] = mapped_column(BigInteger, server_default=CURRENT_TRANSACTION)
