"""Where somebody wants to be reminded: mail on or off, browsers and robots added and taken away."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, UUID, uuid5

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from api.accounts.models import User
from api.channels.guarded import UnsafeAddress
from api.channels.push import Subscription, encrypt
from api.channels.robots import HOSTS
from api.core.actor import Actor
from api.core.ports import Ports
from api.core.problems import FieldError, Invalid, NotFound, marked
from api.journal import Happened, record
from api.reminders.events import REMINDERS_CHANGED
from api.reminders.models import ReminderChannel
from api.reminders.rounds import MAIL
from api.reminders.sending import caller_of, pusher_of

_MOST = 20


def describe_reminders(session: Session, ports: Ports, actor: Actor) -> dict[str, Any]:
    """Say how somebody is reminded."""
    mine = select(ReminderChannel).where(ReminderChannel.user_id == actor.user_id)
    channels = session.scalars(mine.order_by(ReminderChannel.created_at, ReminderChannel.id)).all()
    return {
        "hour": ports.settings.reminder_hour,
        "push_key": pusher_of(ports).public_key,
        "mail": {
            "address": session.get_one(User, actor.user_id).email,
            "is_possible": bool(ports.settings.smtp_url),
            "is_on": all(one.is_on for one in channels if one.kind == MAIL),
        },
        "channels": [describe_channel(one) for one in channels if one.kind != MAIL],
    }


def describe_channel(channel: ReminderChannel) -> dict[str, Any]:
    """Describe a channel without what would let others use it."""
    names = ("id", "kind", "shape", "is_on", "last_error", "created_at")
    address = channel.address.get("endpoint") or channel.address.get("url") or ""
    return {**{name: getattr(channel, name) for name in names}, "host": urlsplit(address).hostname}


def choose_mail(session: Session, actor: Actor, *, is_on: bool, now: datetime) -> None:
    """Switch mail on or off for oneself."""
    _put(session, actor, MAIL, MAIL, None, {}, is_on=is_on, now=now)


def add_browser(
    session: Session, ports: Ports, actor: Actor, said: Mapping[str, Any], *, now: datetime
) -> ReminderChannel:
    """Add a browser; the same one again is the same channel, switched on. Raise Invalid for what cannot be reached."""
    address = {"endpoint": said["endpoint"], **said["keys"]}
    _check(ports, said["endpoint"], "/endpoint")
    try:
        encrypt(b"", Subscription(**address))
    except ValueError as error:
        raise Invalid(errors=[FieldError("/keys", marked("These are not the keys of a browser."))]) from error
    return _put(session, actor, "push", said["endpoint"], None, address, is_on=True, now=now)


def add_robot(
    session: Session, ports: Ports, actor: Actor, said: Mapping[str, Any], *, now: datetime
) -> ReminderChannel:
    """Add the robot of a chat group; only the hosts of its house are called. Raise Invalid."""
    _check(ports, said["url"], "/url", HOSTS[said["shape"]])
    address = {"url": said["url"], "secret": said["secret"]}
    return _put(session, actor, "webhook", said["url"], said["shape"], address, is_on=True, now=now)


def remove_channel(session: Session, actor: Actor, channel_id: UUID, *, now: datetime) -> None:
    """Take a channel of one's own away; raise NotFound."""
    channel = session.get(ReminderChannel, (actor.organisation_id, channel_id))
    if channel is None or channel.user_id != actor.user_id:
        raise NotFound
    session.delete(channel)
    _note(session, actor, channel.kind, is_on=False, now=now)


def _check(ports: Ports, url: str, pointer: str, hosts: tuple[str, ...] = ()) -> None:
    try:
        caller_of(ports).check(url, hosts)
    except UnsafeAddress as error:
        sentence = marked(
            "This is not the address of such a service: it begins with https:// and leads to the open internet."
        )
        raise Invalid(errors=[FieldError(pointer, sentence)]) from error


def _put(
    session: Session,
    actor: Actor,
    kind: str,
    name: str,
    shape: str | None,
    address: Mapping[str, Any],
    *,
    is_on: bool,
    now: datetime,
) -> ReminderChannel:
    channel_id = uuid5(NAMESPACE_URL, f"{actor.user_id} {kind} {name}")
    known = session.get(ReminderChannel, (actor.organisation_id, channel_id))
    mine = select(func.count()).select_from(ReminderChannel).where(ReminderChannel.user_id == actor.user_id)
    if known is None and (session.scalar(mine) or 0) >= _MOST:
        raise Invalid(errors=[FieldError("", marked("That is enough. Take one away first."))])
    row = {
        "organisation_id": actor.organisation_id,
        "id": channel_id,
        "user_id": actor.user_id,
        "kind": kind,
        "shape": shape,
        "address": dict(address),
        "is_on": is_on,
        "created_at": now,
    }
    adding = insert(ReminderChannel).values(row)
    again = {"shape": shape, "address": dict(address), "is_on": is_on, "last_error": None}
    session.execute(adding.on_conflict_do_update(index_elements=["organisation_id", "id"], set_=again))
    _note(session, actor, kind, is_on=is_on, now=now)
    return session.get_one(ReminderChannel, (actor.organisation_id, channel_id), populate_existing=True)


def _note(session: Session, actor: Actor, kind: str, *, is_on: bool, now: datetime) -> None:
    payload = {"kind": kind, "is_on": is_on}
    record(session, Happened(REMINDERS_CHANGED, actor.organisation_id, actor.user_id, now, actor.user_id, payload))
