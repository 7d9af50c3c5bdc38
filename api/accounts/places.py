"""Where a role holds, as conditions in SQL: whether a region, a store or a membership is inside the scopes of an actor.

Stores are a package above this one; only their ids and regions matter here, so the table is named without its model.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Uuid, column, false, or_, select, table, true
from sqlalchemy.orm import QueryableAttribute, Session

from api.accounts.models import Membership, Region
from api.core.actor import Scope

STORE = table("store", column("id", Uuid()), column("region_id", Uuid()))
Place = ColumnElement[Any] | QueryableAttribute[Any]


def region_within(scopes: Iterable[Scope], region_id: Place) -> ColumnElement[bool]:
    """Tell whether the region lies in one of the scopes; null for no region, unless the whole organisation is a scope."""
    return or_(false(), *(_region_within(scope, region_id) for scope in scopes if not scope.is_own))


def store_within(scopes: Iterable[Scope], store_id: Place) -> ColumnElement[bool]:
    """Tell whether the store lies in one of the scopes; null for no store, unless the whole organisation is a scope."""
    return or_(false(), *(_store_within(scope, store_id) for scope in scopes if not scope.is_own))


def membership_within(scopes: Iterable[Scope]) -> ColumnElement[bool]:
    """Tell whether a role holds in one of the scopes and nowhere beyond it; never null."""
    listed = tuple(scopes)
    inside = or_(region_within(listed, Membership.region_id), store_within(listed, Membership.store_id))
    return inside.is_(true())


def may_give(session: Session, scopes: Iterable[Scope], *, region_id: UUID | None, store_id: UUID | None) -> bool:
    """Tell whether the place exists and lies in the scopes; without region and store it is the whole organisation."""
    listed = tuple(scopes)
    if region_id is not None:
        return (
            session.scalar(select(Region.id).where(Region.id == region_id, region_within(listed, Region.id)))
            is not None
        )
    if store_id is not None:
        found = select(STORE.c.id).where(STORE.c.id == store_id, store_within(listed, STORE.c.id))
        return session.scalar(found) is not None
    return any(scope.is_whole for scope in listed)


def _region_within(scope: Scope, region_id: Place) -> ColumnElement[bool]:
    if scope.is_whole:
        return true()
    return region_id.in_(_regions_below(scope.region_path)) if scope.region_path is not None else false()


def _store_within(scope: Scope, store_id: Place) -> ColumnElement[bool]:
    if scope.is_whole:
        return true()
    if scope.store_id is not None:
        return store_id == scope.store_id
    return store_id.in_(select(STORE.c.id).where(STORE.c.region_id.in_(_regions_below(scope.region_path or ""))))


def _regions_below(path: str) -> Any:
    return select(Region.id).where(Region.path.startswith(path))
