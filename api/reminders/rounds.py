"""The round of a place: at a good hour of its own day everybody there is looked at once, and who there is something to tell gets a row.

The row is the promise that it is told once: person, channel and day are its key. Its job goes with it.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from api.accounts.models import Organisation
from api.core.db import enter, leave
from api.core.ids import new_id
from api.core.ports import Ports
from api.jobs import Job, defer_once
from api.journal import Happened
from api.reminders.events import REMINDER_QUEUED
from api.reminders.gathering import Content, gather, people_of
from api.reminders.models import ReminderChannel, ReminderRound, ReminderSent
from api.stores.models import Store
from api.training.certificates import zone_of

MAIL: Final = "mail"
HANDLER: Final = "reminders.sending.send_reminder"
# Whoever was not reached by then, because nothing ran all day, is told tomorrow.
LAST_HOUR: Final = 20
_NOWHERE: Final = UUID(int=0)


def queue_reminders(session: Session, ports: Ports) -> None:
    """Do the round of every place whose hour has come and whose day is not done. It runs by the clock."""
    now = ports.clock()
    for organisation_id in session.scalars(select(Organisation.id)).all():
        enter(session, organisation_id)
        places: list[tuple[UUID | None, ZoneInfo]] = [(None, zone_of(session, None))]
        places += [(store.id, ZoneInfo(store.time_zone)) for store in session.scalars(select(Store).order_by(Store.id))]
        for store_id, zone in places:
            local = now.astimezone(zone)
            if ports.settings.reminder_hour <= local.hour < LAST_HOUR:
                _go_round(session, ports, organisation_id, store_id, local.date(), now)
        leave(session)


def _go_round(
    session: Session, ports: Ports, organisation_id: UUID, store_id: UUID | None, day: date, now: datetime
) -> None:
    begun = {"organisation_id": organisation_id, "place_id": store_id or _NOWHERE, "day": day, "began_at": now}
    beginning = insert(ReminderRound).values(begun).on_conflict_do_nothing().returning(ReminderRound.day)
    if session.scalar(beginning) is None:
        return
    people = people_of(session, store_id)
    if not people:
        return
    contents = gather(session, people, day, escalate_after=ports.settings.escalate_after_days)
    channels = _channels(session, contents, has_mail=bool(ports.settings.smtp_url))
    for person, content in contents.items():
        for channel in channels[person]:
            _queue(session, organisation_id, person, channel, day, content, now)


def _channels(session: Session, people: Iterable[UUID], *, has_mail: bool) -> dict[UUID, list[str]]:
    """List where each person is told: by mail unless they switched it off, and wherever they added."""
    found: dict[UUID, list[str]] = {person: [MAIL] if has_mail else [] for person in people}
    rows = select(ReminderChannel).where(ReminderChannel.user_id.in_(found)).order_by(ReminderChannel.id)
    for one in session.scalars(rows):
        if one.kind != MAIL and one.is_on:
            found[one.user_id].append(str(one.id))
        elif one.kind == MAIL and not one.is_on and MAIL in found[one.user_id]:
            found[one.user_id].remove(MAIL)
    return found


def _queue(
    session: Session, organisation_id: UUID, person: UUID, channel: str, day: date, content: Content, now: datetime
) -> None:
    row = {
        "organisation_id": organisation_id,
        "user_id": person,
        "channel": channel,
        "day": day,
        "content": content,
        "state": "queued",
        "queued_at": now,
    }
    adding = insert(ReminderSent).values(row).on_conflict_do_nothing().returning(ReminderSent.day)
    if session.scalar(adding) is None:
        return
    payload = {"channel": channel, "day": day.isoformat()}
    happened = Happened(REMINDER_QUEUED, organisation_id, person, now, None, payload, new_id())
    defer_once(session, Job(HANDLER, {"happened": happened.to_args()}), f"reminder {person} {channel} {day}")
