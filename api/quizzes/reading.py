"""Who sees which attempts, and what of them: a learner their own, as far as that helps with no other; a trainer what to decide about."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, false, not_, or_, select
from sqlalchemy.orm import Session

from api.accounts.permissions import Permission
from api.accounts.visibility import is_secret
from api.audits.decimals import plain
from api.core.actor import Actor
from api.core.problems import NotFound
from api.quizzes.grading import questions_of
from api.quizzes.models import AnswerMark, Attempt, QuestionVersion
from api.quizzes.options import say_certainty
from api.quizzes.problems import OwnAttempt
from api.quizzes.release import Standing, shows_answers, shows_score, stand
from api.quizzes.starting import earliest_start, goes_of, in_round
from api.stores.scope import in_scope


def visible_attempts(actor: Actor, permission: str = Permission.ATTEMPT_READ) -> Select[Any]:
    """Select one's own attempts, and those of the stores in scope."""
    is_own = any(scope.is_own for scope in actor.scopes(Permission.ATTEMPT_TAKE))
    own = Attempt.learner_id == actor.user_id if is_own and permission == Permission.ATTEMPT_READ else false()
    inside = and_(in_scope(actor, permission, Attempt.store_id), not_(is_secret(actor, Attempt.learner_id)))
    return select(Attempt).where(or_(own, inside))


def load_attempt(
    session: Session, actor: Actor, attempt_id: UUID, permission: str = Permission.ATTEMPT_READ
) -> Attempt:
    """Load an attempt the actor may see, or raise NotFound."""
    found: Attempt | None = session.scalar(visible_attempts(actor, permission).where(Attempt.id == attempt_id))
    if found is None:
        raise NotFound
    return found


def load_other(session: Session, actor: Actor, attempt_id: UUID) -> Attempt:
    """Load somebody else's attempt to mark or decide about it; raise NotFound or OwnAttempt."""
    attempt = load_attempt(session, actor, attempt_id, Permission.ATTEMPT_MARK)
    if attempt.learner_id == actor.user_id:
        raise OwnAttempt
    return attempt


def describe_all(session: Session, actor: Actor, attempts: Sequence[Attempt]) -> list[dict[str, Any]]:
    """Describe attempts for a list."""
    standings: dict[tuple[UUID, str, UUID | None], Standing] = {}
    for one in attempts:
        about = (one.learner_id, one.course_key, one.round_id)
        if about not in standings:
            standings[about] = stand(in_round(goes_of(session, *about[:2]), one.round_id), one.rules["attempts"])
    return [_describe(actor, one, standings[(one.learner_id, one.course_key, one.round_id)]) for one in attempts]


def describe_whole(
    session: Session, actor: Actor, attempt: Attempt, attempts: Sequence[Attempt], *, is_settled: bool
) -> dict[str, Any]:
    """Describe one attempt with its answers, as far as the reader may see them.

    `attempts` are all of its taker at the exam, the oldest first; `is_settled` tells that they passed it and are to take it no more.
    """
    mine = in_round(attempts, attempt.round_id)
    standing = stand(mine, attempt.rules["attempts"])
    is_own = attempt.learner_id == actor.user_id
    is_told = is_own and attempt.state == "graded" and shows_answers(attempt.rules, is_settled=is_settled)
    is_over = standing.is_closed or not standing.attempts_left
    shown = _describe(actor, attempt, standing)
    return {
        **shown,
        "attempts_left": standing.attempts_left,
        "next_start_at": None if is_over else earliest_start(attempts, attempt.rules),
        "missed": sorted(missed_topics(session, attempt)) if shown["score"] is not None else None,
        "answers": _answers(session, attempt) if is_told or may_read(actor, attempt) else None,
    }


def missed_topics(session: Session, attempt: Attempt) -> set[str]:
    """Name the topics of the questions that did not earn everything."""
    topics = session.scalars(
        select(QuestionVersion.document["topic"].astext)
        .join(AnswerMark, AnswerMark.question_version_id == QuestionVersion.id)
        .where(AnswerMark.attempt_id == attempt.id, AnswerMark.share < 1)
    )
    return set(topics)


def may_read(actor: Actor, attempt: Attempt) -> bool:
    """Tell whether somebody reads the answers to other people's exams, with their keys: only who marks does."""
    return attempt.learner_id != actor.user_id and actor.may(Permission.ATTEMPT_MARK)


def _describe(actor: Actor, attempt: Attempt, standing: Standing) -> dict[str, Any]:
    is_own = attempt.learner_id == actor.user_id
    is_told = attempt.state == "graded" and (not is_own or shows_score(attempt.rules, standing))
    return {
        "id": attempt.id,
        "course": attempt.course_key,
        "learner_id": attempt.learner_id,
        "assignment_id": attempt.round_id,
        "number": attempt.number,
        "state": attempt.state,
        "device_id": attempt.device_id,
        "limit_s": attempt.limit_s,
        "issued_at": attempt.issued_at,
        "start_by": attempt.start_by,
        "sync_by": attempt.sync_by,
        "received_at": attempt.received_at,
        "graded_at": attempt.graded_at,
        "score": plain(attempt.score) if is_told and attempt.score is not None else None,
        "has_passed": attempt.has_passed if attempt.state == "graded" else None,
        "flags": [] if is_own or not actor.may(Permission.ATTEMPT_MARK) else attempt.flags,
    }


def _answers(session: Session, attempt: Attempt) -> list[dict[str, Any]]:
    questions = questions_of(session, attempt)
    marks = session.scalars(select(AnswerMark).where(AnswerMark.attempt_id == attempt.id).order_by(AnswerMark.slot))
    return [
        {
            "slot": one.slot,
            "question": questions[one.question_version_id],
            "response": one.response,
            "share": None if one.share is None else plain(one.share),
            "confidence": one.confidence,
            "certainty_mark": say_certainty(attempt.rules, one.share, one.confidence),
            "comment": one.comment,
        }
        for one in marks
    ]
