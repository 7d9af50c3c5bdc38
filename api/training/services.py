"""Giving courses to learners."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, false, or_, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from api.accounts.permissions import Permission
from api.core.actor import Actor
from api.core.ids import new_id
from api.courses.services import Remedy
from api.training.models import Assignment
from api.training.reaching import is_reached


def assign_course(
    session: Session,
    organisation_id: UUID,
    remedy: Remedy,
    learners: Iterable[UUID],
    *,
    store_id: UUID | None,
    reason: tuple[str, UUID],
    due_on: date,
    now: datetime,
) -> int:
    """Give lessons of a course to learners for a reason, once each; returns how many got it."""
    rows = [
        {
            "id": new_id(),
            "organisation_id": organisation_id,
            "learner_id": learner,
            "store_id": store_id,
            "course_key": remedy.version.key,
            "course_version_id": remedy.version.id,
            "lessons": list(remedy.lessons),
            "reason_kind": reason[0],
            "reason_id": reason[1],
            "due_on": due_on,
            "state": "assigned",
            "created_at": now,
        }
        for learner in learners
    ]
    if not rows:
        return 0
    given = session.execute(insert(Assignment).values(rows).on_conflict_do_nothing().returning(Assignment.id))
    return len(given.all())


def visible_assignments(actor: Actor) -> Select[Any]:
    """Select the assignments an actor may see: one's own, and those of the stores in scope."""
    is_own = any(scope.is_own for scope in actor.scopes(Permission.ASSIGNMENT_READ))
    own = Assignment.learner_id == actor.user_id if is_own else false()
    return select(Assignment).where(or_(own, is_reached(actor, Permission.ASSIGNMENT_READ)))
