"""Tables of organisations, the region tree in which roles hold, people, memberships, sessions, tokens and sign-in tries."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Identity, Index, LargeBinary, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from api.core.db import Base, Owned


class Organisation(Base):
    """A tenant: the chain whose stores are visited. Its name is a text in both languages."""

    __tablename__ = "organisation"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(unique=True)
    name: Mapped[dict[str, Any]]
    created_at: Mapped[datetime]


class Region(Owned, Base):
    """A node of the tree of areas. `path` is `/id/id/` from the root to itself, so that "everything below" is a prefix."""

    __tablename__ = "region"
    __table_args__ = (
        UniqueConstraint("organisation_id", "code"),
        Index("ix_region_path", "organisation_id", "path", postgresql_ops={"path": "text_pattern_ops"}),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    parent_id: Mapped[UUID | None] = mapped_column(ForeignKey("region.id"))
    code: Mapped[str]
    path: Mapped[str]
    name: Mapped[dict[str, Any]]


class User(Owned, Base):
    """A person. `status` is active, pending or disabled; only an active one can act.

    `employed_since` is null where nobody said; `is_promoter` tells who is sent by a brand and works among the staff all the same.
    """

    __tablename__ = "user_account"
    __table_args__ = (
        Index("uq_user_account_email", text("lower(email)"), unique=True),
        CheckConstraint("status IN ('active', 'pending', 'disabled')", name="status"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    email: Mapped[str]
    name: Mapped[str]
    language: Mapped[str]
    status: Mapped[str]
    password_hash: Mapped[str | None]
    totp_secret: Mapped[str | None]
    totp_last_step: Mapped[int | None] = mapped_column(BigInteger)
    created_at: Mapped[datetime]
    employed_since: Mapped[date | None]
    is_promoter: Mapped[bool] = mapped_column(server_default=text("false"))
    memberships: Mapped[list["Membership"]] = relationship(cascade="all, delete-orphan", lazy="raise")


class Membership(Owned, Base):
    """A role of a person, in the whole organisation, in a region and everything below it, or in one store.

    In a store it may name the `shift` they work, `early` or `late`; null for who works both.
    """

    __tablename__ = "membership"
    __table_args__ = (
        CheckConstraint("region_id IS NULL OR store_id IS NULL", name="one_scope"),
        CheckConstraint("shift IS NULL OR (shift IN ('early', 'late') AND store_id IS NOT NULL)", name="shift"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    user_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"), index=True)
    role: Mapped[str]
    region_id: Mapped[UUID | None] = mapped_column(ForeignKey("region.id"))
    store_id: Mapped[UUID | None] = mapped_column(ForeignKey("store.id"), index=True)
    shift: Mapped[str | None]


class AuthSession(Owned, Base):
    """A signed-in browser: only the hash of its reference token is kept, and in two words what it runs on.

    `device_id` is the phone it last spoke as; null until it has. A phone names itself, so this refers to no row that must be there.
    """

    __tablename__ = "auth_session"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    user_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"), index=True)
    token_hash: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    created_at: Mapped[datetime]
    last_seen_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    browser: Mapped[str | None]
    platform: Mapped[str | None]
    device_id: Mapped[UUID | None]


class ApiToken(Owned, Base):
    """A token of an integration: shown once, kept as a hash, limited to some permissions of its maker."""

    __tablename__ = "api_token"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    user_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"), index=True)
    name: Mapped[str]
    token_hash: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    scopes: Mapped[list[str]]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]


class SignInTry(Base):
    """A try to sign in; counted to slow down guessing. It belongs to no organisation, for the address may not exist."""

    __tablename__ = "sign_in_try"

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    account_key: Mapped[bytes] = mapped_column(LargeBinary, index=True)
    address_key: Mapped[bytes] = mapped_column(LargeBinary, index=True)
    at: Mapped[datetime]
