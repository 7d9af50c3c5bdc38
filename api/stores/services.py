"""Regions and stores: found, added and changed inside what the actor manages."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Select, or_, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from api.accounts.models import Region
from api.accounts.permissions import Permission
from api.core.actor import Actor
from api.core.ids import new_id
from api.core.problems import FieldError, Forbidden, Invalid, NotFound, marked
from api.journal import Happened, record
from api.stores import events
from api.stores.models import Store
from api.stores.problems import CodeTaken
from api.stores.scope import managed_regions, visible_stores

T = TypeVar("T", Region, Store)
_PLACES = 6  # of a degree, about 0.1 m
_DEFAULTS: Mapping[str, Any] = {
    "latitude": None,
    "longitude": None,
    "datum": "WGS-84",
    "tags": [],
    "status": "open",
    "opened_at": None,
}


def find_stores(actor: Actor, *, region: UUID | None, status: str | None, q: str | None) -> Select[Store]:
    """Select the stores an actor sees, narrowed by a region with all below it, by status, or by a part of code or name."""
    query = visible_stores(actor, Permission.STORE_READ)
    if region is not None:
        above = select(Region.path).where(Region.id == region).scalar_subquery()
        query = query.where(Store.region_id.in_(select(Region.id).where(Region.path.startswith(above))))
    if status is not None:
        query = query.where(Store.status == status)
    if q is not None:
        texts = (Store.code, Store.name["en"].astext, Store.name["zh-Hans"].astext)
        query = query.where(or_(*(text.icontains(q, autoescape=True) for text in texts)))
    return query


def load(session: Session, query: Select[T], row_id: UUID) -> T:
    """Load one region or store of those selected, or raise NotFound."""
    kind = query.column_descriptions[0]["entity"]
    found = session.scalar(query.where(kind.id == row_id))
    if found is None:
        raise NotFound
    return found


def add_region(
    session: Session, actor: Actor, *, parent_id: UUID | None, code: str, name: dict[str, str], now: datetime
) -> Region:
    """Add a region below another, or at the top for who manages the whole; raises Invalid, Forbidden, CodeTaken."""
    if parent_id is None and not actor.may_everywhere(Permission.STORE_MANAGE):
        raise Forbidden(marked("Only who manages the whole organisation may add a region at the top."))
    above = "/" if parent_id is None else _managed_region(session, actor, parent_id, "/parent_id").path
    region_id = new_id()
    region = Region(
        id=region_id,
        organisation_id=actor.organisation_id,
        parent_id=parent_id,
        code=code,
        path=f"{above}{region_id}/",
        name=dict(name),
    )
    session.add(region)
    _flush(session)
    _note(session, actor, events.REGION_ADDED, region.id, now, {"code": code})
    return region


def change_region(
    session: Session, actor: Actor, region_id: UUID, changes: Mapping[str, Any], *, now: datetime
) -> Region:
    """Change code or name; raises NotFound, CodeTaken."""
    region = load(session, managed_regions(actor, Permission.STORE_MANAGE), region_id)
    if fields := _apply(session, region, changes):
        _note(session, actor, events.REGION_CHANGED, region.id, now, {"fields": fields})
    return region


def add_store(session: Session, actor: Actor, values: Mapping[str, Any], *, now: datetime) -> Store:
    """Add a store to a region the actor manages; raises Invalid, CodeTaken."""
    _managed_region(session, actor, values["region_id"], "/region_id")
    store = Store(id=new_id(), organisation_id=actor.organisation_id, **{**_DEFAULTS, **_stored(values)})
    session.add(store)
    _flush(session)
    _note(session, actor, events.STORE_ADDED, store.id, now, {"code": store.code})
    return store


def change_store(session: Session, actor: Actor, store_id: UUID, changes: Mapping[str, Any], *, now: datetime) -> Store:
    """Change a store the actor manages, also its region to another they manage; raises NotFound, Invalid, CodeTaken."""
    store = load(session, visible_stores(actor, Permission.STORE_MANAGE), store_id)
    if changes.get("region_id", store.region_id) != store.region_id:
        _managed_region(session, actor, changes["region_id"], "/region_id")
    if fields := _apply(session, store, changes):
        _note(session, actor, events.STORE_CHANGED, store.id, now, {"fields": fields})
    return store


def _managed_region(session: Session, actor: Actor, region_id: UUID, pointer: str) -> Region:
    found = session.scalar(managed_regions(actor, Permission.STORE_MANAGE).where(Region.id == region_id))
    if found is None:
        raise Invalid(errors=[FieldError(pointer, marked("This region is not one you manage."))])
    return found


def _apply(session: Session, row: Region | Store, changes: Mapping[str, Any]) -> list[str]:
    """Write the changes and list the fields that differ now."""
    differing = {name: value for name, value in _stored(changes).items() if getattr(row, name) != value}
    for name, value in differing.items():
        setattr(row, name, value)
    _flush(session)
    return sorted(differing)


def _stored(values: Mapping[str, Any]) -> dict[str, Any]:
    """Bring values from the contract into the form of the columns."""
    stored = dict(values)
    for name in stored.keys() & {"latitude", "longitude"}:
        stored[name] = None if stored[name] is None else Decimal(str(round(stored[name], _PLACES)))
    if "tags" in stored:
        stored["tags"] = sorted(set(stored["tags"]))
    return stored


def _flush(session: Session) -> None:
    try:
        session.flush()
    except IntegrityError as error:
        raise CodeTaken from error


def _note(session: Session, actor: Actor, event: str, subject_id: UUID, now: datetime, payload: dict[str, Any]) -> None:
    record(session, Happened(event, actor.organisation_id, subject_id, now, actor.user_id, payload))
