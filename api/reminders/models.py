"""Tables of reminders: where people want to be told, which day of a store is done, and what was told to whom."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from api.core.db import Base, Owned


class ReminderChannel(Owned, Base):
    """Where somebody wants to be told: a browser (`push`), a robot (`webhook`, of the house `shape`), or whether by `mail`.

    `address` is never given out again: it holds secrets.
    """

    __tablename__ = "reminder_channel"
    __table_args__ = (
        CheckConstraint("kind IN ('mail', 'push', 'webhook')", name="kind"),
        Index("ix_reminder_channel_user", "user_id"),
    )

    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    user_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    kind: Mapped[str]
    shape: Mapped[str | None]
    address: Mapped[dict[str, Any]]
    name: Mapped[str] = mapped_column(server_default="")
    is_on: Mapped[bool]
    last_error: Mapped[str | None]
    created_at: Mapped[datetime]
    tested_at: Mapped[datetime | None]


class ReminderHour(Owned, Base):
    """At which hour of their day somebody wants to be told, instead of at that of the house."""

    __tablename__ = "reminder_hour"
    __table_args__ = (CheckConstraint("hour BETWEEN 6 AND 19", name="hour"),)

    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    user_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"), primary_key=True)
    hour: Mapped[int]


class ReminderRound(Owned, Base):
    """That everybody of a place (a store, or the organisation for who works in none) was looked at on a day of it.

    Whoever chose an hour of their own is a place of their own, under their id.
    """

    __tablename__ = "reminder_round"

    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    place_id: Mapped[UUID] = mapped_column(primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    began_at: Mapped[datetime]


class ReminderSent(Owned, Base):
    """What is told to somebody by a channel (`mail`, or the id of one) on a day: one row, so it cannot be told twice.

    `sending` is committed before anything leaves. Who finds it there later cannot know whether it was told: it becomes `unknown`.
    """

    __tablename__ = "reminder_sent"
    __table_args__ = (CheckConstraint("state IN ('queued', 'sending', 'sent', 'failed', 'unknown')", name="state"),)

    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    user_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"), primary_key=True)
    channel: Mapped[str] = mapped_column(primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    content: Mapped[dict[str, Any]]
    state: Mapped[str]
    error: Mapped[str | None]
    queued_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]
