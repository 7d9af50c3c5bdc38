"""Where somebody wants to be reminded: mail on or off, browsers and robots added and taken away."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, UUID, uuid5

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.postgresql import distinct_on, insert
from sqlalchemy.orm import Session

from api.accounts.models import AuthSession, User
from api.channels.guarded import UnsafeAddress
from api.channels.push import Subscription, encrypt
from api.channels.robots import HOSTS
from api.core.actor import Actor
from api.core.ports import Ports
from api.core.problems import FieldError, Invalid, NotFound, marked
from api.journal import Happened, record
from api.reminders.delivering import caller_of, pusher_of
from api.reminders.events import REMINDERS_CHANGED
from api.reminders.models import ReminderChannel, ReminderHour, ReminderSent
from api.reminders.rounds import MAIL, look_again
from api.reminders.steps import FIRST_HOUR, LAST_HOUR

_MOST = 20


def describe_reminders(session: Session, ports: Ports, actor: Actor) -> dict[str, Any]:
    """Say how somebody is reminded."""
    mine = select(ReminderChannel).where(ReminderChannel.user_id == actor.user_id)
    channels = session.scalars(mine.order_by(ReminderChannel.created_at, ReminderChannel.id)).all()
    told = _last_told(session, actor.user_id)
    chosen = session.get(ReminderHour, (actor.organisation_id, actor.user_id))
    return {
        "hour": ports.settings.reminder_hour if chosen is None else chosen.hour,
        "house_hour": ports.settings.reminder_hour,
        "hours": {"first": FIRST_HOUR, "last": LAST_HOUR - 1},
        "push_key": pusher_of(ports).public_key,
        "mail": {
            "address": session.get_one(User, actor.user_id).email,
            "is_possible": bool(ports.settings.smtp_url),
            "is_on": all(one.is_on for one in channels if one.kind == MAIL),
            "last": told.get(MAIL),
        },
        "channels": [describe_channel(one, told.get(str(one.id))) for one in channels if one.kind != MAIL],
    }


def describe_channel(channel: ReminderChannel, last: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Describe a channel without what would let others use it."""
    names = ("id", "kind", "shape", "name", "is_on", "last_error", "created_at")
    address = channel.address.get("endpoint") or channel.address.get("url") or ""
    return {**{name: getattr(channel, name) for name in names}, "host": urlsplit(address).hostname, "last": last}


def choose_hour(session: Session, ports: Ports, actor: Actor, hour: int | None, *, now: datetime) -> None:
    """Choose the hour of one's own day, or with None that of the house."""
    key = {"organisation_id": actor.organisation_id, "user_id": actor.user_id}
    if hour is None:
        session.execute(delete(ReminderHour).where(ReminderHour.user_id == actor.user_id))
        look_again(session, ports, actor.organisation_id, actor.user_id)
    else:
        choosing = insert(ReminderHour).values(hour=hour, **key)
        session.execute(choosing.on_conflict_do_update(index_elements=list(key), set_={"hour": hour}))
    session.expire_all()
    _note(session, actor, {"hour": hour}, now=now)


def mail_of(session: Session, actor: Actor, *, now: datetime) -> ReminderChannel:
    """Give one's own mail as a channel; it is on until it is switched off."""
    mine = select(ReminderChannel).where(ReminderChannel.user_id == actor.user_id, ReminderChannel.kind == MAIL)
    return session.scalar(mine.with_for_update()) or _put(session, actor, MAIL, MAIL, {"is_on": True}, now=now)


def choose_mail(session: Session, actor: Actor, *, is_on: bool, now: datetime) -> None:
    """Switch mail on or off for oneself."""
    _put(session, actor, MAIL, MAIL, {"is_on": is_on}, now=now)


def add_browser(
    session: Session, ports: Ports, actor: Actor, said: Mapping[str, Any], *, now: datetime
) -> ReminderChannel:
    """Add a browser; the same one again is the same channel, switched on. Raise Invalid for what cannot be reached.

    Whoever had it before is not told there any more: it is in other hands now.
    """
    address = {"endpoint": said["endpoint"], **said["keys"]}
    _check(ports, said["endpoint"], "/endpoint")
    try:
        encrypt(b"", Subscription(**address))
    except ValueError as error:
        raise Invalid(errors=[FieldError("/keys", marked("These are not the keys of a browser."))]) from error
    others = ReminderChannel.address["endpoint"].astext == said["endpoint"]
    session.execute(delete(ReminderChannel).where(others, ReminderChannel.user_id != actor.user_id))
    values = {"address": address, "name": _device(session, actor), "is_on": True}
    return _put(session, actor, "push", said["endpoint"], values, now=now)


def add_robot(
    session: Session, ports: Ports, actor: Actor, said: Mapping[str, Any], *, now: datetime
) -> ReminderChannel:
    """Add the robot of a chat group; only the hosts of its house are called. Raise Invalid."""
    _check(ports, said["url"], "/url", HOSTS[said["shape"]])
    address = {"url": said["url"], "secret": said["secret"]}
    values = {"shape": said["shape"], "address": address, "name": said["name"], "is_on": True}
    return _put(session, actor, "webhook", said["url"], values, now=now)


def remove_channel(session: Session, actor: Actor, channel_id: UUID, *, now: datetime) -> None:
    """Take a channel of one's own away; raise NotFound."""
    channel = session.get(ReminderChannel, (actor.organisation_id, channel_id))
    if channel is None or channel.user_id != actor.user_id:
        raise NotFound
    session.delete(channel)
    _note(session, actor, {"kind": channel.kind, "is_on": False}, now=now)


def _device(session: Session, actor: Actor) -> str:
    """Name the browser that asks, as its session does."""
    opened = session.get(AuthSession, actor.session_id) if actor.session_id else None
    return " · ".join(filter(None, (opened.browser, opened.platform))) if opened else ""


def _last_told(session: Session, user_id: UUID) -> dict[str, dict[str, Any]]:
    """Give for each channel the last day there was something to tell, and what became of it."""
    newest = (
        select(ReminderSent)
        .ext(distinct_on(ReminderSent.channel))
        .where(ReminderSent.user_id == user_id)
        .order_by(ReminderSent.channel, ReminderSent.day.desc())
    )
    return {row.channel: {"day": row.day, "state": row.state} for row in session.scalars(newest)}


def _check(ports: Ports, url: str, pointer: str, hosts: tuple[str, ...] = ()) -> None:
    try:
        caller_of(ports).check(url, hosts)
    except UnsafeAddress as error:
        sentence = marked(
            "This is not the address of such a service: it begins with https:// and leads to the open internet."
        )
        raise Invalid(errors=[FieldError(pointer, sentence)]) from error


def _put(
    session: Session, actor: Actor, kind: str, name: str, values: Mapping[str, Any], *, now: datetime
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
        "address": {},
        "created_at": now,
        **values,
    }
    adding = insert(ReminderChannel).values(row)
    again = {**values, "last_error": None}
    session.execute(adding.on_conflict_do_update(index_elements=["organisation_id", "id"], set_=again))
    _note(session, actor, {"kind": kind, "is_on": values["is_on"]}, now=now)
    return session.get_one(ReminderChannel, (actor.organisation_id, channel_id), populate_existing=True)


def _note(session: Session, actor: Actor, payload: dict[str, Any], *, now: datetime) -> None:
    record(session, Happened(REMINDERS_CHANGED, actor.organisation_id, actor.user_id, now, actor.user_id, payload))
