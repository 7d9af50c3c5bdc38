"""Adding people and changing them, by an administrator, inside what that administrator manages."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, exists, or_
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from api.accounts import events
from api.accounts.memberships import give_role, keep_an_admin, lock_roles
from api.accounts.models import Membership, User
from api.accounts.passwords import hash_password, refuse_weak
from api.accounts.permissions import Permission
from api.accounts.problems import BeyondReach, EmailTaken
from api.accounts.services import load_user
from api.accounts.sessions import close_all
from api.accounts.visibility import is_all_within, load_visible, visible_users
from api.core.actor import Actor
from api.core.ids import new_id
from api.core.problems import FieldError, Invalid, marked
from api.journal import Happened, record


def find_users(
    actor: Actor, *, role: str | None = None, status: str | None = None, q: str | None = None
) -> Select[User]:
    """Select the people an actor sees, narrowed by role, status, or a part of name or address."""
    query = visible_users(actor, Permission.USER_READ)
    if role is not None:
        query = query.where(exists().where(Membership.user_id == User.id, Membership.role == role))
    if status is not None:
        query = query.where(User.status == status)
    if q is not None:
        query = query.where(or_(User.name.icontains(q, autoescape=True), User.email.icontains(q, autoescape=True)))
    return query


def add_user(session: Session, actor: Actor, said: Mapping[str, Any], *, now: datetime) -> User:
    """Add a person with their roles; pending until a password is set. Raises Invalid, EmailTaken, RoleHeld."""
    if not said["memberships"] and not actor.may_everywhere(Permission.USER_MANAGE):
        raise Invalid(errors=[FieldError("/memberships", marked("Give at least one role inside your own area."))])
    account = {name: said[name] for name in ("email", "name", "language", "password")}
    user = create_user(session, actor.organisation_id, **account, now=now)
    user.employed_since, user.is_promoter = said["employed_since"], said["is_promoter"]
    record(session, Happened(events.USER_ADDED, user.organisation_id, user.id, now, actor.user_id))
    for index, membership in enumerate(said["memberships"]):
        give_role(session, actor, user.id, membership, now=now, pointer=f"/memberships/{index}")
    return load_visible(session, actor, Permission.USER_MANAGE, user.id)


def create_user(
    session: Session,
    organisation_id: UUID,
    *,
    email: str,
    name: str,
    language: str,
    password: str | None,
    now: datetime,
) -> User:
    """Write the row of a new person; raises Invalid for a weak password, EmailTaken for an address in use."""
    if password is not None:
        refuse_weak(password)
    user = User(
        id=new_id(),
        organisation_id=organisation_id,
        email=email,
        name=name,
        language=language,
        status="pending" if password is None else "active",
        password_hash=None if password is None else hash_password(password),
        created_at=now,
    )
    session.add(user)
    try:
        session.flush()
    except IntegrityError as error:
        raise EmailTaken from error
    return user


def change_user(session: Session, actor: Actor, user_id: UUID, changes: Mapping[str, Any], *, now: datetime) -> User:
    """Change name, language, status or what rules ask; disabling ends all sessions and tokens and spares the last administrator."""
    user = load_managed(session, actor, user_id)
    changed = {name: value for name, value in changes.items() if getattr(user, name) != value}
    if changed.get("status") == "disabled":
        disable_user(session, user, now=now)
    for name, value in changed.items():
        setattr(user, name, value)
    session.flush()
    if changed:
        payload = {"fields": sorted(changed), "status": user.status}
        record(session, Happened(events.USER_CHANGED, user.organisation_id, user.id, now, actor.user_id, payload))
    return load_visible(session, actor, Permission.USER_MANAGE, user.id)


def change_oneself(session: Session, actor: Actor, changes: Mapping[str, str], *, now: datetime) -> User:
    """Change one's own name or language."""
    user = load_user(session, actor.user_id)
    changed = {name: value for name, value in changes.items() if getattr(user, name) != value}
    for name, value in changed.items():
        setattr(user, name, value)
    if changed:
        payload = {"fields": sorted(changed), "status": user.status}
        record(session, Happened(events.USER_CHANGED, user.organisation_id, user.id, now, actor.user_id, payload))
    return user


def disable_user(session: Session, user: User, *, now: datetime) -> None:
    """Shut a person out at once; raises LastAdmin if nobody else runs the organisation."""
    lock_roles(session, user.organisation_id)
    keep_an_admin(session, user.organisation_id, without_user=user.id)
    user.status = "disabled"
    close_all(session, user.id, now)


def load_managed(session: Session, actor: Actor, user_id: UUID) -> User:
    """Load a person whose account the actor may act on; raises NotFound, or BeyondReach for one with roles elsewhere too."""
    user = load_visible(session, actor, Permission.USER_MANAGE, user_id)
    if not is_all_within(session, actor, user):
        raise BeyondReach
    return user
