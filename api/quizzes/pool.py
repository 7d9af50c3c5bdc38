"""The questions an exam draws from, whole and with their keys: for who marks it, never for who takes it."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.quizzes.models import QuestionVersion
from api.quizzes.starting import live_exam


def read_pool(session: Session, course_key: str) -> list[dict[str, Any]]:
    """Give the questions of the live exam as they are asked today, in the order of the files; raise NotFound or NoExam."""
    exam, _ = live_exam(session, course_key)
    ids = [UUID(entry["id"]) for entry in exam.document["pool"]]
    found = {
        one.id: one.document for one in session.scalars(select(QuestionVersion).where(QuestionVersion.id.in_(ids)))
    }
    return [found[one] for one in ids]
