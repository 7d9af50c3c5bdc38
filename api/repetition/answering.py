"""An answer to a practice question comes from a phone, by op. It is kept, and what is known is worked out anew from all answers.

So it does not matter in which order answers of several phones arrive, or how often.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from marshmallow import ValidationError
from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from api.core.actor import Actor
from api.core.documents import sha256_hex
from api.core.problems import FieldError, Invalid, marked
from api.http.bodies import field_errors
from api.repetition.memory import due_day, remember
from api.repetition.models import ReviewAnswer, ReviewCard
from api.repetition.problems import AnotherAnswer
from api.repetition.questions import is_asked
from api.repetition.schemas import ReviewAnswerSchema
from api.training.certificates import zone_of
from api.training.exams import store_of
from api.training.models import Certificate

_ANSWER = ReviewAnswerSchema()


def note_answer(session: Session, actor: Actor, payload: Mapping[str, Any], *, now: datetime) -> UUID:
    """Keep an answer and say what follows; raise Invalid or AnotherAnswer. The same again changes nothing."""
    try:
        said = _ANSWER.load(payload)
    except ValidationError as error:
        raise Invalid(errors=field_errors(error.messages)) from error
    review_id = UUID(str(said["review_id"]))
    digest = sha256_hex(payload)
    known = session.get(ReviewAnswer, (actor.organisation_id, review_id))
    if known is not None:
        if known.learner_id != actor.user_id or known.digest != digest:
            raise AnotherAnswer
        return review_id
    card = _hold_card(session, actor, said, now)
    if card is None:
        return review_id
    # A phone whose clock runs ahead must not put a question off for years.
    answered_at = min(said["at"], now)
    session.add(
        ReviewAnswer(
            id=review_id,
            organisation_id=actor.organisation_id,
            learner_id=actor.user_id,
            question=card.question,
            outcome=said["outcome"],
            occasion=said["occasion"],
            answered_on=answered_at.astimezone(zone_of(session, store_of(session, actor.user_id))).date(),
            answered_at=answered_at,
            received_at=now,
            digest=digest,
        )
    )
    session.flush()
    work_out(session, card)
    return review_id


def work_out(session: Session, card: ReviewCard) -> None:
    """Work out from all answers what is known of a question, and when it comes again."""
    answers = session.scalars(
        select(ReviewAnswer)
        .where(ReviewAnswer.learner_id == card.learner_id, ReviewAnswer.question == card.question)
        .order_by(ReviewAnswer.answered_at, ReviewAnswer.id)
    ).all()
    memory = remember((one.answered_on, one.outcome) for one in answers)
    if memory is None:
        return
    outcomes = {one.answered_on: one.outcome for one in reversed(answers)}
    card.stability, card.difficulty, card.last_on = memory.stability, memory.difficulty, memory.last_on
    card.due_on = due_day(memory, _renews_on(session, card))
    card.asked_on = max((one.answered_on for one in answers if one.occasion == "daily"), default=None)
    card.is_missed = outcomes[memory.last_on] == "wrong"
    session.flush()


def _hold_card(session: Session, actor: Actor, said: Mapping[str, Any], now: datetime) -> ReviewCard | None:
    """Find the card of a question and hold it, or make it; None if nothing has to come again."""
    mine = (
        select(ReviewCard)
        .where(ReviewCard.learner_id == actor.user_id, ReviewCard.question == said["question"])
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    card = session.scalar(mine)
    if card is not None:
        return card
    if not is_asked(session, said["course"], said["question"]):
        raise Invalid(errors=[FieldError("/question", marked("The course has no such practice question."))])
    if said["occasion"] == "practice" and said["outcome"] != "wrong":
        return None
    row = {
        "organisation_id": actor.organisation_id,
        "learner_id": actor.user_id,
        "question": said["question"],
        "course_key": said["course"],
        "is_missed": False,
        "created_at": now,
    }
    session.execute(insert(ReviewCard).values(row).on_conflict_do_nothing())
    return session.scalars(mine).one()


def _renews_on(session: Session, card: ReviewCard) -> date | None:
    return session.scalar(
        select(Certificate.expires_on)
        .where(
            Certificate.learner_id == card.learner_id,
            Certificate.course_key == card.course_key,
            Certificate.withdrawn_at.is_(None),
        )
        .order_by(Certificate.issued_at.desc())
        .limit(1)
    )
