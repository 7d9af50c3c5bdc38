"""Sends one reminder by one channel, at most once whatever dies on the way.

First the row is claimed and the claim committed, then it is sent, then what became of it is noted. A worker that dies in between leaves
the claim behind; whoever takes its job over finds it and sends nothing, because perhaps it was sent. What certainly was not taken is
given back and tried again by its job, until the evening.
"""

from collections.abc import Callable
from datetime import date, datetime, time
from functools import partial
from uuid import NAMESPACE_URL, UUID, uuid5

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.accounts.models import User
from api.core.ports import Ports
from api.i18n import as_language
from api.jobs import TryLater
from api.journal import Happened
from api.reminders import wording
from api.reminders.delivering import Message, deliver
from api.reminders.gathering import home_of
from api.reminders.models import ReminderChannel, ReminderSent
from api.reminders.rounds import MAIL
from api.reminders.steps import LAST_HOUR
from api.training.certificates import zone_of

Key = tuple[UUID, UUID, str, date]


def send_reminder(session: Session, ports: Ports, happened: Happened) -> Callable[[Session], None] | None:
    """Claim what is queued for a person, a channel and a day, and give what sends it once the claim is committed."""
    day, channel = date.fromisoformat(happened.payload["day"]), happened.payload["channel"]
    key: Key = (happened.organisation_id, happened.subject_id, channel, day)
    row = session.get(ReminderSent, key, with_for_update=True, populate_existing=True)
    if row is None or row.state not in {"queued", "sending"}:
        return None
    if row.state == "sending":
        row.state, row.error = "unknown", "Interrupted"
        return None
    if _person(session, row) is None or ports.clock() >= _until(session, row):
        row.state, row.error = "failed", "TooLate"
        return None
    row.state = "sending"
    return partial(_send, ports=ports, key=key)


def _send(session: Session, *, ports: Ports, key: Key) -> None:
    """Send what is claimed and note what became of it; raise TryLater if it is to be sent again."""
    row = session.get_one(ReminderSent, key, populate_existing=True)
    person = _person(session, row)
    channel = None if row.channel == MAIL else session.get(ReminderChannel, (row.organisation_id, UUID(row.channel)))
    if person is None or (row.channel != MAIL and (channel is None or not channel.is_on)):
        row.state, row.error = "failed", "SwitchedOff"
        return
    outcome = deliver(ports, person, channel, _message(session, ports, row, person))
    row.state, row.error = ("queued" if outcome.state == "away" else outcome.state), outcome.error
    if outcome.state == "sent":
        row.sent_at = ports.clock()
    elif outcome.state == "failed" and channel is not None:
        channel.is_on, channel.last_error = False, outcome.error
    session.flush()
    if outcome.state == "away":
        raise TryLater(outcome.error)


def _person(session: Session, row: ReminderSent) -> User | None:
    return session.scalar(select(User).where(User.id == row.user_id, User.status == "active"))


def _until(session: Session, row: ReminderSent) -> datetime:
    """Give the evening of the day: what was not sent by then would wake people, and tomorrow it is not so any more."""
    zone = zone_of(session, home_of(session, row.user_id))
    return datetime.combine(row.day, time(LAST_HOUR), zone)


def _message(session: Session, ports: Ports, row: ReminderSent, person: User) -> Message:
    language = as_language(person.language) or "zh-Hans"
    return Message(
        id=uuid5(NAMESPACE_URL, f"{row.user_id} {row.day}"),
        topic="due",
        language=language,
        subject=wording.subject(language, row.day),
        lines=wording.lines(row.content, language),
        path=wording.path(row.content),
        at=ports.clock(),
        until=_until(session, row),
    )
