"""The round of a place: at a good hour of its own day everybody there is looked at once, and who there is something to tell gets a row.

The row is the promise that it is told once: person, channel and day are its key. Its job goes with it.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from api.accounts.models import Organisation
from api.core.db import enter, leave
from api.core.ids import new_id
from api.core.ports import Ports
from api.jobs import Job, defer_once
from api.journal import Happened
from api.reminders.events import REMINDER_QUEUED
from api.reminders.gathering import Content, gather, home_of, hours_of_their_own, people_of
from api.reminders.models import ReminderChannel, ReminderRound, ReminderSent
from api.reminders.steps import LAST_HOUR
from api.stores.models import Store
from api.training.certificates import zone_of

MAIL: Final = "mail"
HANDLER: Final = "reminders.sending.send_reminder"
_NOWHERE: Final = UUID(int=0)
# What was to be told longer ago than that comes at its next step.
_MOST_UNSEEN: Final = 31


def queue_reminders(session: Session, ports: Ports) -> None:
    """Do the round of every place whose hour has come and whose day is not done. It runs by the clock."""
    now = ports.clock()
    for organisation_id in session.scalars(select(Organisation.id)).all():
        enter(session, organisation_id)
        places: list[tuple[UUID | None, ZoneInfo]] = [(None, zone_of(session, None))]
        places += [(store.id, ZoneInfo(store.time_zone)) for store in session.scalars(select(Store).order_by(Store.id))]
        for store_id, zone in places:
            day = _day_at(now, zone, ports.settings.reminder_hour)
            if day is None:
                continue
            for unseen in _begin(session, organisation_id, [store_id or _NOWHERE], day, now):
                _tell(session, ports, organisation_id, people_of(session, store_id), day, unseen)
        for (name, hour), people in hours_of_their_own(session).items():
            day = _day_at(now, ZoneInfo(name) if name else zone_of(session, None), hour)
            if day is None:
                continue
            for unseen, begun in _begin(session, organisation_id, people, day, now).items():
                _tell(session, ports, organisation_id, begun, day, unseen)
        leave(session)


def look_again(session: Session, ports: Ports, organisation_id: UUID, user_id: UUID) -> None:
    """Look at somebody who has come back to the hour of the house, which may be over today; what was told already stays told once."""
    day = _day_at(ports.clock(), zone_of(session, home_of(session, user_id)), ports.settings.reminder_hour)
    if day is not None:
        _tell(session, ports, organisation_id, [user_id], day, 0)


def _day_at(now: datetime, zone: ZoneInfo, hour: int) -> date | None:
    """Give the day of a zone if its hour has come and its evening has not."""
    local = now.astimezone(zone)
    return local.date() if hour <= local.hour < LAST_HOUR else None


def _begin(
    session: Session, organisation_id: UUID, places: Sequence[UUID], day: date, now: datetime
) -> dict[int, list[UUID]]:
    """Note that places are looked at on a day, and give those that were not yet, by how many days just before were left out."""
    begun = [{"organisation_id": organisation_id, "place_id": place, "day": day, "began_at": now} for place in places]
    beginning = insert(ReminderRound).values(begun).on_conflict_do_nothing().returning(ReminderRound.place_id)
    new = session.scalars(beginning).all()
    if not new:
        return {}
    last = select(ReminderRound.place_id, func.max(ReminderRound.day)).where(
        ReminderRound.place_id.in_(new), ReminderRound.day < day
    )
    days = {place: (day - before).days - 1 for place, before in session.execute(last.group_by(ReminderRound.place_id))}
    found: defaultdict[int, list[UUID]] = defaultdict(list)
    for place in new:
        found[min(days.get(place, 0), _MOST_UNSEEN)].append(place)
    return found


def _tell(
    session: Session, ports: Ports, organisation_id: UUID, people: Sequence[UUID], day: date, unseen: int
) -> None:
    if not people:
        return
    contents = gather(session, people, day, unseen=unseen, escalate_after=ports.settings.escalate_after_days)
    channels = _channels(session, contents, has_mail=bool(ports.settings.smtp_url))
    for person, content in contents.items():
        for channel in channels[person]:
            _queue(session, organisation_id, person, channel, day, content, ports.clock())


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
