"""What people decide about attempts: marks of open answers, what to do about flags, and who gets more time."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from api.accounts.permissions import Permission
from api.accounts.visibility import load_visible
from api.core.actor import Actor
from api.core.problems import FieldError, Invalid, marked
from api.journal import Happened, record
from api.quizzes.events import EXTRA_TIME_SET
from api.quizzes.grading import note_mark, settle_grade
from api.quizzes.models import AnswerMark, Attempt, ExtraTime
from api.quizzes.problems import NotMarkable, OwnAttempt
from api.quizzes.reading import load_attempt


def mark_by_hand(
    session: Session, actor: Actor, attempt_id: UUID, marks: Sequence[Mapping[str, Any]], *, now: datetime
) -> Attempt:
    """Mark open answers; once none is left unmarked the attempt is graded. Raise NotFound, OwnAttempt, NotMarkable or Invalid."""
    attempt = _hold(session, actor, attempt_id)
    if attempt.state != "marking":
        raise NotMarkable(state=attempt.state)
    waiting = {
        one.slot: one
        for one in session.scalars(
            select(AnswerMark).where(AnswerMark.attempt_id == attempt.id, AnswerMark.share.is_(None))
        )
    }
    for index, given in enumerate(marks):
        if given["slot"] not in waiting:
            raise Invalid(errors=[FieldError(f"/marks/{index}/slot", marked("This answer does not wait for a mark."))])
        one = waiting[given["slot"]]
        one.share, one.comment = Decimal(given["share"]), given["comment"]
        note_mark(
            session, attempt, "manual", slot=one.slot, share=one.share, note=one.comment, by=actor.user_id, now=now
        )
    session.flush()
    settle_grade(session, attempt, now=now)
    return attempt


def decide_held(
    session: Session, actor: Actor, attempt_id: UUID, decision: str, reason: str, *, now: datetime
) -> Attempt:
    """Accept an attempt that was held, or let it count as not passed; raise NotFound, OwnAttempt or NotMarkable."""
    attempt = _hold(session, actor, attempt_id)
    if attempt.state != "held":
        raise NotMarkable(state=attempt.state)
    note_mark(session, attempt, "review", note=f"{decision}: {reason}", by=actor.user_id, now=now)
    if decision == "accept":
        settle_grade(session, attempt, now=now, is_accepted=True)
    else:
        attempt.state, attempt.has_passed = "void", False
    session.flush()
    return attempt


def grant_time(session: Session, actor: Actor, user_id: UUID, factor: Decimal, *, now: datetime) -> None:
    """Give a person a longer time limit from their next attempt on; raise NotFound for somebody out of reach."""
    person = load_visible(session, actor, Permission.ATTEMPT_MARK, user_id)
    granted = {"factor": factor, "set_by": actor.user_id, "set_at": now}
    row = {"organisation_id": actor.organisation_id, "user_id": person.id, **granted}
    adding = insert(ExtraTime).values(row)
    session.execute(adding.on_conflict_do_update(index_elements=["organisation_id", "user_id"], set_=granted))
    payload = {"factor": str(factor)}
    record(session, Happened(EXTRA_TIME_SET, actor.organisation_id, person.id, now, actor.user_id, payload))


def _hold(session: Session, actor: Actor, attempt_id: UUID) -> Attempt:
    attempt = load_attempt(session, actor, attempt_id, Permission.ATTEMPT_MARK)
    if attempt.learner_id == actor.user_id:
        raise OwnAttempt
    session.refresh(attempt, with_for_update=True)
    return attempt
