"""From memberships to an actor: which permission holds in which scopes, right now."""

from collections import defaultdict
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.accounts.models import Membership, Region, User
from api.accounts.permissions import TABLE, Permission, Reach, Role
from api.core.actor import Actor, Scope

OWN_SCOPE = Scope(is_own=True)


def actor_of(
    session: Session, user: User, *, only: frozenset[str] | None = None, session_id: UUID | None = None
) -> Actor:
    """Build the actor of a person, limited to some permissions for a token."""
    rows = session.execute(
        select(Membership.role, Region.path, Membership.store_id)
        .outerjoin(Region, Region.id == Membership.region_id)
        .where(Membership.user_id == user.id)
    ).all()
    grants: dict[str, set[Scope]] = defaultdict(set)
    for role, path, store_id in rows:
        for permission, reach in TABLE[Role(role)].items():
            if only is None or permission in only:
                grants[permission].add(OWN_SCOPE if reach is Reach.OWN else Scope(path, store_id))
    return Actor(
        user_id=user.id,
        organisation_id=user.organisation_id,
        language=user.language,
        grants={name: tuple(scopes) for name, scopes in grants.items()},
        session_id=session_id,
        roles=frozenset(role for role, _, _ in rows),
    )


def permissions_of(actor: Actor) -> list[str]:
    """List an actor's permissions by name."""
    return sorted(permission for permission in Permission if actor.may(permission))
