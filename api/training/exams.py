"""For what a learner may take an exam: a course they were given, or one they learn by themselves."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, exists, not_, select
from sqlalchemy.orm import Session

from api.accounts.models import Membership
from api.core.actor import Actor
from api.core.problems import NotFound
from api.courses.models import CourseVersion
from api.quizzes.models import Attempt
from api.quizzes.release import stand
from api.quizzes.starting import Occasion, earliest_start, goes_of, in_round, live_exam
from api.training.certificates import may_renew, newest_certificate
from api.training.keys import has_read_keys
from api.training.models import OPEN, Assignment


def find_occasion(
    session: Session, actor: Actor, course_key: str, assignment_id: UUID | None, *, now: datetime
) -> Occasion:
    """Say for what somebody takes the exam of a course; raise NotFound for an assignment that is not theirs or of another course.

    Who names none learns for the whole course as they were given it, and only else by themselves: nobody has two rounds at once.
    """
    has_read = has_read_keys(session, actor, course_key) or _was_withdrawn(session, actor, course_key)
    mine = select(Assignment).where(Assignment.learner_id == actor.user_id, Assignment.course_key == course_key)
    if assignment_id is None:
        whole = mine.where(Assignment.lessons == [], Assignment.state.in_(OPEN)).order_by(Assignment.created_at.desc())
        assignment = session.scalar(whole.limit(1))
    else:
        assignment = session.scalar(mine.where(Assignment.id == assignment_id))
        if assignment is None:
            raise NotFound
    if assignment is not None:
        return Occasion(course_key, assignment.id, tuple(assignment.lessons), assignment.store_id, has_read)
    round_id = _own_round(session, actor, course_key, now)
    return Occasion(course_key, round_id, store_id=store_of(session, actor.user_id), has_read_keys=has_read)


def _was_withdrawn(session: Session, actor: Actor, course_key: str) -> bool:
    """Tell whether somebody withdrew the last proof: its answers were shown, so a person decides about the next."""
    held = newest_certificate(session, actor.user_id, course_key)
    return held is not None and held.withdrawn_at is not None and not held.lost_with_result


def _own_round(session: Session, actor: Actor, course_key: str, now: datetime) -> UUID | None:
    """Name the round of who learns by themselves: that of the proof which stands, or one that renews what stands no longer."""
    held = newest_certificate(session, actor.user_id, course_key)
    if held is None:
        return None
    if held.lost_with_result or not may_renew(session, held, now=now):
        return session.scalar(select(Attempt.round_id).where(Attempt.id == held.attempt_id))
    return held.id


def about_everything() -> ColumnElement[bool]:
    """Tell which attempts were about a whole course, and not about lessons somebody was given of it."""
    return not_(exists().where(Assignment.id == Attempt.round_id, Assignment.lessons != []))


def describe_exam(session: Session, actor: Actor, occasion: Occasion) -> dict[str, Any]:
    """Say what an exam asks of somebody, and how they stand with it; raise NotFound or NoExam."""
    exam, course = live_exam(session, occasion.course_key)
    quiz = exam.document["quiz"]
    attempts = goes_of(session, actor.user_id, occasion.course_key)
    mine = in_round(attempts, occasion.round_id)
    standing = stand(mine, quiz["attempts"])
    return {
        "course": {"name": course.key, "version": course.version, "title": course.document["title"]},
        "pass_share": quiz["pass"],
        "attempts": quiz["attempts"],
        "attempts_left": standing.attempts_left,
        "cool_down_hours": quiz["cool_down_hours"],
        "limit_minutes": quiz["limit_minutes"],
        "asks_confidence": quiz["confidence"],
        "has_passed": standing.has_passed,
        "prerequisites": _prerequisites(session, actor, course),
        "open_attempt_id": next((one.id for one in attempts if one.state == "open"), None),
        "next_start_at": None if standing.has_passed else earliest_start(attempts, quiz),
    }


def _prerequisites(session: Session, actor: Actor, course: CourseVersion) -> list[dict[str, Any]]:
    """List what is better learnt before: a finding may call for the later course first, so it is said and not enforced."""
    wanted = course.document.get("prerequisites", [])
    has_passed = exists().where(
        Attempt.learner_id == actor.user_id,
        Attempt.course_key == CourseVersion.key,
        Attempt.state == "graded",
        Attempt.has_passed.is_(True),
    )
    rows = session.execute(
        select(CourseVersion.key, CourseVersion.document["title"], has_passed).where(
            CourseVersion.key.in_(wanted), CourseVersion.is_live
        )
    )
    found = {key: {"name": key, "title": title, "has_passed": passed} for key, title, passed in rows}
    return [found[key] for key in wanted if key in found]


def store_of(session: Session, user_id: UUID) -> UUID | None:
    """Find the store somebody works in; None for who works in none, or in several."""
    stores = session.scalars(
        select(Membership.store_id).where(Membership.user_id == user_id, Membership.store_id.is_not(None)).distinct()
    ).all()
    return stores[0] if len(stores) == 1 else None
