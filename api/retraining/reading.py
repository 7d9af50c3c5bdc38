"""How far the retraining of a report is, a rung of the ladder each; and which pains lie behind its findings."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from sqlalchemy import any_, exists, func, select
from sqlalchemy.orm import Session

from api.accounts.permissions import Permission
from api.audits.models import Audit, AuditRevision
from api.checklists.models import ChecklistVersion
from api.core.actor import Actor
from api.core.problems import NotFound
from api.courses.models import CourseVersion
from api.retraining.diagnosis import diagnose, plan_courses
from api.retraining.models import RetrainingPlan
from api.retraining.services import REASON
from api.stores.scope import in_scope
from api.training.models import Assignment, DrillObservation

_COMPLETED = ("completed", "passed")
# A drill of the assignment was approved after it was given.
_IS_DRILLED = exists().where(
    DrillObservation.learner_id == Assignment.learner_id,
    DrillObservation.course_key == Assignment.course_key,
    DrillObservation.lesson == any_(Assignment.lessons),
    DrillObservation.outcome == "approved",
    DrillObservation.observed_at >= Assignment.created_at,
)


def read_ladder(session: Session, actor: Actor, audit_id: UUID) -> list[dict[str, Any]]:
    """List the courses a published report called for, with how many people got, completed and passed each; raise NotFound."""
    inside = in_scope(actor, Permission.ASSIGNMENT_READ, Audit.store_id)
    if session.scalar(select(Audit.id).where(Audit.id == audit_id, Audit.state == "published", inside)) is None:
        raise NotFound
    counted = (
        select(
            Assignment.reason_id,
            func.count().label("assigned"),
            func.count().filter(Assignment.state.in_(_COMPLETED)).label("completed"),
            func.count().filter(Assignment.state == "passed").label("passed"),
            func.count().filter(_IS_DRILLED).label("drilled"),
        )
        .where(Assignment.reason_kind == REASON)
        .group_by(Assignment.reason_id)
        .subquery()
    )
    rows = session.execute(
        select(
            RetrainingPlan, CourseVersion, counted.c.assigned, counted.c.completed, counted.c.passed, counted.c.drilled
        )
        .outerjoin(CourseVersion, CourseVersion.id == RetrainingPlan.course_version_id)
        .outerjoin(counted, counted.c.reason_id == RetrainingPlan.id)
        .where(RetrainingPlan.audit_id == audit_id)
        .order_by(RetrainingPlan.due_on, RetrainingPlan.id)
    )
    return [
        {
            "id": plan.id,
            "topic": plan.topic,
            "course": None if course is None else _course(course),
            "lessons": plan.lessons,
            "due_on": plan.due_on,
            "assigned": assigned or 0,
            "completed": completed or 0,
            "passed": passed or 0,
            "drilled": drilled or 0,
        }
        for plan, course, assigned, completed, passed, drilled in rows
    ]


def read_diagnosis(session: Session, actor: Actor, audit_id: UUID) -> dict[str, Any]:
    """Show which pains a published report shows and the courses planned against them; raise NotFound."""
    inside = in_scope(actor, Permission.FINDING_READ, Audit.store_id)
    audit = session.scalar(select(Audit).where(Audit.id == audit_id, Audit.state == "published", inside))
    if audit is None:
        raise NotFound
    document = session.get_one(ChecklistVersion, audit.checklist_version_id).document
    tree = session.get_one(AuditRevision, (audit.organisation_id, audit.id, audit.revision)).score
    planned = session.execute(
        select(RetrainingPlan.topic, CourseVersion)
        .join(CourseVersion, CourseVersion.id == RetrainingPlan.course_version_id)
        .where(RetrainingPlan.audit_id == audit_id)
    ).all()
    courses = {course.key: course for _, course in planned}
    pains = diagnose(document, tree)
    steps = plan_courses(pains, {topic: course.key for topic, course in planned})
    return {
        "pains": [asdict(pain) for pain in pains],
        "courses": [{"course": _course(courses[step.course]), "pains": step.pains} for step in steps],
    }


def _course(course: CourseVersion) -> dict[str, Any]:
    return {"key": course.key, "version": course.version, "title": course.document["title"]}
