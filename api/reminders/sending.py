"""Sends one reminder by one channel. What a channel refuses for good is noted; what may pass is tried again by its job."""

import smtplib
from datetime import date, timedelta
from typing import Final
from uuid import NAMESPACE_URL, UUID, uuid5

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.accounts.models import User
from api.channels.guarded import Caller, Unreachable, UnsafeAddress
from api.channels.mail import Letter, Mail
from api.channels.push import Pusher, Subscription, from_base64url
from api.channels.robots import Robot
from api.core.documents import encode
from api.core.ports import Ports
from api.i18n import as_language
from api.journal import Happened
from api.reminders import wording
from api.reminders.models import ReminderChannel, ReminderSent
from api.reminders.rounds import MAIL

_GONE: Final = (404, 410)
_SHORT: Final = 1000
# Yesterday's reminder would say what is not so any more.
_GOOD_FOR: Final = timedelta(hours=24)


class Refused(Exception):  # noqa: N818 - it names the thing
    """The channel will never take it."""


def send_reminder(session: Session, ports: Ports, happened: Happened) -> None:
    """Send what is queued for a person, a channel and a day; once it is sent or refused, doing it again changes nothing."""
    day, channel = date.fromisoformat(happened.payload["day"]), happened.payload["channel"]
    key = (happened.organisation_id, happened.subject_id, channel, day)
    row = session.get(ReminderSent, key, with_for_update=True, populate_existing=True)
    if row is None or row.state != "queued":
        return
    person = session.scalar(select(User).where(User.id == row.user_id, User.status == "active"))
    if person is None or ports.clock() - row.queued_at > _GOOD_FOR:
        row.state, row.error = "failed", "TooLate"
        return
    try:
        _send(session, ports, row, person)
        row.state, row.sent_at = "sent", ports.clock()
    except (Refused, UnsafeAddress, smtplib.SMTPRecipientsRefused, ValueError) as error:
        row.state, row.error = "failed", type(error).__name__
        _switch_off(session, row)
    session.flush()


def pusher_of(ports: Ports) -> Pusher:
    """Give the sender of web push; without a secret of its own it derives one, which changes with SECRET_KEY."""
    settings = ports.settings
    secret = from_base64url(settings.vapid_secret) if settings.vapid_secret else ports.signer.derive("web push")
    return Pusher(secret, settings.push_contact or settings.public_url)


def caller_of(ports: Ports) -> Caller:
    """Give the one way to call an address that somebody typed."""
    return Caller(ports.settings.private_hosts)


def _send(session: Session, ports: Ports, row: ReminderSent, person: User) -> None:
    language = as_language(person.language) or "zh-Hans"
    told, url = wording.lines(row.content, language), f"{ports.settings.public_url}/learn"
    if row.channel == MAIL:
        settings_url = f"{ports.settings.public_url}/settings"
        body = wording.letter(told, language, person.name, url, settings_url)
        name = uuid5(NAMESPACE_URL, f"{row.user_id} {row.day}")
        letter = Letter(
            name, person.email, language, wording.subject(language, row.day), body, ports.clock(), settings_url
        )
        Mail(ports.settings.smtp_url, ports.settings.mail_from).send(letter)
        return
    channel = session.get(ReminderChannel, (row.organisation_id, UUID(row.channel)))
    if channel is None or not channel.is_on:
        raise Refused("switched off")
    if channel.kind == "webhook":
        robot = Robot(channel.shape or "", channel.address["url"], channel.address["secret"])
        robot.send(caller_of(ports), wording.text(told, language, url), now=ports.clock())
        return
    message = {"title": wording.subject(language, row.day), "body": "\n".join(told)[:_SHORT], "url": url}
    answer = pusher_of(ports).send(
        caller_of(ports), Subscription(**channel.address), encode(message), topic="due", now=ports.clock()
    )
    if answer.status in _GONE:
        raise Refused("gone")
    if answer.status >= 300:
        raise Unreachable(f"push service: {answer.status}")


def _switch_off(session: Session, row: ReminderSent) -> None:
    """Switch off a channel that does not exist any more, and say so to its owner."""
    channel = session.get(ReminderChannel, (row.organisation_id, UUID(row.channel))) if row.channel != MAIL else None
    if channel is not None and channel.is_on:
        channel.is_on, channel.last_error = False, row.error
