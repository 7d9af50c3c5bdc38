"""How far a learner is with the lessons of a course, and what that means for what they were given."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from marshmallow import ValidationError
from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from api.core.actor import Actor
from api.core.problems import FieldError, Invalid, NotFound, marked
from api.courses.models import CourseVersion
from api.http.bodies import field_errors
from api.journal import Happened, record
from api.training.events import LESSON_COMPLETED
from api.training.models import OPEN, Assignment, LessonProgress
from api.training.schemas import ProgressSchema

_PROGRESS = ProgressSchema()
_UNFINISHED = ("assigned", "started")


def note_progress(session: Session, actor: Actor, payload: Mapping[str, Any], *, now: datetime) -> UUID:
    """Keep that a lesson was begun or read to its end, and return the course version; raise Invalid or NotFound.

    What is read stays read: the earliest beginning, the first end and the longest time are kept.
    """
    try:
        said = _PROGRESS.load(payload)
    except ValidationError as error:
        raise Invalid(errors=field_errors(error.messages)) from error
    course = _live(session, said["course"])
    if said["lesson"] not in _kinds(course):
        raise Invalid(errors=[FieldError("/lesson", marked("The course has no such lesson."))])
    was_read = session.scalar(
        select(LessonProgress.completed_at).where(
            LessonProgress.learner_id == actor.user_id,
            LessonProgress.course_key == course.key,
            LessonProgress.lesson == said["lesson"],
        )
    )
    adding = insert(LessonProgress).values(
        organisation_id=actor.organisation_id,
        learner_id=actor.user_id,
        course_key=course.key,
        lesson=said["lesson"],
        started_at=said["at"],
        completed_at=said["at"] if said["state"] == "completed" else None,
        seconds=said["seconds"],
        received_at=now,
    )
    session.execute(
        adding.on_conflict_do_update(
            index_elements=["organisation_id", "learner_id", "course_key", "lesson"],
            set_={
                "started_at": func.least(LessonProgress.started_at, adding.excluded.started_at),
                "completed_at": func.coalesce(LessonProgress.completed_at, adding.excluded.completed_at),
                "seconds": func.greatest(LessonProgress.seconds, adding.excluded.seconds),
            },
        )
    )
    if said["state"] == "completed" and was_read is None:
        payload_of_event = {"course": course.key, "lesson": said["lesson"]}
        happened = Happened(LESSON_COMPLETED, actor.organisation_id, course.id, now, actor.user_id, payload_of_event)
        record(session, happened)
    _advance(session, actor.user_id, course)
    return course.id


def pass_assignments(session: Session, learner_id: UUID, course_key: str, lessons: Collection[str]) -> None:
    """Mark as passed what a learner was given of a course and has proved now: everything, or what lies within some lessons."""
    mine = select(Assignment).where(
        Assignment.learner_id == learner_id, Assignment.course_key == course_key, Assignment.state.in_(OPEN)
    )
    for assignment in session.scalars(mine.with_for_update()):
        if covers(lessons, assignment.lessons):
            assignment.state = "passed"
    session.flush()


def covers(proved: Collection[str], asked: Collection[str]) -> bool:
    """Tell whether who proved some lessons has proved those asked for; none named means all of them, on either side."""
    return not proved or (bool(asked) and set(asked) <= set(proved))


def _live(session: Session, course_key: str) -> CourseVersion:
    found = session.scalar(select(CourseVersion).where(CourseVersion.key == course_key, CourseVersion.is_live))
    if found is None:
        raise NotFound
    return found


def _kinds(course: CourseVersion) -> dict[str, str]:
    return {lesson["key"]: lesson["kind"] for lesson in course.document["lessons"]}


def _advance(session: Session, learner_id: UUID, course: CourseVersion) -> None:
    """Move open assignments on. Drills are not read but observed, so they do not keep one from being completed."""
    kinds = _kinds(course)
    read = set(
        session.scalars(
            select(LessonProgress.lesson).where(
                LessonProgress.learner_id == learner_id,
                LessonProgress.course_key == course.key,
                LessonProgress.completed_at.is_not(None),
            )
        )
    )
    mine = select(Assignment).where(
        Assignment.learner_id == learner_id, Assignment.course_key == course.key, Assignment.state.in_(_UNFINISHED)
    )
    for assignment in session.scalars(mine.with_for_update()):
        to_read = {lesson for lesson in assignment.lessons or kinds if kinds.get(lesson, "drill") != "drill"}
        assignment.state = "completed" if to_read <= read else "started"
    session.flush()
