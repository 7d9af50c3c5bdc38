"""Nobody reads the keys of an exam before handing it in: not even a trainer, who may read those of every other."""

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from api.core.actor import Actor
from api.quizzes.models import Attempt
from api.training.models import Assignment
from api.training.problems import ExamAhead

_TO_PASS = ("assigned", "started", "completed")


def is_to_take(session: Session, actor: Actor, course_key: str) -> bool:
    """Tell whether somebody has an open attempt at an exam, or was given its course and has not passed."""
    has_begun = exists().where(
        Attempt.learner_id == actor.user_id, Attempt.course_key == course_key, Attempt.state == "open"
    )
    was_given = exists().where(
        Assignment.learner_id == actor.user_id,
        Assignment.course_key == course_key,
        Assignment.state.in_(_TO_PASS),
    )
    return bool(session.scalar(select(or_(has_begun, was_given))))


def check_keys(session: Session, actor: Actor, course_key: str) -> None:
    """Raise ExamAhead for who has to take this exam themselves."""
    if is_to_take(session, actor, course_key):
        raise ExamAhead
