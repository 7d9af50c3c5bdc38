"""Publishing the exam of a course: its questions as immutable versions, and the rules by which they are drawn."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from api.checklists.publishing import publish_version
from api.core.documents import sha256_hex
from api.core.ids import new_id
from api.quizzes.models import ExamVersion, QuestionVersion

# What drawing looks at; the rest of a question is loaded only once it is drawn.
_SEEN_BY_THE_DRAW = ("uuid", "group", "topic", "difficulty", "lesson")


def publish_exam(
    session: Session,
    organisation_id: UUID,
    course: Mapping[str, Any],
    questions: Sequence[Mapping[str, Any]],
    *,
    now: datetime,
) -> ExamVersion | None:
    """Make the exam of a course live, or retire the one it had; doing it twice changes nothing."""
    quiz = course.get("quiz")
    if not quiz or quiz["behaviour"] != "exam" or not questions:
        mine = (ExamVersion.organisation_id == organisation_id, ExamVersion.key == course["key"])
        session.execute(update(ExamVersion).where(*mine, ExamVersion.is_live).values(is_live=False))
        return None
    ids = _keep_questions(session, organisation_id, course["key"], questions)
    pool = [{"id": str(ids[one["uuid"]]), **{name: one[name] for name in _SEEN_BY_THE_DRAW}} for one in questions]
    document = {"key": course["key"], "quiz": quiz, "pool": pool}
    version: ExamVersion = publish_version(session, ExamVersion, organisation_id, document, now=now)[0]
    return version


def once_examined(session: Session, organisation_id: UUID, questions: Sequence[str]) -> dict[str, str]:
    """Tell which questions an exam may draw or once could, with the key of its course, by their UUID."""
    rows = session.execute(
        select(QuestionVersion.uuid, QuestionVersion.course_key).where(
            QuestionVersion.organisation_id == organisation_id,
            QuestionVersion.uuid.in_([UUID(question) for question in questions]),
        )
    )
    return {str(uuid): key for uuid, key in rows}


def _keep_questions(
    session: Session, organisation_id: UUID, course_key: str, questions: Sequence[Mapping[str, Any]]
) -> dict[str, UUID]:
    """Store each question that is new in this wording; returns the id of each by its UUID."""
    hashes = {question["uuid"]: sha256_hex(question) for question in questions}
    rows = [
        {
            "id": new_id(),
            "organisation_id": organisation_id,
            "uuid": UUID(question["uuid"]),
            "course_key": course_key,
            "sha256": hashes[question["uuid"]],
            "document": dict(question),
        }
        for question in questions
    ]
    session.execute(insert(QuestionVersion).values(rows).on_conflict_do_nothing())
    mine = select(QuestionVersion).where(
        QuestionVersion.organisation_id == organisation_id,
        QuestionVersion.uuid.in_([UUID(name) for name in hashes]),
        QuestionVersion.sha256.in_(hashes.values()),
    )
    return {
        str(version.uuid): version.id
        for version in session.scalars(mine)
        if hashes[str(version.uuid)] == version.sha256
    }
