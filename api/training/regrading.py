"""What marking again does to certificates and to what people were given."""

from datetime import datetime
from typing import Any

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from api.core.actor import Actor
from api.core.ports import Ports
from api.courses.models import CourseVersion
from api.journal import Happened
from api.quizzes.models import Attempt
from api.quizzes.regrading import digest_of, find_changes, regrade
from api.training.certificates import is_whole, withdraw_lost
from api.training.following import follow_attempt
from api.training.models import Assignment, Certificate


def preview_regrade(session: Session, actor: Actor, course_key: str) -> dict[str, Any]:
    """Name whose result would change if everything in scope were marked by the questions of today; nothing is stored."""
    changes = find_changes(session, actor, course_key)
    return {"digest": digest_of(changes), "items": _with_certificates(session, [one.describe() for one in changes])}


def apply_regrade(
    session: Session, actor: Actor, course_key: str, *, digest: str, reason: str, now: datetime
) -> dict[str, Any]:
    """Mark again for good, as the preview of this digest showed; certificates follow. Raise AnotherRegrade."""
    foreseen = {one["attempt_id"]: one["certificate"] for one in preview_regrade(session, actor, course_key)["items"]}
    told = regrade(session, actor, course_key, digest=digest, reason=reason, now=now)
    return {"digest": digest, "items": [{**one, "certificate": foreseen.get(one["attempt_id"])} for one in told]}


def follow_regrade(session: Session, ports: Ports, happened: Happened) -> None:
    """Issue or withdraw the certificate of an attempt whose result is another one now; doing it again changes nothing.

    While open answers of an accepted copy wait for their marks, what was proved before stands.
    """
    attempt = session.scalar(select(Attempt).where(Attempt.id == happened.subject_id))
    if attempt is None or attempt.state not in {"graded", "void"}:
        return
    if attempt.has_passed:
        follow_attempt(session, ports, happened)
        return
    withdraw_lost(session, attempt, happened.payload["reason"], by=happened.actor_id, now=happened.at)
    _take_back(session, attempt)


def _take_back(session: Session, attempt: Attempt) -> None:
    """Let what counted as passed by this attempt alone be finished again."""
    proved_otherwise = exists().where(
        Attempt.learner_id == attempt.learner_id,
        Attempt.course_key == attempt.course_key,
        Attempt.id != attempt.id,
        Attempt.state == "graded",
        Attempt.has_passed.is_(True),
    )
    if session.scalar(select(proved_otherwise)):
        return
    passed = select(Assignment).where(
        Assignment.learner_id == attempt.learner_id,
        Assignment.course_key == attempt.course_key,
        Assignment.state == "passed",
    )
    for assignment in session.scalars(passed.with_for_update()):
        assignment.state = "completed"
    session.flush()


def _with_certificates(session: Session, told: list[dict[str, Any]]) -> list[dict[str, Any]]:
    attempts = [one["attempt_id"] for one in told]
    held = {
        one.attempt_id: one.withdrawn_at is None
        for one in session.scalars(
            select(Certificate).where(Certificate.attempt_id.in_(attempts), ~Certificate.lost_with_result)
        )
    }
    return [{**one, "certificate": _certificate(session, one, held)} for one in told]


def _certificate(session: Session, one: dict[str, Any], held: dict[Any, bool]) -> str | None:
    if one["passed_after"] and not one["passed_before"] and one["attempt_id"] not in held:
        attempt = session.get_one(Attempt, one["attempt_id"])
        assignment = session.get(Assignment, attempt.round_id) if attempt.round_id else None
        course = session.get_one(CourseVersion, attempt.course_version_id)
        return "issued" if is_whole(course, assignment) else None
    return "withdrawn" if not one["passed_after"] and held.get(one["attempt_id"]) else None
