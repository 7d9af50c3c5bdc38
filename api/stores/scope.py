"""Which stores an actor may see: the conditions that every query about stores, and about what happened in them, is joined with.

A permission held only over one's own rows reaches no store here: whoever owns rows (a shopper's audits, a learner's assignments)
adds them beside these conditions.
"""

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.orm import QueryableAttribute

from api.accounts.models import Region
from api.accounts.places import region_within, store_within
from api.core.actor import Actor
from api.stores.models import Store


def visible_stores(actor: Actor, permission: str) -> Select[Store]:
    """Select the stores in which the actor holds the permission; none where they hold it only over their own rows."""
    return select(Store).where(in_scope(actor, permission, Store.id))


def in_scope(actor: Actor, permission: str, store_id: QueryableAttribute[Any]) -> ColumnElement[bool]:
    """Tell in SQL whether the store that a mapped column (such as `Finding.store_id`) names is one of `visible_stores`.

    The column's own row has to carry `organisation_id`, which is compared as well. A row without a store is visible only
    where the permission holds in the whole organisation.
    """
    owner = store_id.parent.entity
    return and_(
        owner.organisation_id == actor.organisation_id,
        store_within(actor.scopes(permission), store_id),
    )


def visible_regions(actor: Actor, permission: str) -> Select[Region]:
    """Select the regions in which the actor holds the permission, and those their stores lie in."""
    scopes = actor.scopes(permission)
    its_store = Region.id.in_(visible_stores(actor, permission).with_only_columns(Store.region_id))
    return select(Region).where(
        Region.organisation_id == actor.organisation_id, or_(region_within(scopes, Region.id), its_store)
    )


def managed_regions(actor: Actor, permission: str) -> Select[Region]:
    """Select the regions that lie wholly in a scope of the permission: one store's manager has none."""
    return select(Region).where(
        Region.organisation_id == actor.organisation_id, region_within(actor.scopes(permission), Region.id)
    )
