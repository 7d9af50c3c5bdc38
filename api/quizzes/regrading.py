"""Marking again by the questions of today: first shown by name, then, if nothing has changed meanwhile, carried out for good.

What people answered never changes, nor the questions they met. Their marks do, and every change of a mark is noted beside the old one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select, update
from sqlalchemy.orm import Session, aliased

from api.accounts.models import User
from api.accounts.permissions import Permission
from api.audits.decimals import plain
from api.core.actor import Actor
from api.core.documents import sha256_hex
from api.journal import Happened, record
from api.quizzes.desk import live_questions
from api.quizzes.events import ATTEMPT_REGRADED
from api.quizzes.grading import mark_again, note_mark
from api.quizzes.marking import Mark, Total, total
from api.quizzes.models import AnswerMark, Attempt, QuestionVersion
from api.quizzes.problems import AnotherRegrade
from api.quizzes.reading import visible_attempts
from api.quizzes.starting import live_exam


@dataclass(frozen=True)
class Change:
    """An attempt whose result is another one by today's questions, whose it is, and what each slot earns now."""

    attempt: Attempt
    name: str
    marks: Sequence[tuple[AnswerMark, Mark]]
    result: Total

    def describe(self) -> dict[str, Any]:
        """Give it for a list of names."""
        score = self.attempt.score
        return {
            "attempt_id": self.attempt.id,
            "learner": {"id": self.attempt.learner_id, "name": self.name},
            "score_before": None if score is None else plain(score),
            "score_after": None if self.result.score is None else plain(self.result.score),
            "passed_before": self.attempt.has_passed,
            "passed_after": self.result.has_passed,
        }


def find_changes(session: Session, actor: Actor, course_key: str, *, is_held: bool = False) -> list[Change]:
    """Mark every graded attempt in scope again, but one's own; give those whose result changes. Raise NotFound or NoExam."""
    questions = live_questions(session, _pool(session, course_key))
    query = (
        _in_scope(actor, course_key)
        .add_columns(User.name)
        .join(User, User.id == Attempt.learner_id)
        .order_by(Attempt.issued_at, Attempt.id)
    )
    if is_held:
        query = query.with_for_update(of=Attempt).execution_options(populate_existing=True)
    found = []
    for attempt, name in session.execute(query).all():
        marks = [(one, _again(one, uuid, questions)) for one, uuid in _marks(session, attempt)]
        result = total([mark for _, mark in marks], Decimal(attempt.rules["pass"]))
        if (result.score, result.has_passed) != (attempt.score, attempt.has_passed):
            found.append(Change(attempt, name, marks, result))
    return found


def _pool(session: Session, course_key: str) -> list[UUID]:
    exam, _ = live_exam(session, course_key)
    return [UUID(entry["id"]) for entry in exam.document["pool"]]


def _in_scope(actor: Actor, course_key: str) -> Select[Any]:
    return visible_attempts(actor, Permission.ATTEMPT_MARK).where(
        Attempt.course_key == course_key, Attempt.state == "graded", Attempt.learner_id != actor.user_id
    )


def digest_of(changes: Sequence[Change]) -> str:
    """Name what would change, so that nothing else is carried out than what somebody has looked at."""
    told = [one.describe() for one in changes]
    return sha256_hex(
        {
            "items": [
                [str(one["attempt_id"]), one["score_before"], one["score_after"], one["passed_after"]] for one in told
            ]
        }
    )


def regrade(
    session: Session, actor: Actor, course_key: str, *, digest: str, reason: str, now: datetime
) -> list[dict[str, Any]]:
    """Carry out what a preview showed; raise AnotherRegrade if it would be something else by now. Returns what changed."""
    changes = find_changes(session, actor, course_key, is_held=True)
    if digest_of(changes) != digest:
        raise AnotherRegrade
    told = [one.describe() for one in changes]
    for one in changes:
        _apply(session, actor, one, reason, now)
    session.flush()
    _note_versions(session, actor, course_key)
    return told


def _note_versions(session: Session, actor: Actor, course_key: str) -> None:
    """Note by which questions everything in scope is marked now: another copy that is let count later is marked by the same."""
    drawn, today = aliased(QuestionVersion), aliased(QuestionVersion)
    by_now = func.coalesce(AnswerMark.corrected_id, AnswerMark.question_version_id)
    noting = (
        update(AnswerMark)
        .where(
            AnswerMark.attempt_id.in_(_in_scope(actor, course_key).with_only_columns(Attempt.id)),
            drawn.id == AnswerMark.question_version_id,
            today.uuid == drawn.uuid,
            today.id.in_(_pool(session, course_key)),
            today.id != by_now,
        )
        .values(corrected_id=today.id)
    )
    session.execute(noting, execution_options={"synchronize_session": False})


def _apply(session: Session, actor: Actor, change: Change, reason: str, now: datetime) -> None:
    attempt, result = change.attempt, change.result
    for one, given in change.marks:
        if one.share == given.share and one.is_fatal == given.is_fatal:
            continue
        one.share, one.is_fatal = given.share, given.is_fatal
        note_mark(session, attempt, "regrade", slot=one.slot, share=given.share, note=reason, by=actor.user_id, now=now)
    payload = {
        "course": attempt.course_key,
        "reason": reason,
        "passed_before": attempt.has_passed,
        "has_passed": result.has_passed,
    }
    attempt.score, attempt.has_passed = result.score, result.has_passed
    note_mark(session, attempt, "regrade", share=result.score, note=reason, by=actor.user_id, now=now)
    record(session, Happened(ATTEMPT_REGRADED, attempt.organisation_id, attempt.id, now, actor.user_id, payload))


def _again(one: AnswerMark, uuid: str, questions: Mapping[str, Mapping[str, Any]]) -> Mark:
    """Mark an answer by the question as it is now; one that is gone, or that a person marked, keeps its mark."""
    question, kept = questions.get(uuid), Mark(one.share, is_critical=one.is_fatal)
    return kept if question is None else mark_again(question, one.response, kept)


def _marks(session: Session, attempt: Attempt) -> list[tuple[AnswerMark, str]]:
    rows = session.execute(
        select(AnswerMark, QuestionVersion.uuid)
        .join(QuestionVersion, QuestionVersion.id == AnswerMark.question_version_id)
        .where(AnswerMark.attempt_id == attempt.id)
        .order_by(AnswerMark.slot)
    )
    return [(one, str(uuid)) for one, uuid in rows]
