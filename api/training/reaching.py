"""Whose assignments somebody reaches: those of their stores, and of who works in no store but in their regions."""

from typing import Any

from sqlalchemy import ColumnElement, and_, exists, not_, or_
from sqlalchemy.orm import QueryableAttribute

from api.accounts.models import Membership
from api.accounts.places import membership_within
from api.accounts.visibility import is_secret
from api.core.actor import Actor
from api.stores.scope import in_scope
from api.training.models import Assignment


def is_reached(actor: Actor, permission: str) -> ColumnElement[bool]:
    """Tell in SQL whether an assignment lies in the scopes of a permission."""
    return or_(in_scope(actor, permission, Assignment.store_id), _is_of_region(actor, permission))


def works_within(actor: Actor, permission: str, user_id: QueryableAttribute[Any], role: str) -> ColumnElement[bool]:
    """Tell in SQL whether somebody has a role in a scope: in a store, in a region or in the whole organisation."""
    return exists().where(
        Membership.user_id == user_id, Membership.role == role, membership_within(actor.scopes(permission))
    )


def _is_of_region(actor: Actor, permission: str) -> ColumnElement[bool]:
    here = exists().where(
        Membership.user_id == Assignment.learner_id,
        Membership.store_id.is_(None),
        membership_within(actor.scopes(permission)),
    )
    return and_(
        Assignment.organisation_id == actor.organisation_id,
        Assignment.store_id.is_(None),
        here,
        not_(is_secret(actor, Assignment.learner_id)),
    )
