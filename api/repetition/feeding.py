"""Where the questions of the daily three come from: exams that showed a gap, and the findings the store has not put right.

Questions missed in practice come by themselves, with their answer.
"""

from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import Date, cast, func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from api.core.db import enter, leave
from api.core.ports import Ports
from api.findings.models import Finding
from api.journal import Happened
from api.quizzes.models import Attempt
from api.quizzes.reading import missed_topics
from api.quizzes.release import shows_score, stand
from api.quizzes.starting import goes_of, in_round
from api.repetition.models import ReviewCard
from api.repetition.questions import about
from api.repetition.reading import open_findings
from api.retraining.services import staff_of
from api.training.certificates import zone_of


def bring_missed(session: Session, ports: Ports, happened: Happened) -> None:
    """Bring practice questions about the topics an exam showed a gap in, once its score is told; doing it again changes nothing."""
    graded = session.scalar(select(Attempt).where(Attempt.id == happened.subject_id))
    if graded is None or graded.state != "graded":
        return
    mine = in_round(goes_of(session, graded.learner_id, graded.course_key), graded.round_id)
    if not shows_score(graded.rules, stand(mine, graded.rules["attempts"])):
        return
    for attempt in mine:
        questions = [question for _, question in about(session, missed_topics(session, attempt), attempt.course_key)]
        if attempt.state != "graded" or not questions:
            continue
        rows = [(attempt.learner_id, attempt.course_key, question) for question in questions]
        _add(session, attempt.organisation_id, rows, is_missed=True, now=ports.clock())
        _bring_forward(session, attempt, questions)


def feed_store(session: Session, ports: Ports, happened: Happened) -> None:
    """Bring questions about what an audit found wanting to the staff of its store; doing it again adds nothing."""
    store_id = session.scalar(select(Finding.store_id).where(Finding.audit_id == happened.subject_id).limit(1))
    if store_id is not None:
        _feed(session, happened.organisation_id, store_id, ports.clock())


def feed_stores(session: Session, ports: Ports) -> None:
    """Do so for every store with open findings: people come, and courses gain questions. It runs by the clock."""
    stores = select(Finding.organisation_id, Finding.store_id).distinct()
    for organisation_id, store_id in session.execute(stores).all():
        enter(session, organisation_id)
        _feed(session, organisation_id, store_id, ports.clock())
        leave(session)


def _feed(session: Session, organisation_id: UUID, store_id: UUID, now: datetime) -> None:
    found = about(session, {finding.topic for finding in session.scalars(open_findings(store_id))})
    people = session.scalars(staff_of(store_id)).all()
    rows = [(learner, course, question) for learner in people for course, question in found]
    _add(session, organisation_id, rows, is_missed=False, now=now)


def _add(
    session: Session, organisation_id: UUID, rows: Iterable[tuple[UUID, str, UUID]], *, is_missed: bool, now: datetime
) -> None:
    values = [
        {
            "organisation_id": organisation_id,
            "learner_id": learner,
            "course_key": course,
            "question": question,
            "is_missed": is_missed,
            "created_at": now,
        }
        for learner, course, question in rows
    ]
    if values:
        session.execute(insert(ReviewCard).values(values).on_conflict_do_nothing())


def _bring_forward(session: Session, attempt: Attempt, questions: Collection[UUID]) -> None:
    """Let questions that were known before the exam come again on its day; what was answered since stays."""
    zone = zone_of(session, attempt.store_id)
    day = (attempt.received_at or attempt.issued_at).astimezone(zone).date()
    session.execute(
        update(ReviewCard)
        .where(
            ReviewCard.learner_id == attempt.learner_id,
            ReviewCard.question.in_(questions),
            ReviewCard.last_on < day,
            ~ReviewCard.is_missed,
        )
        .values(is_missed=True, due_on=func.least(ReviewCard.due_on, cast(day, Date)))
    )
