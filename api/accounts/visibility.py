"""Who sees whom. People outside the actor's scope do not exist for them, and shoppers stay unknown to those they visit."""

from typing import Any

from sqlalchemy import ColumnElement, Select, exists, false, not_, select
from sqlalchemy.orm import QueryableAttribute, Session, selectinload

from api.accounts.models import Membership, User
from api.accounts.permissions import Permission, Role
from api.accounts.places import membership_within
from api.core.actor import Actor
from api.core.problems import NotFound


def visible_users(actor: Actor, permission: str) -> Select[User]:
    """Select the people with a role in the actor's scopes, with only those of their roles that hold there.

    Whoever has a shopper's role is left out, unless the actor plans or reads visits (or manages people) wherever it holds.
    """
    is_inside = membership_within(actor.scopes(permission))
    query = select(User).where(User.organisation_id == actor.organisation_id)
    if not actor.may_everywhere(permission):
        query = query.where(exists().where(Membership.user_id == User.id, is_inside))
    knowing = (*actor.scopes(Permission.VISIT_READ), *actor.scopes(Permission.USER_MANAGE))
    is_unknown = exists().where(
        Membership.user_id == User.id, Membership.role == Role.SHOPPER, not_(membership_within(knowing))
    )
    return query.where(not_(is_unknown)).options(selectinload(User.memberships.and_(is_inside)))


def is_shopper(user_id: ColumnElement[Any] | QueryableAttribute[Any]) -> ColumnElement[bool]:
    """Tell in SQL whether somebody, whose id a column holds, shops."""
    return exists().where(Membership.user_id == user_id, Membership.role == Role.SHOPPER)


def is_secret(actor: Actor, user_id: ColumnElement[Any] | QueryableAttribute[Any]) -> ColumnElement[bool]:
    """Tell in SQL whether somebody is a shopper, whom only those know who plan or read visits."""
    if any(not scope.is_own for scope in actor.scopes(Permission.VISIT_READ)):
        return false()
    return is_shopper(user_id)


def load_visible(session: Session, actor: Actor, permission: str, user_id: object) -> User:
    """Load one person afresh as the actor may see them, or raise NotFound."""
    query = visible_users(actor, permission).where(User.id == user_id).execution_options(populate_existing=True)
    found = session.scalars(query).one_or_none()
    if found is None:
        raise NotFound
    return found


def is_all_within(session: Session, actor: Actor, user: User) -> bool:
    """Tell whether the actor manages every place where the person has a role; only then may they act on the account itself."""
    is_inside = membership_within(actor.scopes(Permission.USER_MANAGE))
    return not session.scalar(select(exists().where(Membership.user_id == user.id, not_(is_inside))))
