"""Which stores an actor may see: the conditions that every query about stores, and about what happened in them, is joined with.

A permission held only over one's own rows reaches no store here: whoever owns rows (a shopper's audits, a learner's assignments)
adds them beside these conditions.
"""

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, false, or_, select, true
from sqlalchemy.orm import QueryableAttribute

from api.accounts.models import Region
from api.core.actor import Actor, Scope
from api.stores.models import Store


def visible_stores(actor: Actor, permission: str) -> Select[Store]:
    """Select the stores in which the actor holds the permission; none where they hold it only over their own rows."""
    return select(Store).where(in_scope(actor, permission, Store.id))


def in_scope(actor: Actor, permission: str, store_id: QueryableAttribute[Any]) -> ColumnElement[bool]:
    """Tell in SQL whether the store that a mapped column (such as `Finding.store_id`) names is one of `visible_stores`.

    The column's own row has to carry `organisation_id`, which is compared as well. A row without a store is visible only
    where the permission holds in the whole organisation.
    """
    reached = [_within(scope, store_id) for scope in actor.scopes(permission) if not scope.is_own]
    owner = store_id.parent.entity
    return and_(owner.organisation_id == actor.organisation_id, or_(false(), *reached))


def _within(scope: Scope, store_id: QueryableAttribute[Any]) -> ColumnElement[bool]:
    if scope.is_whole:
        return true()
    if scope.store_id is not None:
        return store_id == scope.store_id
    below = Region.path.startswith(scope.region_path or "")
    return store_id.in_(select(Store.id).join(Region, Region.id == Store.region_id).where(below))
