"""Giving and taking roles. Both take effect with the next request, because nobody's roles are remembered between two."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, select
from sqlalchemy.orm import Session

from api.accounts import events
from api.accounts.models import Membership, Organisation, User
from api.accounts.permissions import Permission, Role
from api.accounts.places import may_give, membership_within
from api.accounts.problems import LastAdmin, RoleHeld
from api.accounts.visibility import load_visible
from api.core.actor import Actor
from api.core.ids import new_id
from api.core.problems import FieldError, Invalid, NotFound, marked
from api.journal import Happened, record


def give_role(
    session: Session,
    actor: Actor,
    user_id: UUID,
    said: Mapping[str, Any],
    *,
    now: datetime,
    pointer: str = "",
) -> Membership:
    """Give a person a role in a place the actor manages; raises Invalid for any other place, RoleHeld for the same again.

    `said` is the role, its place and its shift, as MembershipSchema reads them. Whether the actor may act on the person is for the
    caller to find out; `pointer` says where in a body the role stood.
    """
    region_id, store_id = said["region_id"], said["store_id"]
    if region_id is not None and store_id is not None:
        raise Invalid(errors=[FieldError(f"{pointer}/store_id", marked("Name a region or a store, not both."))])
    if not may_give(session, actor.scopes(Permission.USER_MANAGE), region_id=region_id, store_id=store_id):
        field = "region_id" if store_id is None else "store_id"
        raise Invalid(errors=[FieldError(f"{pointer}/{field}", marked("This place is not one you manage."))])
    _check_shift(said["shift"], store_id, pointer)
    lock_roles(session, actor.organisation_id)
    membership = create_membership(
        session, actor.organisation_id, user_id, role=said["role"], region_id=region_id, store_id=store_id
    )
    membership.shift = said["shift"]
    record(
        session,
        Happened(events.ROLE_GIVEN, actor.organisation_id, user_id, now, actor.user_id, _described(membership)),
    )
    return membership


def create_membership(
    session: Session,
    organisation_id: UUID,
    user_id: UUID,
    *,
    role: str,
    region_id: UUID | None = None,
    store_id: UUID | None = None,
) -> Membership:
    """Write the row of a role; raises RoleHeld if there is one like it."""
    place = {"region_id": region_id, "store_id": store_id}
    same = exists().where(
        Membership.user_id == user_id,
        Membership.role == role,
        Membership.region_id.is_not_distinct_from(region_id),
        Membership.store_id.is_not_distinct_from(store_id),
    )
    if session.scalar(select(same)):
        raise RoleHeld
    membership = Membership(id=new_id(), organisation_id=organisation_id, user_id=user_id, role=role, **place)
    session.add(membership)
    session.flush()
    return membership


def add_role(session: Session, actor: Actor, user_id: UUID, said: Mapping[str, Any], *, now: datetime) -> Membership:
    """Give a role to a person whom the actor manages somewhere; raises NotFound for anybody else."""
    user = load_visible(session, actor, Permission.USER_MANAGE, user_id)
    return give_role(session, actor, user.id, said, now=now)


def change_shift(
    session: Session, actor: Actor, user_id: UUID, membership_id: UUID, shift: str | None, *, now: datetime
) -> Membership:
    """Say which shift somebody works in a store, None for both; raises NotFound, or Invalid for a role that is no store's."""
    membership = _load_managed(session, actor, user_id, membership_id)
    _check_shift(shift, membership.store_id)
    if membership.shift != shift:
        membership.shift = shift
        session.flush()
        payload = _described(membership)
        record(session, Happened(events.SHIFT_CHANGED, actor.organisation_id, user_id, now, actor.user_id, payload))
    return membership


def take_role(session: Session, actor: Actor, user_id: UUID, membership_id: UUID, *, now: datetime) -> None:
    """Take a role that holds where the actor manages people; raises NotFound, or LastAdmin."""
    membership = _load_managed(session, actor, user_id, membership_id)
    lock_roles(session, actor.organisation_id)
    keep_an_admin(session, actor.organisation_id, without_membership=membership.id)
    record(
        session,
        Happened(events.ROLE_TAKEN, actor.organisation_id, user_id, now, actor.user_id, _described(membership)),
    )
    session.delete(membership)
    session.flush()


def _check_shift(shift: str | None, store_id: UUID | None, pointer: str = "") -> None:
    if shift is not None and store_id is None:
        raise Invalid(errors=[FieldError(f"{pointer}/shift", marked("A shift is worked in a store. Name the store."))])


def _load_managed(session: Session, actor: Actor, user_id: UUID, membership_id: UUID) -> Membership:
    """Load a role that holds where the actor manages people; raises NotFound."""
    user = load_visible(session, actor, Permission.USER_MANAGE, user_id)
    is_inside = membership_within(actor.scopes(Permission.USER_MANAGE))
    membership = session.scalar(
        select(Membership).where(Membership.id == membership_id, Membership.user_id == user.id, is_inside)
    )
    if membership is None:
        raise NotFound
    return membership


def lock_roles(session: Session, organisation_id: UUID) -> None:
    """Let nobody else change roles of the organisation until the commit, or two last administrators could remove each other."""
    session.execute(select(Organisation.id).where(Organisation.id == organisation_id).with_for_update(key_share=True))


def keep_an_admin(
    session: Session, organisation_id: UUID, *, without_user: UUID | None = None, without_membership: UUID | None = None
) -> None:
    """Raise LastAdmin if the organisation has an active administrator of its whole, and would have none without these."""
    runs_it = and_(
        Membership.organisation_id == organisation_id,
        Membership.role == Role.ADMIN,
        Membership.region_id.is_(None),
        Membership.store_id.is_(None),
        User.status == "active",
    )
    leaves = Membership.user_id == without_user if without_user else Membership.id == without_membership
    if _anyone(session, and_(runs_it, leaves)) and not _anyone(session, and_(runs_it, ~leaves)):
        raise LastAdmin


def _anyone(session: Session, condition: ColumnElement[bool]) -> bool:
    return (
        session.scalar(select(Membership.id).join(User, User.id == Membership.user_id).where(condition).limit(1))
        is not None
    )


def _described(membership: Membership) -> dict[str, Any]:
    return {
        "membership_id": str(membership.id),
        "role": membership.role,
        "region_id": str(membership.region_id) if membership.region_id else None,
        "store_id": str(membership.store_id) if membership.store_id else None,
        "shift": membership.shift,
    }
