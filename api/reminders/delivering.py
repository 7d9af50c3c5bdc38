"""Hands a message to one channel, once, and says what became of it. Mail, browsers and robots all answer in the same four words."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal
from uuid import UUID

from api.accounts.models import User
from api.channels.guarded import Caller, Unanswered, Unreachable, UnsafeAddress
from api.channels.mail import Letter, Mail, Unwanted
from api.channels.push import Pusher, Subscription, from_base64url
from api.channels.robots import Robot
from api.core.documents import encode
from api.core.ports import Ports
from api.i18n import Lang
from api.reminders import wording
from api.reminders.models import ReminderChannel

State = Literal["sent", "failed", "unknown", "away"]
_GONE: Final = (404, 410)
_SHORT: Final = 1000


class Refused(Exception):  # noqa: N818 - it names the thing
    """The channel will never take it."""


@dataclass(frozen=True)
class Message:
    """What is said: `id` makes the letter known again, a newer one of the same `topic` takes the place of an older."""

    id: UUID
    topic: str
    language: Lang
    subject: str
    lines: list[str]
    path: str
    at: datetime
    until: datetime


@dataclass(frozen=True)
class Outcome:
    """What became of it: `sent`; `failed` for good; `unknown`, perhaps sent; `away`, certainly not, try again. And why."""

    state: State
    error: str | None = None


def deliver(ports: Ports, person: User, channel: ReminderChannel | None, message: Message) -> Outcome:
    """Hand a message over; without a channel by mail."""
    try:
        if channel is None:
            _mail(ports, person, message)
        elif channel.kind == "webhook":
            _robot(ports, channel, message)
        else:
            _push(ports, channel, message)
    except (Refused, Unwanted, UnsafeAddress, ValueError) as error:
        return Outcome("failed", type(error).__name__)
    except Unanswered as error:
        return Outcome("unknown", str(error))
    except Unreachable as error:
        return Outcome("away", str(error))
    return Outcome("sent")


def pusher_of(ports: Ports) -> Pusher:
    """Give the sender of web push; without a secret of its own it derives one, which changes with SECRET_KEY."""
    settings = ports.settings
    secret = from_base64url(settings.vapid_secret) if settings.vapid_secret else ports.signer.derive("web push")
    return Pusher(secret, settings.push_contact or settings.public_url)


def caller_of(ports: Ports) -> Caller:
    """Give the one way to call an address that somebody typed."""
    return Caller(ports.settings.private_hosts)


def _mail(ports: Ports, person: User, message: Message) -> None:
    settings = ports.settings
    url, settings_url = f"{settings.public_url}{message.path}", f"{settings.public_url}/reminders"
    body = wording.letter(message.lines, message.language, person.name, url, settings_url)
    letter = Letter(message.id, person.email, message.language, message.subject, body, message.at, settings_url)
    Mail(settings.smtp_url, settings.mail_from).send(letter)


def _robot(ports: Ports, channel: ReminderChannel, message: Message) -> None:
    robot = Robot(channel.shape or "", channel.address["url"], channel.address["secret"])
    url = f"{ports.settings.public_url}{message.path}"
    robot.send(caller_of(ports), wording.text(message.lines, message.language, url), now=message.at)


def for_browser(message: Message) -> bytes:
    """Write what the app's worker shows; it knows no other words."""
    said = {
        "title": message.subject,
        "body": "\n".join(message.lines)[:_SHORT],
        "lang": message.language,
        "tag": message.topic,
        "path": message.path,
    }
    return encode(said)


def _push(ports: Ports, channel: ReminderChannel, message: Message) -> None:
    # Whoever switches their phone on late in the evening is not told what was meant for the day.
    kept = max(message.until - message.at, timedelta())
    answer = pusher_of(ports).send(
        caller_of(ports),
        Subscription(**channel.address),
        for_browser(message),
        topic=message.topic,
        now=message.at,
        kept=kept,
    )
    if answer.status in _GONE:
        raise Refused("gone")
    if answer.status >= 300:
        raise Unreachable(f"push service: {answer.status}")
