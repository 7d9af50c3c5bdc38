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
from api.quizzes.copies import adopt_copy
from api.quizzes.events import ATTEMPT_DECIDED, EXTRA_TIME_SET
from api.quizzes.grading import Decision, note_mark, settle_grade
from api.quizzes.models import AnswerMark, Attempt, ExtraTime, MarkEvent
from api.quizzes.problems import NotMarkable
from api.quizzes.reading import load_other
from api.quizzes.waiting import waits_for_decision


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
        if given["comment"] is None and Decimal(given["share"]) < 1:
            raise Invalid(errors=[FieldError(f"/marks/{index}/comment", marked("Say what was missing."))])
        one = waiting[given["slot"]]
        one.share, one.comment = Decimal(given["share"]), given["comment"]
        note_mark(
            session, attempt, "manual", slot=one.slot, share=one.share, note=one.comment, by=actor.user_id, now=now
        )
    session.flush()
    settle_grade(session, attempt, now=now, decision=_last_decision(session, attempt))
    return attempt


def _last_decision(session: Session, attempt: Attempt) -> Decision | None:
    """Find the decision by which an attempt counts; one that does not count has no answers to mark."""
    reviews = select(MarkEvent).where(MarkEvent.attempt_id == attempt.id, MarkEvent.kind == "review")
    last = session.scalar(reviews.order_by(MarkEvent.at.desc()).limit(1))
    return None if last is None else Decision(last.note or "", last.marked_by)


def decide(
    session: Session, actor: Actor, attempt_id: UUID, decision: str, reason: str, copy: str | None, *, now: datetime
) -> Attempt:
    """Let an attempt that waits for a decision count, with the answers of one of its copies, or count as not passed.

    Raise NotFound, OwnAttempt, NotMarkable, or Invalid for a copy there is not.
    """
    attempt = _hold(session, actor, attempt_id)
    if not waits_for_decision(session, attempt):
        raise NotMarkable(state=attempt.state)
    before = attempt.has_passed
    note_mark(session, attempt, "review", note=reason, by=actor.user_id, now=now)
    if decision == "void":
        attempt.state, attempt.has_passed = "void", False
    else:
        has_changed = copy is not None and adopt_copy(session, attempt, copy)
        if has_changed or attempt.state in {"held", "void"}:
            settle_grade(session, attempt, now=now, decision=Decision(reason, actor.user_id))
    session.flush()
    payload = {"course": attempt.course_key, "decision": decision, "reason": reason, "passed_before": before}
    record(session, Happened(ATTEMPT_DECIDED, attempt.organisation_id, attempt.id, now, actor.user_id, payload))
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
    attempt = load_other(session, actor, attempt_id)
    session.refresh(attempt, with_for_update=True)
    return attempt
