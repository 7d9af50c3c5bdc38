"""Practice questions of the live courses, looked up without loading whole courses."""

from collections.abc import Collection, Mapping
from typing import Any, Final
from uuid import UUID

from sqlalchemy import bindparam, text
from sqlalchemy.orm import Session

_ASKED: Final = text("""
    SELECT EXISTS (
        SELECT FROM course_version AS course, jsonb_array_elements(course.document -> 'questions') AS question
        WHERE course.is_live AND course.key = :course AND question ->> 'uuid' = :question
    )
""")
_ABOUT: Final = text("""
    SELECT course.key, CAST(question ->> 'uuid' AS uuid) AS uuid, question ->> 'topic' AS topic
    FROM course_version AS course, jsonb_array_elements(course.document -> 'questions') AS question
    WHERE course.is_live AND question ->> 'topic' = ANY(:topics) AND (CAST(:course AS text) IS NULL OR course.key = :course)
    ORDER BY course.key, uuid
""").bindparams(bindparam("topics"))
# A picture travels with its question, because the course may not be on the phone.
_WHOLE: Final = text("""
    SELECT CAST(question ->> 'uuid' AS uuid) AS uuid, question AS document,
        course.document -> 'media' -> (question #>> '{picture,file}') AS picture
    FROM course_version AS course, jsonb_array_elements(course.document -> 'questions') AS question
    WHERE course.is_live AND course.key = ANY(:courses) AND question ->> 'uuid' = ANY(:questions)
""").bindparams(bindparam("courses"), bindparam("questions"))


def is_asked(session: Session, course_key: str, question: UUID) -> bool:
    """Tell whether a question is among the practice questions of a live course."""
    return bool(session.scalar(_ASKED, {"course": course_key, "question": str(question)}))


def about(session: Session, topics: Collection[str], course_key: str | None = None) -> list[tuple[str, UUID]]:
    """List the practice questions about some topics as `(course, question)`, of one course or of all."""
    if not topics:
        return []
    return [(row.key, row.uuid) for row in session.execute(_ABOUT, {"topics": sorted(topics), "course": course_key})]


def whole(session: Session, courses: Collection[str], questions: Collection[UUID]) -> dict[UUID, Mapping[str, Any]]:
    """Load practice questions with key, explanation and picture, by their UUID; what is asked no longer is missing."""
    if not questions:
        return {}
    wanted = {"courses": sorted(courses), "questions": [str(one) for one in questions]}
    return {row.uuid: _with_picture(row.document, row.picture) for row in session.execute(_WHOLE, wanted)}


def _with_picture(document: dict[str, Any], picture: Mapping[str, Any] | None) -> dict[str, Any]:
    return document if picture is None else {**document, "media": {document["picture"]["file"]: picture}}
