"""Grading what has arrived: every slot by the question it was drawn in, then the whole by the rules it was drawn under."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy import bindparam, exists, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from api.core.db import table_of
from api.core.ids import new_id
from api.journal import Happened, record
from api.quizzes.events import ATTEMPT_GRADED, ATTEMPT_REGRADED
from api.quizzes.marking import Mark, mark, total
from api.quizzes.models import AnswerEvent, AnswerMark, Attempt, MarkEvent, QuestionVersion
from api.quizzes.packing import unpack
from api.quizzes.responses import UnfitResponse, check_response
from api.quizzes.timing import HOLDING

_EVENT, _MARK = table_of(AnswerEvent), table_of(AnswerMark)
# Bare rows: loading a thing for each answer would cost more than to mark it.
_EVENTS = (
    select(_EVENT.c.slot, _EVENT.c.response, _EVENT.c.confidence)
    .where(_EVENT.c.attempt_id == bindparam("attempt"))
    .order_by(_EVENT.c.seq)
)
_MARKS = select(_MARK.c.share, _MARK.c.is_fatal).where(_MARK.c.attempt_id == bindparam("attempt"))
_ADD_MARK = insert(_MARK)
_PUT_MARK = _ADD_MARK.on_conflict_do_update(
    index_elements=["organisation_id", "attempt_id", "slot"],
    set_={name: _ADD_MARK.excluded[name] for name in ("response", "share", "is_fatal", "confidence", "comment")},
)


@dataclass(frozen=True)
class Decision:
    """That a person let an attempt count, and why."""

    reason: str
    by: UUID | None


@dataclass(frozen=True)
class Answered:
    """An answer of a submission, in the tokens of the attempt."""

    response: dict[str, Any]
    confidence: str | None


class Noted(Protocol):
    """As much of an answer as is marked."""

    @property
    def response(self) -> dict[str, Any]:
        """Give what was answered, in the tokens of the attempt."""

    @property
    def confidence(self) -> str | None:
        """Give how sure the learner was."""


def newest_of(answers: Iterable[Mapping[str, Any]]) -> dict[int, Noted]:
    """Give the answer that counts for each slot a submission names: the one with the highest number."""
    ordered = sorted(answers, key=lambda answer: answer["seq"])
    return {answer["slot"]: Answered(answer["response"], answer["confidence"]) for answer in ordered}


def grade_arrived(
    session: Session, attempt: Attempt, answers: Iterable[Mapping[str, Any]] = (), *, is_first: bool, now: datetime
) -> None:
    """Mark every slot of an attempt, once, and settle its state.

    What is handed in counts before what came ahead: a phone that lost its answers begins to number them anew. It is not
    `is_first` when we handed the attempt in before its learner did.
    """
    newest: dict[int, Noted] = {event.slot: event for event in session.execute(_EVENTS, {"attempt": attempt.id})}
    newest |= newest_of(answers)
    rows = (
        mark_slots(attempt, questions_of(session, attempt), newest) if is_first else mark_copy(session, attempt, newest)
    )
    session.execute(_PUT_MARK, rows)
    if any(row["response"] is None and row["slot"] in newest for row in rows):
        attempt.flags = sorted({*attempt.flags, "unreadable-answer"})
    settle_grade(session, attempt, now=now)


def mark_slots(
    attempt: Attempt, questions: Mapping[UUID, dict[str, Any]], newest: Mapping[int, Noted]
) -> list[dict[str, Any]]:
    """Mark every slot of an attempt from the newest answer to each, as rows of AnswerMark; nothing is stored."""
    rows = []
    for slot in attempt.slots:
        question, noted = questions[UUID(slot["question"])], newest.get(slot["slot"])
        response = _in_keys(question, slot["meaning"], noted) if noted else None
        given = mark(question, response)
        rows.append(
            {
                "organisation_id": attempt.organisation_id,
                "attempt_id": attempt.id,
                "slot": slot["slot"],
                "question_version_id": UUID(slot["question"]),
                "response": response,
                "share": given.share,
                "is_fatal": given.is_fatal,
                "confidence": noted.confidence if noted else None,
                "comment": None,
            }
        )
    return rows


def mark_copy(session: Session, attempt: Attempt, newest: Mapping[int, Noted]) -> list[dict[str, Any]]:
    """Mark other answers to an attempt that was marked before, by the same questions as then.

    What a person gave for an open answer stands for the same words.
    """
    known = {row["slot"]: row for row in rows_of(session, attempt)}
    rows, corrected = mark_slots(attempt, questions_of(session, attempt), newest), _corrected(session, attempt)
    for row in rows:
        if row["slot"] in corrected:
            kept = Mark(row["share"], is_critical=row["is_fatal"])
            given = mark_again(corrected[row["slot"]], row["response"], kept)
            row["share"], row["is_fatal"] = given.share, given.is_fatal
        same = known.get(row["slot"])
        if row["share"] is None and same is not None and same["response"] == row["response"]:
            row["share"], row["comment"] = same["share"], same["comment"]
    return rows


def _corrected(session: Session, attempt: Attempt) -> dict[int, dict[str, Any]]:
    """Load the questions by which an attempt was marked again, by slot."""
    rows = session.execute(
        select(AnswerMark.slot, QuestionVersion.document)
        .join(QuestionVersion, QuestionVersion.id == AnswerMark.corrected_id)
        .where(AnswerMark.attempt_id == attempt.id)
    )
    return {row[0]: row[1] for row in rows}


def rows_of(session: Session, attempt: Attempt) -> list[dict[str, Any]]:
    """Read the marks of an attempt, as rows of AnswerMark."""
    names = ("slot", "question_version_id", "response", "share", "is_fatal", "confidence", "comment")
    marks = session.scalars(select(AnswerMark).where(AnswerMark.attempt_id == attempt.id).order_by(AnswerMark.slot))
    return [{name: getattr(one, name) for name in names} for one in marks]


def mark_again(question: Mapping[str, Any], response: dict[str, Any] | None, kept: Mark) -> Mark:
    """Mark an answer by another version of its question; one that a person marks, or that does not fit, keeps its mark."""
    if question["kind"] == "open":
        return kept
    try:
        if response is not None:
            check_response(question, response)
    except UnfitResponse:
        return kept
    return mark(question, response)


def settle_grade(session: Session, attempt: Attempt, *, now: datetime, decision: Decision | None = None) -> None:
    """Add an attempt up from its marks: it waits for a person to mark, or to decide about its flags, or it is graded.

    That is told once: as graded the first time, and as graded again, for the reason of the decision, ever after.
    """
    session.flush()  # Bare rows are read: what a person marked by hand has to be among them.
    marks = [Mark(one.share, is_critical=one.is_fatal) for one in session.execute(_MARKS, {"attempt": attempt.id})]
    result = total(marks, Decimal(attempt.rules["pass"]))
    before = attempt.has_passed
    attempt.score, attempt.has_passed, attempt.graded_at = result.score, None, None
    if result.score is None:
        attempt.state = "marking"
    elif HOLDING & set(attempt.flags) and decision is None:
        attempt.state = "held"
    else:
        attempt.state, attempt.has_passed, attempt.graded_at = "graded", result.has_passed, now
    session.flush()
    if attempt.state != "graded":
        return
    payload = {"course": attempt.course_key, "has_passed": attempt.has_passed}
    event, by = ATTEMPT_GRADED, None
    if decision is not None and _was_graded(session, attempt):
        payload |= {"reason": decision.reason, "passed_before": before}
        event, by = ATTEMPT_REGRADED, decision.by
    note_mark(session, attempt, "auto", share=attempt.score, now=now)
    record(session, Happened(event, attempt.organisation_id, attempt.id, now, by, payload))


def _was_graded(session: Session, attempt: Attempt) -> bool:
    added_up = exists().where(MarkEvent.attempt_id == attempt.id, MarkEvent.kind == "auto")
    return bool(session.scalar(select(added_up)))


def questions_of(session: Session, attempt: Attempt) -> dict[UUID, dict[str, Any]]:
    """Load the questions of an attempt as they stood when it was drawn."""
    wanted = [UUID(slot["question"]) for slot in attempt.slots]
    found = session.scalars(select(QuestionVersion).where(QuestionVersion.id.in_(wanted)))
    return {version.id: version.document for version in found}


def note_mark(
    session: Session,
    attempt: Attempt,
    kind: str,
    *,
    now: datetime,
    slot: int | None = None,
    share: Decimal | None = None,
    note: str | None = None,
    by: UUID | None = None,
) -> None:
    """Note who gave or changed a mark; nothing of this is ever changed."""
    session.add(
        MarkEvent(
            id=new_id(),
            organisation_id=attempt.organisation_id,
            attempt_id=attempt.id,
            slot=slot,
            kind=kind,
            share=share,
            note=note,
            marked_by=by,
            at=now,
        )
    )


def _in_keys(question: dict[str, Any], meaning: dict[str, str], noted: Noted) -> dict[str, Any] | None:
    """Write an answer in the keys of its question; None if it is no answer to it (what came stays in its event)."""
    try:
        response = unpack(noted.response, meaning)
        check_response(question, response)
    except (UnfitResponse, KeyError, TypeError, AttributeError):
        return None
    return response
