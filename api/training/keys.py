"""Nobody reads the keys of an exam before handing it in: not even a trainer, who may read those of every other."""

from sqlalchemy import select, union
from sqlalchemy.orm import Session

from api.core.actor import Actor
from api.quizzes.models import Attempt
from api.training.models import Assignment
from api.training.problems import ExamAhead

_TO_PASS = ("assigned", "started", "completed")


def is_to_take(session: Session, actor: Actor, course_key: str) -> bool:
    """Tell whether somebody has an open attempt at an exam, or was given its course and has not passed."""
    return course_key in courses_to_take(session, actor)


def check_keys(session: Session, actor: Actor, course_key: str) -> None:
    """Raise ExamAhead for who has to take this exam themselves."""
    if is_to_take(session, actor, course_key):
        raise ExamAhead


def courses_to_take(session: Session, actor: Actor) -> list[str]:
    """List the courses whose exams somebody has yet to pass."""
    begun = select(Attempt.course_key).where(Attempt.learner_id == actor.user_id, Attempt.state == "open")
    given = select(Assignment.course_key).where(Assignment.learner_id == actor.user_id, Assignment.state.in_(_TO_PASS))
    return list(session.scalars(union(begun, given)))
