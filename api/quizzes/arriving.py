"""An attempt is handed in, or some of its answers come ahead: each answer is kept, the first submission counts, no later one is lost."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from marshmallow import ValidationError
from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from api.core.actor import Actor
from api.core.db import table_of
from api.core.documents import MalformedJSON, seal
from api.core.problems import FieldError, Invalid, NotFound, marked
from api.http.bodies import field_errors
from api.journal import Happened, record
from api.quizzes.events import ATTEMPT_SUBMITTED
from api.quizzes.grading import grade_arrived
from api.quizzes.models import AnswerEvent, Attempt, Submission
from api.quizzes.schemas import AnswersSchema, SubmissionSchema
from api.quizzes.timing import KEYS_READ, Times, odd_about

_SUBMISSION, _ANSWERS = SubmissionSchema(), AnswersSchema()
# One statement for every number of rows: to write a statement anew for each cost a third of the time of handing in.
_ADD_ANSWER = insert(table_of(AnswerEvent)).on_conflict_do_nothing()


@dataclass(frozen=True)
class Arrival:
    """What became of a submission: `is_conflicting` tells that another one came first, and that this one is kept beside it."""

    attempt: Attempt
    is_conflicting: bool = False


def submit_attempt(session: Session, actor: Actor, payload: Mapping[str, Any], *, now: datetime) -> Arrival:
    """Take a submission of one's own attempt: grade the first, know it again, keep another one; raise Invalid or NotFound."""
    said = _read(_SUBMISSION, payload)
    attempt = _own(session, actor, said["attempt_id"])
    digest = _seal(payload)
    if attempt.digest == digest:
        return Arrival(attempt)
    # What we handed in ourselves, because the time was over, gives way to what the learner hands in after all.
    is_first = attempt.digest is None and attempt.state != "void"
    _keep(session, attempt, digest, payload, is_conflicting=not is_first, now=now)
    _keep_answers(session, attempt, said["answers"], now=now)
    if not is_first:
        attempt.flags = sorted({*attempt.flags, "conflicting-copy"})
        session.flush()
        return Arrival(attempt, is_conflicting=True)
    is_open = attempt.state == "open"
    attempt.digest, attempt.received_at = digest, now
    attempt.started_at, attempt.finished_at = said["started_at"], said["finished_at"]
    attempt.elapsed_ms = said["elapsed_ms"]
    attempt.flags = sorted({*odd_about(_times(attempt, now)), *({KEYS_READ} & {*attempt.flags})})
    record(
        session, Happened(ATTEMPT_SUBMITTED, actor.organisation_id, attempt.id, now, actor.user_id, {"digest": digest})
    )
    grade_arrived(session, attempt, said["answers"], is_first=is_open, now=now)
    return Arrival(attempt)


def keep_answers(session: Session, actor: Actor, payload: Mapping[str, Any], *, now: datetime) -> Attempt:
    """Keep answers that come ahead of the submission; raise Invalid or NotFound."""
    said = _read(_ANSWERS, payload)
    _seal(payload)
    attempt = _own(session, actor, said["attempt_id"])
    _keep_answers(session, attempt, said["answers"], now=now)
    return attempt


def _read(schema: Any, payload: Mapping[str, Any]) -> dict[str, Any]:
    try:
        read: dict[str, Any] = schema.load(payload)
    except ValidationError as error:
        raise Invalid(errors=field_errors(error.messages)) from error
    return read


def _seal(payload: Mapping[str, Any]) -> str:
    try:
        return seal(payload)
    except MalformedJSON as error:
        raise Invalid(
            errors=[FieldError("", marked("This holds what cannot be kept exactly: {reason}."), {"reason": str(error)})]
        ) from error


def _own(session: Session, actor: Actor, attempt_id: UUID) -> Attempt:
    """Find one's own attempt and hold it, so that two phones cannot hand it in at once."""
    mine = select(Attempt).where(Attempt.id == attempt_id, Attempt.learner_id == actor.user_id)
    found = session.scalar(mine.with_for_update().execution_options(populate_existing=True))
    if found is None:
        raise NotFound
    return found


def _keep(
    session: Session, attempt: Attempt, digest: str, payload: Mapping[str, Any], *, is_conflicting: bool, now: datetime
) -> None:
    row = {
        "organisation_id": attempt.organisation_id,
        "attempt_id": attempt.id,
        "digest": digest,
        "payload": dict(payload),
        "is_conflicting": is_conflicting,
        "received_at": now,
    }
    session.execute(insert(Submission).values(row).on_conflict_do_nothing())


def _keep_answers(session: Session, attempt: Attempt, answers: Sequence[Mapping[str, Any]], *, now: datetime) -> None:
    """Add answers to the log; a number that is known stays as it was. What is graded already is not touched by them."""
    if not answers:
        return
    rows = [
        {**answer, "organisation_id": attempt.organisation_id, "attempt_id": attempt.id, "received_at": now}
        for answer in answers
    ]
    session.execute(_ADD_ANSWER, rows)


def _times(attempt: Attempt, now: datetime) -> Times:
    return Times(
        attempt.issued_at,
        attempt.start_by,
        attempt.sync_by,
        attempt.limit_s,
        attempt.started_at or now,
        attempt.finished_at or now,
        attempt.elapsed_ms or 0,
        now,
    )
