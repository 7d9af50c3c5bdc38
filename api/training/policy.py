"""When a course says that a rule has changed: who passed an earlier version gets what changed, and nothing else, once."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Date, Select, cast, exists, func, not_, or_, select
from sqlalchemy.dialects.postgresql import distinct_on, insert
from sqlalchemy.orm import Session

from api.accounts.models import User
from api.accounts.permissions import Permission
from api.accounts.visibility import is_secret
from api.core.actor import Actor
from api.core.ids import new_id
from api.core.problems import NotFound
from api.courses.models import CourseVersion
from api.journal import Happened, record
from api.stores.models import Store
from api.stores.scope import in_scope
from api.training.events import POLICY_CHANGE_GIVEN
from api.training.models import Assignment, Certificate
from api.training.problems import NothingChanged
from api.training.rules import due_day

BY_CHANGE = "change"


def preview_change(session: Session, actor: Actor, course_key: str, *, now: datetime) -> dict[str, Any]:
    """Say who in scope would get what changed, and until when; nothing is stored. Raise NotFound or NothingChanged."""
    course, change = _change_of(session, course_key)
    return {
        "course": course_key,
        "version": course.version,
        "lessons": changed_lessons(course.document),
        "gets": [
            {"id": learner, "name": name, "due_on": due_day(session, store_id, change["due_days"], now)}
            for learner, name, store_id in session.execute(_holders(actor, course, change, now))
        ],
    }


def give_change(session: Session, actor: Actor, course_key: str, *, now: datetime) -> dict[str, Any]:
    """Give what changed to everybody the preview names; doing it again reaches only who came since. Raise NotFound or NothingChanged."""
    told = preview_change(session, actor, course_key, now=now)
    course, change = _change_of(session, course_key)
    rows = [
        {
            "id": new_id(),
            "organisation_id": actor.organisation_id,
            "learner_id": learner,
            "store_id": store_id,
            "course_key": course.key,
            "course_version_id": course.id,
            "lessons": told["lessons"],
            "reason_kind": BY_CHANGE,
            "reason_id": UUID(change["uuid"]),
            "due_on": due_day(session, store_id, change["due_days"], now),
            "state": "assigned",
            "created_at": now,
        }
        for learner, _, store_id in session.execute(_holders(actor, course, change, now))
    ]
    if rows:
        session.execute(insert(Assignment).values(rows).on_conflict_do_nothing())
        payload = {"course": course.key, "version": course.version, "people": len(rows)}
        record(session, Happened(POLICY_CHANGE_GIVEN, actor.organisation_id, course.id, now, actor.user_id, payload))
    return told


def changed_lessons(document: Mapping[str, Any]) -> list[str]:
    """Name the lessons that changed: those a change names, and those that teach a topic it names."""
    change = document["policy_change"]
    return [
        lesson["key"]
        for lesson in document["lessons"]
        if lesson["key"] in change["lessons"] or set(lesson["topics"]) & set(change["topics"])
    ]


def _change_of(session: Session, course_key: str) -> tuple[CourseVersion, Mapping[str, Any]]:
    course = session.scalar(select(CourseVersion).where(CourseVersion.key == course_key, CourseVersion.is_live))
    if course is None:
        raise NotFound
    change = course.document.get("policy_change")
    if not change:
        raise NothingChanged
    return course, change


def _holders(
    actor: Actor, course: CourseVersion, change: Mapping[str, Any], now: datetime
) -> Select[UUID, str, UUID | None]:
    """Select who holds a good certificate of a version without this change and was not given it, with their store."""
    today = cast(func.timezone(func.coalesce(Store.time_zone, "Asia/Shanghai"), now), Date)
    newest = (
        select(Certificate)
        .ext(distinct_on(Certificate.learner_id))
        .where(Certificate.course_key == course.key, Certificate.withdrawn_at.is_(None))
        .order_by(Certificate.learner_id, Certificate.issued_at.desc())
        .subquery()
    )
    was_given = exists().where(
        Assignment.learner_id == Certificate.learner_id,
        Assignment.course_key == course.key,
        Assignment.reason_kind == BY_CHANGE,
        Assignment.reason_id == UUID(change["uuid"]),
    )
    proved = CourseVersion.document["policy_change"]["uuid"].astext
    return (
        select(Certificate.learner_id, User.name, Certificate.store_id)
        .join(newest, newest.c.id == Certificate.id)
        .join(User, User.id == Certificate.learner_id)
        .join(CourseVersion, CourseVersion.id == Certificate.course_version_id)
        .outerjoin(Store, Store.id == Certificate.store_id)
        .where(
            in_scope(actor, Permission.ASSIGNMENT_MANAGE, Certificate.store_id),
            not_(is_secret(actor, Certificate.learner_id)),
            User.status == "active",
            proved.is_distinct_from(change["uuid"]),
            or_(Certificate.expires_on.is_(None), Certificate.expires_on >= today),
            not_(was_given),
        )
        .order_by(User.name, User.id)
    )
