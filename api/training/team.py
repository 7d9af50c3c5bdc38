"""The people of one's stores, each with what they have to learn, until when, what they proved, and which drills wait to be watched."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Date, Select, cast, exists, func, select
from sqlalchemy.orm import Session

from api.accounts.models import Membership, User
from api.accounts.permissions import Permission, Role
from api.accounts.visibility import visible_users
from api.core.actor import Actor
from api.courses.models import CourseVersion
from api.stores.models import Store
from api.stores.scope import in_scope
from api.training.certificates import WITHOUT_STORE, state_of, visible_certificates, zone_of
from api.training.drills import open_drills
from api.training.models import OPEN, Assignment, Certificate
from api.training.reaching import is_reached, works_within


def team(actor: Actor, store_id: UUID | None) -> Select[Any]:
    """Select the staff of one's stores and regions, or of one store."""
    works_here = works_within(actor, Permission.ASSIGNMENT_READ, User.id, Role.STAFF)
    if store_id is not None:
        works_here = (
            exists()
            .where(Membership.user_id == User.id, Membership.role == Role.STAFF, Membership.store_id == store_id)
            .where(in_scope(actor, Permission.ASSIGNMENT_READ, Membership.store_id))
        )
    return visible_users(actor, Permission.ASSIGNMENT_READ).where(User.status == "active", works_here)


def describe_team(session: Session, actor: Actor, people: Sequence[User], *, now: datetime) -> list[dict[str, Any]]:
    """Describe people for their manager."""
    learners = [person.id for person in people]
    given = _given(session, actor, learners, now)
    proved = _proved(session, actor, learners, now)
    drills = Counter(drill["learner"]["id"] for drill in _drills(session, actor, learners))
    return [
        {
            "id": person.id,
            "name": person.name,
            "stores": sorted({one.store_id for one in person.memberships if one.store_id}),
            **_counts(given[person.id]),
            "assignments": [one for one in given[person.id] if one["state"] in OPEN],
            "certificates": proved[person.id],
            "next_expires_on": min(_expiries(proved[person.id]), default=None),
            "drills": drills[person.id],
        }
        for person in people
    ]


def _counts(given: Sequence[dict[str, Any]]) -> dict[str, Any]:
    still_open = [one for one in given if one["state"] in OPEN]
    late = sum(one["is_late"] for one in still_open)
    return {
        "due": len(still_open) - late,
        "late": late,
        "passed": sum(one["state"] == "passed" for one in given),
        "next_due_on": min((one["due_on"] for one in still_open), default=None),
    }


def _expiries(proved: Sequence[dict[str, Any]]) -> list[date]:
    return [one["expires_on"] for one in proved if one["state"] == "valid" and one["expires_on"] is not None]


def _given(
    session: Session, actor: Actor, learners: Sequence[UUID], now: datetime
) -> defaultdict[UUID, list[dict[str, Any]]]:
    today = cast(func.timezone(func.coalesce(Store.time_zone, WITHOUT_STORE.key), now), Date)
    rows = session.execute(
        select(Assignment, CourseVersion.document["title"], Assignment.due_on < today)
        .outerjoin(Store, Store.id == Assignment.store_id)
        .join(CourseVersion, CourseVersion.id == Assignment.course_version_id)
        .where(Assignment.learner_id.in_(learners), Assignment.state != "withdrawn")
        .where(is_reached(actor, Permission.ASSIGNMENT_READ))
        .order_by(Assignment.due_on, Assignment.id)
    )
    found: defaultdict[UUID, list[dict[str, Any]]] = defaultdict(list)
    for assignment, title, is_past in rows:
        names = ("id", "lessons", "reason_kind", "round", "due_on", "state")
        described = {name: getattr(assignment, name) for name in names}
        is_late = is_past and assignment.state in OPEN
        found[assignment.learner_id].append(
            {**described, "course": assignment.course_key, "title": title, "is_late": is_late}
        )
    return found


def _proved(
    session: Session, actor: Actor, learners: Sequence[UUID], now: datetime
) -> defaultdict[UUID, list[dict[str, Any]]]:
    """Give the newest certificate of each course."""
    rows = session.execute(
        visible_certificates(actor)
        .add_columns(CourseVersion.document["title"])
        .join(CourseVersion, CourseVersion.id == Certificate.course_version_id)
        .where(Certificate.learner_id.in_(learners))
        .order_by(Certificate.issued_at, Certificate.id)
    )
    newest: dict[tuple[UUID, str], tuple[Certificate, Any]] = {}
    for one, title in rows:
        newest[one.learner_id, one.course_key] = one, title
    today = {
        store: now.astimezone(zone_of(session, store)).date() for store in {one.store_id for one, _ in newest.values()}
    }
    found: defaultdict[UUID, list[dict[str, Any]]] = defaultdict(list)
    for one, title in newest.values():
        described = {"id": one.id, "course": one.course_key, "issued_on": one.issued_on, "expires_on": one.expires_on}
        found[one.learner_id].append({**described, "title": title, "state": state_of(one, today[one.store_id])})
    return found


def _drills(session: Session, actor: Actor, learners: Sequence[UUID]) -> list[dict[str, Any]]:
    if not learners or not actor.may(Permission.DRILL_OBSERVE):
        return []
    return open_drills(session, actor, learners=learners)
