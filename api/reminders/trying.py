"""Tries a channel at once, so that who adds one knows whether it will reach them."""

from datetime import datetime, timedelta
from math import ceil
from typing import Final
from uuid import UUID

from sqlalchemy.orm import Session

from api.accounts.models import User
from api.core.actor import Actor
from api.core.ids import new_id
from api.core.ports import Ports
from api.core.problems import NotFound, TooManyRequests, marked
from api.i18n import as_language, translate
from api.journal import Happened, record
from api.reminders.delivering import Message, State, deliver
from api.reminders.events import REMINDER_TESTED
from api.reminders.models import ReminderChannel
from api.reminders.rounds import MAIL
from api.reminders.services import mail_of

_APART: Final = timedelta(seconds=20)
_SOON: Final = timedelta(minutes=5)


def try_mail(session: Session, ports: Ports, actor: Actor, *, now: datetime) -> State:
    """Send a mail to oneself; raise NotFound without a mail server, TooManyRequests right after another one."""
    if not ports.settings.smtp_url:
        raise NotFound
    channel = mail_of(session, actor, now=now)
    return _try(session, ports, actor, channel, now)


def try_channel(session: Session, ports: Ports, actor: Actor, channel_id: UUID, *, now: datetime) -> State:
    """Let a channel of one's own say something; raise NotFound, or TooManyRequests right after another try."""
    channel = session.get(ReminderChannel, (actor.organisation_id, channel_id), with_for_update=True)
    if channel is None or channel.user_id != actor.user_id or channel.kind == MAIL:
        raise NotFound
    return _try(session, ports, actor, channel, now)


def _try(session: Session, ports: Ports, actor: Actor, channel: ReminderChannel, now: datetime) -> State:
    if channel.tested_at is not None and now < channel.tested_at + _APART:
        seconds = ceil((channel.tested_at + _APART - now).total_seconds())
        raise TooManyRequests(headers={"Retry-After": str(seconds)}, seconds=seconds)
    channel.tested_at = now
    person = session.get_one(User, actor.user_id)
    language = as_language(person.language) or "zh-Hans"
    message = Message(
        id=new_id(),
        topic="test",
        language=language,
        subject=translate(language, marked("A test of your reminders")),
        lines=[
            translate(language, marked("It works: this is where you will be told what is due. There is nothing to do."))
        ],
        path="/reminders",
        at=now,
        until=now + _SOON,
    )
    is_mail = channel.kind == MAIL
    outcome = deliver(ports, person, None if is_mail else channel, message)
    if not is_mail and outcome.state in {"sent", "failed"}:
        channel.is_on, channel.last_error = outcome.state == "sent", outcome.error
    payload = {"kind": channel.kind, "outcome": outcome.state}
    record(session, Happened(REMINDER_TESTED, actor.organisation_id, actor.user_id, now, actor.user_id, payload))
    return outcome.state
