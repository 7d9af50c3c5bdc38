"""Whom an organisation retrains after a visit, by role and shift and never by who was there; and until when."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from api.accounts.models import Membership, User
from api.accounts.permissions import Permission, Role
from api.core.actor import Actor
from api.core.problems import Forbidden
from api.journal import Happened, record
from api.retraining.events import RETRAINING_RULE_CHANGED
from api.retraining.models import LEARNERS, RetrainingRule

# With fewer people in a shift its course would name the one who was shopped, so everybody gets it.
FEWEST: Final = 3
DUE_DAYS: Final = 14
_USUAL: Final = {"roles": [Role.STAFF], "shift": "every", "late_from": "14:00", "due_days": DUE_DAYS}


def read_rule(session: Session, organisation_id: UUID) -> RetrainingRule:
    """Give the rule of an organisation, or the usual one: the staff of every shift, within 14 days."""
    found = session.get(RetrainingRule, organisation_id)
    return found or RetrainingRule(organisation_id=organisation_id, **_USUAL)


def change_rule(session: Session, actor: Actor, said: Mapping[str, Any], *, now: datetime) -> RetrainingRule:
    """Change the rule of the organisation; raise Forbidden for who assigns in a part of it only.

    What was given stays. The same rule once more changes nothing and is not told to the journal.
    """
    if not actor.may_everywhere(Permission.ASSIGNMENT_MANAGE):
        raise Forbidden
    # The order in which roles are named means nothing, nor how often.
    wanted = {**said, "roles": [role for role in LEARNERS if role in said["roles"]]}
    before = session.get(RetrainingRule, actor.organisation_id)
    if before is not None and all(getattr(before, name) == value for name, value in wanted.items()):
        return before
    putting = insert(RetrainingRule).values(organisation_id=actor.organisation_id, **wanted)
    session.execute(putting.on_conflict_do_update(index_elements=["organisation_id"], set_=wanted))
    happened = Happened(
        RETRAINING_RULE_CHANGED, actor.organisation_id, actor.organisation_id, now, actor.user_id, wanted
    )
    record(session, happened)
    return session.get_one(RetrainingRule, actor.organisation_id, populate_existing=True)


def working_in(store_id: UUID, roles: Sequence[str]) -> Select[UUID, str | None]:
    """Select the active people with some roles in a store, each with the shift of each role."""
    return (
        select(User.id, Membership.shift)
        .join(Membership, Membership.user_id == User.id)
        .where(Membership.store_id == store_id, Membership.role.in_(roles), User.status == "active")
    )


def learners_of(session: Session, rule: RetrainingRule, store_id: UUID, visited_at: datetime) -> list[UUID]:
    """List whom a visit of a store gives a course, `visited_at` in the time of the store.

    A rule for the visited shift reaches who works it or both, and the whole store where that would be fewer than three.
    """
    rows = session.execute(working_in(store_id, rule.roles).order_by(User.id)).all()
    shift = "late" if visited_at.strftime("%H:%M") >= rule.late_from else "early"
    there = dict.fromkeys(user_id for user_id, worked in rows if worked in {None, shift})
    is_narrow = rule.shift == "visited" and len(there) >= FEWEST
    return list(there if is_narrow else dict.fromkeys(user_id for user_id, _ in rows))
