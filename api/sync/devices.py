"""Phones and how they fare: what each says of itself, and which of them need somebody to look after them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select, text, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from api.accounts.models import User
from api.accounts.permissions import Permission
from api.accounts.sessions import close_sessions_of_device, note_device
from api.accounts.user_agents import name_browser, recognise
from api.accounts.visibility import visible_users
from api.core.actor import Actor
from api.core.problems import NotFound
from api.i18n import Lang
from api.journal import Happened, record
from api.sync.gaps import MAX_GAPS
from api.sync.models import Device

# A phone may be out of reach for a day; after that somebody should ask.
PATIENCE = timedelta(hours=24)
DEVICE_SIGNED_OUT = "DeviceSignedOut"
_LASTING_GAPS = text("""
    SELECT device_id, previous + 1 AS first, device_seq - 1 AS last FROM (
        SELECT device_id, device_seq, arrived_at,
            lag(device_seq, 1, 0::bigint) OVER (PARTITION BY device_id ORDER BY device_seq) AS previous
        FROM (SELECT device_id, device_seq, min(received_at) AS arrived_at FROM sync_op
            WHERE device_id = ANY(:devices) GROUP BY device_id, device_seq) AS seen
    ) AS pairs
    WHERE device_seq > previous + 1 AND arrived_at <= :before ORDER BY device_id, device_seq
""")


def note_heartbeat(session: Session, actor: Actor, device_id: UUID, said: Mapping[str, Any], *, now: datetime) -> None:
    """Keep what one's own phone says of itself; raise NotFound for a phone of somebody else."""
    values = {**said, "user_id": actor.user_id, "last_seen_at": now, "reported_at": now}
    statement = insert(Device).values(organisation_id=actor.organisation_id, id=device_id, whole_to=0, **values)
    kept = session.scalar(
        statement.on_conflict_do_update(
            index_elements=["organisation_id", "id"], set_=values, where=Device.user_id == actor.user_id
        ).returning(Device.id)
    )
    if kept is None:
        raise NotFound
    tie_session(session, actor, device_id)


def tie_session(session: Session, actor: Actor, device_id: UUID) -> None:
    """Note as which phone the actor's session speaks; a phone that was signed out is signed in again with the first word of a new one."""
    if note_device(session, actor, device_id):
        session.execute(update(Device).where(Device.id == device_id).values(signed_out_at=None))


def sign_out_device(session: Session, actor: Actor, device_id: UUID, *, now: datetime) -> None:
    """End the sessions of a phone; raise NotFound for one of a person outside the actor's scope.

    Nothing is taken from its owner but being signed in, so it is enough that they have a role in the scope.
    """
    people = _people(actor, Permission.DEVICE_MANAGE)
    device = session.scalar(select(Device).where(Device.id == device_id, Device.user_id.in_(people)).with_for_update())
    if device is None:
        raise NotFound
    ended = close_sessions_of_device(session, actor, device.user_id, device_id)
    if device.signed_out_at is not None and not ended:
        return
    device.signed_out_at = now
    payload = {"user_id": str(device.user_id), "sessions": ended}
    record(session, Happened(DEVICE_SIGNED_OUT, actor.organisation_id, device_id, now, actor.user_id, payload))


def visible_devices(actor: Actor, *, user: UUID | None, is_stuck: bool, now: datetime) -> Select[Device]:
    """Select the phones of the people in scope, perhaps of one of them, perhaps only those that are stuck."""
    query = select(Device).where(Device.user_id.in_(_people(actor, Permission.DEVICE_READ)))
    query = query.where(Device.user_id == user) if user else query
    return query.where(Device.oldest_pending_at < now - PATIENCE) if is_stuck else query


def _people(actor: Actor, permission: str) -> Select[Any]:
    """Select the ids of the people whose phones the actor may see or manage."""
    return visible_users(actor, permission).with_only_columns(User.id).order_by(None)


def describe_devices(
    session: Session, devices: Sequence[Device], language: Lang, *, now: datetime
) -> list[dict[str, Any]]:
    """Say of each phone whose it is, what it is in words, what has been missing for more than a day, and whether it is stuck."""
    names = dict(
        session.execute(select(User.id, User.name).where(User.id.in_({device.user_id for device in devices}))).all()
    )
    gaps = _lasting_gaps(session, [device.id for device in devices if device.whole_to is None], now - PATIENCE)
    return [
        {
            **{column.key: getattr(device, column.key) for column in Device.__table__.columns},
            "name": name_browser(*recognise(device.platform or ""), language),
            "user": {"id": device.user_id, "name": names[device.user_id]},
            "gaps": gaps[device.id],
            "is_stuck": device.oldest_pending_at is not None and device.oldest_pending_at < now - PATIENCE,
        }
        for device in devices
    ]


def _lasting_gaps(session: Session, devices: list[UUID], before: datetime) -> dict[UUID, list[dict[str, int]]]:
    """List for each phone the numbers whose successors arrived before a time, at most MAX_GAPS ranges."""
    found: dict[UUID, list[dict[str, int]]] = defaultdict(list)
    for device_id, first, last in session.execute(_LASTING_GAPS, {"devices": devices, "before": before}):
        if len(found[device_id]) < MAX_GAPS:
            found[device_id].append({"first": first, "last": last})
    return found
