"""An attempt that was handed in more than once, with other answers: what each copy says and would earn, and letting another one count."""

from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.audits.decimals import plain
from api.core.problems import FieldError, Invalid, marked
from api.quizzes.grading import mark_copy, newest_of, questions_of, rows_of
from api.quizzes.marking import Mark, total
from api.quizzes.models import AnswerMark, Attempt, Submission
from api.quizzes.options import say_certainty
from api.quizzes.schemas import SubmissionSchema

_SUBMISSION = SubmissionSchema()


def describe_copies(session: Session, attempt: Attempt) -> list[dict[str, Any]]:
    """Give what was handed in, the copy that counts first, then the others as they came; each with its answers and what they earn."""
    found = session.scalars(
        select(Submission).where(Submission.attempt_id == attempt.id).order_by(Submission.received_at)
    ).all()
    questions = questions_of(session, attempt)
    counting = [one for one in found if one.digest == attempt.digest]
    first = _describe(attempt, questions, counting[0] if counting else None, rows_of(session, attempt))
    others = [one for one in found if one.digest != attempt.digest]
    return [first, *(_describe(attempt, questions, one, _rows_of(session, attempt, one)) for one in others)]


def adopt_copy(session: Session, attempt: Attempt, digest: str) -> bool:
    """Let a copy count: its answers are marked, and its times stand. Returns whether it is another one than before; raise Invalid."""
    if digest == attempt.digest:
        return False
    mine = select(Submission).where(Submission.attempt_id == attempt.id, Submission.digest == digest)
    copy = session.scalar(mine)
    if copy is None:
        raise Invalid(errors=[FieldError("/copy", marked("There is no such copy."))])
    marks = {one.slot: one for one in session.scalars(select(AnswerMark).where(AnswerMark.attempt_id == attempt.id))}
    for row in _rows_of(session, attempt, copy):
        for name in ("response", "share", "is_fatal", "confidence", "comment"):
            setattr(marks[row["slot"]], name, row[name])
    said = _SUBMISSION.load(copy.payload)
    attempt.digest, attempt.received_at = copy.digest, copy.received_at
    attempt.started_at, attempt.finished_at = said["started_at"], said["finished_at"]
    attempt.elapsed_ms = said["elapsed_ms"]
    session.flush()
    return True


def _rows_of(session: Session, attempt: Attempt, copy: Submission) -> list[dict[str, Any]]:
    """Mark a copy by the same questions as the one that counts."""
    return mark_copy(session, attempt, newest_of(_SUBMISSION.load(copy.payload)["answers"]))


def _describe(
    attempt: Attempt, questions: dict[UUID, dict[str, Any]], copy: Submission | None, rows: list[dict[str, Any]]
) -> dict[str, Any]:
    said = None if copy is None else _SUBMISSION.load(copy.payload)
    result = total([Mark(row["share"], is_critical=row["is_fatal"]) for row in rows], Decimal(attempt.rules["pass"]))
    return {
        "copy": None if copy is None else copy.digest,
        "received_at": attempt.received_at if copy is None else copy.received_at,
        "started_at": None if said is None else said["started_at"],
        "finished_at": None if said is None else said["finished_at"],
        "elapsed_ms": None if said is None else said["elapsed_ms"],
        "score": None if result.score is None else plain(result.score),
        "has_passed": result.has_passed,
        "answers": [
            {
                "slot": row["slot"],
                "question": questions[row["question_version_id"]],
                "response": row["response"],
                "share": None if row["share"] is None else plain(row["share"]),
                "confidence": row["confidence"],
                "certainty_mark": say_certainty(attempt.rules, row["share"], row["confidence"]),
                "comment": row["comment"],
            }
            for row in rows
        ],
    }
