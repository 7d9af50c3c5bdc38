"""What waits for somebody who marks: open answers without a mark, attempts to decide about, and those beside which something odd stands."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, any_, exists, func, not_, or_, select
from sqlalchemy.orm import Session

from api.accounts.models import User
from api.accounts.permissions import Permission
from api.core.actor import Actor
from api.courses.models import CourseVersion
from api.quizzes.models import AnswerMark, Attempt, MarkEvent, QuestionVersion, Submission
from api.quizzes.reading import describe_all, visible_attempts
from api.stores.models import Store

KINDS: Final = ("answers", "decisions", "odd")
COPIES: Final = "conflicting-copy"


def waiting(actor: Actor, kind: str, hidden: Collection[str]) -> Select[Any]:
    """Select the attempts of a kind, never one's own, nor at exams whose keys are hidden from the reader."""
    is_odd = and_(func.cardinality(Attempt.flags) > 0, not_(_is_settled()))
    is_urgent = or_(Attempt.state == "held", and_(any_(Attempt.flags) == COPIES, not_(_is_settled())))
    conditions: dict[str, ColumnElement[bool]] = {
        "answers": Attempt.state == "marking",
        "decisions": is_urgent,
        "odd": and_(Attempt.state == "graded", is_odd, not_(is_urgent)),
    }
    return visible_attempts(actor, Permission.ATTEMPT_MARK).where(
        conditions[kind], Attempt.learner_id != actor.user_id, Attempt.course_key.not_in(hidden)
    )


def count_waiting(session: Session, actor: Actor, hidden: Collection[str]) -> dict[str, int]:
    """Count attempts of each kind."""
    numbers = [waiting(actor, kind, hidden).with_only_columns(func.count()).scalar_subquery() for kind in KINDS]
    return dict(zip(KINDS, session.execute(select(*numbers)).one(), strict=True))


def waits_for_decision(session: Session, attempt: Attempt) -> bool:
    """Tell whether nobody has decided about an attempt as it stands: it is held, or something about it is odd."""
    if attempt.state == "held":
        return True
    if not attempt.flags or attempt.state not in {"graded", "marking", "void"}:
        return False
    return not session.scalar(select(_is_settled()).where(Attempt.id == attempt.id))


def _is_settled() -> ColumnElement[bool]:
    """Tell whether somebody has decided since the last copy came."""
    last = select(func.max(Submission.received_at)).where(Submission.attempt_id == Attempt.id).scalar_subquery()
    return exists().where(
        MarkEvent.attempt_id == Attempt.id,
        MarkEvent.kind == "review",
        MarkEvent.at >= func.coalesce(last, Attempt.received_at),
    )


def describe_to_mark(session: Session, attempts: Sequence[Attempt]) -> list[dict[str, Any]]:
    """Give the open answers that wait, each with its question and guide; whose they are is not told before they are marked."""
    titles, answers = _titles(session, attempts), _unmarked(session, attempts)
    return [
        {
            "id": one.id,
            "course": one.course_key,
            "title": titles[one.course_version_id],
            "received_at": one.received_at,
            "answers": answers[one.id],
        }
        for one in attempts
    ]


def _unmarked(session: Session, attempts: Sequence[Attempt]) -> Mapping[UUID, list[dict[str, Any]]]:
    rows = session.execute(
        select(AnswerMark.attempt_id, AnswerMark.slot, AnswerMark.response, QuestionVersion.document)
        .join(QuestionVersion, QuestionVersion.id == AnswerMark.question_version_id)
        .where(AnswerMark.attempt_id.in_([one.id for one in attempts]), AnswerMark.share.is_(None))
        .order_by(AnswerMark.slot)
    )
    found: defaultdict[UUID, list[dict[str, Any]]] = defaultdict(list)
    for attempt_id, slot, response, question in rows:
        found[attempt_id].append({"slot": slot, "question": question, "text": (response or {}).get("text", "")})
    return found


def describe_to_decide(session: Session, actor: Actor, attempts: Sequence[Attempt]) -> list[dict[str, Any]]:
    """Describe attempts somebody has to decide about, with whose they are and how many copies there are."""
    titles = _titles(session, attempts)
    ids = [one.id for one in attempts]
    about = {
        attempt_id: {"learner": {"id": learner, "name": name}, "store": store, "copies": copies}
        for attempt_id, learner, name, store, copies in session.execute(
            select(Attempt.id, User.id, User.name, Store.name, _copies())
            .join(User, User.id == Attempt.learner_id)
            .outerjoin(Store, Store.id == Attempt.store_id)
            .where(Attempt.id.in_(ids))
        )
    }
    described = describe_all(session, actor, attempts)
    return [
        {**one, **about[attempt.id], "title": titles[attempt.course_version_id]}
        for one, attempt in zip(described, attempts, strict=True)
    ]


def _copies() -> Any:
    return select(func.count()).where(Submission.attempt_id == Attempt.id).correlate(Attempt).scalar_subquery()


def _titles(session: Session, attempts: Sequence[Attempt]) -> dict[Any, Any]:
    versions = {one.course_version_id for one in attempts}
    rows = session.execute(
        select(CourseVersion.id, CourseVersion.document["title"]).where(CourseVersion.id.in_(versions))
    )
    return {row[0]: row[1] for row in rows}
