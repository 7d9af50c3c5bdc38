"""Reading the keys of an exam is noted in the journal: who, which exam, when."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from api.core.actor import Actor
from api.journal import Happened, record
from api.quizzes.pool import read_pool
from api.quizzes.starting import live_exam
from api.training.events import KEYS_READ
from api.training.keys import check_keys


def read_keys(session: Session, actor: Actor, course_key: str, *, now: datetime) -> list[dict[str, Any]]:
    """Give every question of an exam with its key, and note who read them; raise NotFound, NoExam or ExamAhead."""
    exam, _ = live_exam(session, course_key)
    check_keys(session, actor, course_key)
    payload = {"course": course_key, "version": exam.version}
    record(session, Happened(KEYS_READ, actor.organisation_id, exam.id, now, actor.user_id, payload))
    return read_pool(session, course_key)
