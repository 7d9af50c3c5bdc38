"""What a phone needs for the daily three without a network: the questions with what is known of them, and what the store needs."""

from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Select, and_, exists, or_, select
from sqlalchemy.orm import Session

from api.core.actor import Actor
from api.courses.models import CourseVersion
from api.findings.models import CorrectiveAction, Finding
from api.findings.services import CLOSED
from api.repetition.models import ReviewCard
from api.repetition.questions import whole
from api.training.certificates import zone_of
from api.training.exams import store_of

_MOST_NEEDS = 200


def changed_reviews(session: Session, actor: Actor, since: int) -> list[dict[str, Any]]:
    """Bring the questions that come again for this person, as far as they or their courses changed since a transaction.

    One that its course does not ask any more comes without a document, and has to be forgotten.
    """
    live = and_(CourseVersion.key == ReviewCard.course_key, CourseVersion.is_live)
    mine = (
        select(ReviewCard)
        .join(CourseVersion, live, isouter=True)
        .where(
            ReviewCard.learner_id == actor.user_id,
            or_(ReviewCard.changed_xid >= since, CourseVersion.changed_xid >= since),
        )
        .order_by(ReviewCard.created_at, ReviewCard.question)
    )
    cards = session.scalars(mine).all()
    documents = whole(session, {card.course_key for card in cards}, [card.question for card in cards])
    return [
        {**_describe(card), "document": documents.get(card.question)}
        for card in cards
        if since or card.question in documents
    ]


def describe_needs(session: Session, actor: Actor) -> dict[str, Any] | None:
    """Say by which clock this person's days count and what their store has not put right; None if nothing comes again for them."""
    if not session.scalar(select(exists().where(ReviewCard.learner_id == actor.user_id))):
        return None
    store_id = store_of(session, actor.user_id)
    zone = zone_of(session, store_id)
    newest = open_findings(store_id).order_by(Finding.raised_at.desc(), Finding.id).limit(_MOST_NEEDS)
    return {
        "time_zone": str(zone),
        "needs": [_need(finding, zone) for finding in session.scalars(newest)] if store_id else [],
    }


def open_findings(store_id: UUID | None) -> Select[Any]:
    """Select the findings of a store that have a topic and that nobody says are put right."""
    return (
        select(Finding)
        .join(CorrectiveAction, CorrectiveAction.finding_id == Finding.id)
        .where(Finding.store_id == store_id, Finding.topic != "", CorrectiveAction.state.not_in(CLOSED))
    )


def _need(finding: Finding, zone: ZoneInfo) -> dict[str, Any]:
    raised_on = finding.raised_at.astimezone(zone).date()
    return {"topic": finding.topic, "severity": finding.severity, "raised_on": raised_on.isoformat()}


def _describe(card: ReviewCard) -> dict[str, Any]:
    days = {name: getattr(card, name) for name in ("last_on", "due_on", "asked_on")}
    return {
        "question": str(card.question),
        "course": card.course_key,
        "stability": card.stability,
        "difficulty": card.difficulty,
        **{name: day.isoformat() if day else None for name, day in days.items()},
        "is_missed": card.is_missed,
    }
