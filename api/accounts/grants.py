"""From memberships to an actor: which permission holds in which scopes, right now."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from sqlalchemy import ScalarSelect, func, select
from sqlalchemy.orm import Session

from api.accounts.models import Membership, Region, User
from api.accounts.permissions import TABLE, Permission, Reach, Role
from api.core.actor import Actor, Scope
from api.core.db import table_of

OWN_SCOPE = Scope(is_own=True)
Held = tuple[str, str | None, str | None]


@dataclass(frozen=True)
class Grants:
    """What a set of memberships comes to: the scopes of each permission, and the roles."""

    scopes: Mapping[str, tuple[Scope, ...]]
    roles: frozenset[str]


def memberships_of(user_id: object) -> ScalarSelect[object]:
    """Select a person's memberships as one JSON array `[[role, region path, store id], …]`, null if there are none."""
    held, region = table_of(Membership), table_of(Region)
    row = func.json_build_array(held.c.role, region.c.path, held.c.store_id)
    return (
        select(func.json_agg(row))
        .select_from(held.outerjoin(region, region.c.id == held.c.region_id))
        .where(held.c.user_id == user_id)
        .scalar_subquery()
    )


def actor_of(session: Session, user: User) -> Actor:
    """Build the actor of a person."""
    held = session.scalar(select(memberships_of(user.id)))
    grants = grants_of(held)
    return Actor(user.id, user.organisation_id, user.language, grants.scopes, roles=grants.roles)


def grants_of(held: object, only: Sequence[str] | None = None) -> Grants:
    """Work out what `memberships_of` comes to, limited to some permissions for a token."""
    return _work_out(_rows(held), None if only is None else frozenset(only))


def scopes_of(held: object, roles: Collection[Role]) -> list[Scope]:
    """List where, by what `memberships_of` gave, somebody has one of some roles."""
    return [_place(path, store_id) for role, path, store_id in _rows(held) if role in roles]


def permissions_of(actor: Actor) -> list[str]:
    """List an actor's permissions by name."""
    return sorted(permission for permission in Permission if actor.may(permission))


def _rows(held: object) -> tuple[Held, ...]:
    return tuple(tuple(row) for row in held) if isinstance(held, list) else ()


def _place(path: str | None, store_id: str | None) -> Scope:
    return Scope(path, UUID(store_id) if store_id else None)


@lru_cache(maxsize=4096)
def _work_out(rows: tuple[Held, ...], only: frozenset[str] | None) -> Grants:
    scopes: dict[str, set[Scope]] = defaultdict(set)
    for role, path, store_id in rows:
        place = _place(path, store_id)
        for permission, reach in TABLE[Role(role)].items():
            if only is None or permission in only:
                scopes[permission].add(OWN_SCOPE if reach is Reach.OWN else place)
    return Grants({name: tuple(found) for name, found in scopes.items()}, frozenset(role for role, _, _ in rows))
