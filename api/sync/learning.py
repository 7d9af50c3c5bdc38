"""What a phone needs for learning without a network: courses, what was given to one, open exams, cards to look things up in.

A course travels with its practice questions, key and all; of an exam only the packet travels that was drawn for this person.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.accounts.permissions import Permission
from api.core.actor import Actor
from api.courses.models import CourseVersion
from api.quizzes.models import Attempt
from api.quizzes.reading import describe_all
from api.quizzes.schemas import AttemptSchema
from api.training.certificates import renews_on
from api.training.drills import open_drills
from api.training.models import Assignment, Certificate, LessonProgress

_ATTEMPT = AttemptSchema()


def changed_courses(session: Session, actor: Actor, since: int) -> list[dict[str, Any]]:
    """Bring the course versions behind what was given since a transaction, and the courses that come before them.

    A newer version changes nothing for who has one.
    """
    mine = select(Assignment.course_version_id).where(
        Assignment.learner_id == actor.user_id, Assignment.changed_xid >= since
    )
    given = session.scalars(select(CourseVersion).where(CourseVersion.id.in_(mine))).all()
    return [
        {"key": version.key, "version": version.version, "sha256": version.sha256, "document": version.document}
        for version in [*given, *_before(session, actor, given)]
    ]


def _before(session: Session, actor: Actor, given: Sequence[CourseVersion]) -> list[CourseVersion]:
    """Find what comes before some courses, and before that, as it is now; what was given itself comes as it was given."""
    own = select(Assignment.course_key).where(Assignment.learner_id == actor.user_id)
    found: dict[str, CourseVersion] = {}
    wanted = _prerequisites(given)
    while wanted:
        live = select(CourseVersion).where(
            CourseVersion.key.in_(wanted), CourseVersion.is_live, CourseVersion.key.not_in(own)
        )
        new = [version for version in session.scalars(live.order_by(CourseVersion.key)) if version.key not in found]
        found |= {version.key: version for version in new}
        wanted = _prerequisites(new)
    return list(found.values())


def _prerequisites(versions: Sequence[CourseVersion]) -> set[str]:
    return {key for version in versions for key in version.document.get("prerequisites", [])}


def changed_assignments(session: Session, actor: Actor, since: int) -> list[dict[str, Any]]:
    """Bring what was given to this person, or moved on, since a transaction."""
    mine = select(Assignment).where(Assignment.learner_id == actor.user_id, Assignment.changed_xid >= since)
    return [
        {
            "id": str(assignment.id),
            "course": assignment.course_key,
            "lessons": assignment.lessons,
            "reason": {"kind": assignment.reason_kind, "note": assignment.note},
            "due_on": assignment.due_on.isoformat(),
            "state": assignment.state,
        }
        for assignment in session.scalars(mine.order_by(Assignment.due_on, Assignment.id))
    ]


def changed_progress(session: Session, actor: Actor, since: int) -> list[dict[str, Any]]:
    """Bring the lessons this person began or finished, on whichever phone."""
    mine = select(LessonProgress).where(LessonProgress.learner_id == actor.user_id, LessonProgress.changed_xid >= since)
    return [
        {"course": one.course_key, "lesson": one.lesson, "is_completed": one.completed_at is not None}
        for one in session.scalars(mine.order_by(LessonProgress.course_key, LessonProgress.lesson))
    ]


def changed_attempts(session: Session, actor: Actor, since: int) -> list[dict[str, Any]]:
    """Bring one's own attempts; an open one with its packet, so that a phone can go on after it lost it."""
    mine = select(Attempt).where(Attempt.learner_id == actor.user_id, Attempt.changed_xid >= since)
    attempts: Sequence[Attempt] = session.scalars(mine.order_by(Attempt.issued_at, Attempt.id)).all()
    return [
        {**_ATTEMPT.dump(told), "packet": attempt.packet if attempt.state == "open" else None}
        for attempt, told in zip(attempts, describe_all(session, actor, attempts), strict=True)
    ]


def changed_certificates(session: Session, actor: Actor, since: int) -> list[dict[str, Any]]:
    """Bring one's own certificates; a phone tells by the day whether one has expired."""
    title = CourseVersion.document["title"].label("title")
    mine = select(Certificate, title).join(CourseVersion, CourseVersion.id == Certificate.course_version_id)
    changed = mine.where(Certificate.learner_id == actor.user_id, Certificate.changed_xid >= since)
    return [
        {
            "id": str(one.id),
            "attempt_id": str(one.attempt_id),
            "course": one.course_key,
            "title": title,
            "code": one.code,
            "issued_on": one.issued_on.isoformat(),
            "expires_on": _iso(one.expires_on),
            "renews_on": _iso(renews_on(session, one)),
            "is_withdrawn": one.withdrawn_at is not None,
        }
        for one, title in session.execute(changed.order_by(Certificate.issued_at, Certificate.id))
    ]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def drills_to_observe(session: Session, actor: Actor) -> list[dict[str, Any]]:
    """Bring every drill that waits for an observer like this one; the whole list each time."""
    return open_drills(session, actor) if actor.may(Permission.DRILL_OBSERVE) else []


def changed_cards(session: Session, since: int) -> list[dict[str, Any]]:
    """Bring the knowledge cards of every course that changed: all cards of a course, which replace those it had."""
    live = select(CourseVersion).where(CourseVersion.is_live, CourseVersion.changed_xid >= since)
    return [
        {"course": version.key, "cards": version.document["cards"]}
        for version in session.scalars(live.order_by(CourseVersion.key))
        if version.document.get("cards")
    ]
