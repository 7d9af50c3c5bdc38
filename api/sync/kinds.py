"""The one table of what a phone may record: kind of op → what the server does with it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.accounts.permissions import Permission
from api.audits.drafts import save_draft
from api.audits.submitting import revise_audit, submit_audit
from api.core.actor import Actor
from api.core.problems import Conflict, Forbidden
from api.quizzes.arriving import keep_answers, submit_attempt
from api.quizzes.problems import AnotherSubmission
from api.repetition.answering import note_answer
from api.training.drills import observe_drill
from api.training.progress import note_progress


@dataclass(frozen=True)
class Applied:
    """What an op made: a resource to look at, and photos the server still waits for.

    `conflict` says that it contradicts what came before. Unlike a problem that is raised it leaves what came in place, for a person.
    """

    kind: str
    id: UUID
    photos_missing: tuple[UUID, ...] = ()
    conflict: Conflict | None = None


Apply = Callable[[Session, Actor, Mapping[str, Any], datetime], Applied]


def _submit(session: Session, actor: Actor, payload: Mapping[str, Any], now: datetime) -> Applied:
    received = submit_audit(session, actor, payload, now=now)
    return Applied("audit", received.audit_id, received.photos_missing)


def _revise(session: Session, actor: Actor, payload: Mapping[str, Any], now: datetime) -> Applied:
    received = revise_audit(session, actor, payload, now=now)
    return Applied("audit", received.audit_id, received.photos_missing)


def _draft(session: Session, actor: Actor, payload: Mapping[str, Any], now: datetime) -> Applied:
    return Applied("draft", save_draft(session, actor, payload, now=now))


def _submit_attempt(session: Session, actor: Actor, payload: Mapping[str, Any], now: datetime) -> Applied:
    arrival = submit_attempt(session, actor, payload, now=now)
    return Applied("attempt", arrival.attempt.id, conflict=AnotherSubmission() if arrival.is_conflicting else None)


def _answers(session: Session, actor: Actor, payload: Mapping[str, Any], now: datetime) -> Applied:
    return Applied("attempt", keep_answers(session, actor, payload, now=now).id)


def _observe(session: Session, actor: Actor, payload: Mapping[str, Any], now: datetime) -> Applied:
    if not actor.may(Permission.DRILL_OBSERVE):
        raise Forbidden
    return Applied("drill", observe_drill(session, actor, payload, now=now))


def _progress(session: Session, actor: Actor, payload: Mapping[str, Any], now: datetime) -> Applied:
    return Applied("course", note_progress(session, actor, payload, now=now))


def _review(session: Session, actor: Actor, payload: Mapping[str, Any], now: datetime) -> Applied:
    return Applied("review", note_answer(session, actor, payload, now=now))


KINDS: Mapping[str, Apply] = {
    "attempt.answers": _answers,
    "attempt.submit": _submit_attempt,
    "audit.draft": _draft,
    "audit.revise": _revise,
    "audit.submit": _submit,
    "drill.observe": _observe,
    "lesson.progress": _progress,
    "review.answer": _review,
}
