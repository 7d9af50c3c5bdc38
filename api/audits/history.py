"""The life of a visit as its readers may see it: each step, and who took it where the reader may see that person."""

from typing import Any
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from api.accounts.models import User
from api.accounts.permissions import Permission
from api.accounts.visibility import visible_users
from api.audits.models import Audit, VisitTransition
from api.core.actor import Actor

_SHOWN = ("from_state", "to_state", "at", "actor_id", "reason", "items")


def read_history(session: Session, actor: Actor, audit: Audit, *, knows_shopper: bool) -> list[dict[str, Any]]:
    """List the steps of an audit's visit, oldest first; `actor_name` is None for the system and for whom the reader may not see.

    Oneself is always named. The shopper is named to those who know the visit, and to nobody else.
    """
    query = select(VisitTransition).where(VisitTransition.visit_id == audit.visit_id).order_by(VisitTransition.id)
    steps = session.scalars(query).all()
    known = {actor.user_id, *((audit.shopper_id,) if knows_shopper else ())}
    names = _names(session, actor, {step.actor_id for step in steps if step.actor_id is not None}, known)
    return [
        {**{name: getattr(step, name) for name in _SHOWN}, "actor_name": names.get(step.actor_id)} for step in steps
    ]


def _names(session: Session, actor: Actor, wanted: set[UUID], known: set[UUID]) -> dict[UUID | None, str]:
    seen = visible_users(actor, Permission.USER_READ).with_only_columns(User.id).order_by(None)
    is_named = or_(User.id.in_(known), User.id.in_(seen)) if actor.may(Permission.USER_READ) else User.id.in_(known)
    query = select(User.id, User.name).where(User.id.in_(wanted), is_named)
    return {row.id: row.name for row in session.execute(query)}
