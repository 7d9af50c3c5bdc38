"""Nobody reads the keys of an exam before handing it in: not even a trainer, who may read those of every other."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import exists, func, select, union
from sqlalchemy.orm import Session

from api.core.actor import Actor
from api.journal import Happened, record
from api.journal.models import JournalEntry
from api.quizzes.models import Attempt, ExamVersion
from api.quizzes.starting import live_exam
from api.training.events import KEYS_READ
from api.training.models import OPEN, Assignment
from api.training.problems import ExamAhead
from api.training.progress import covers

_UNSETTLED = ("open", "marking", "held")


def open_keys(session: Session, actor: Actor, course_key: str, *, now: datetime) -> None:
    """Note in the journal that somebody reads the keys of an exam; raise NotFound, NoExam, or ExamAhead for who has to take it."""
    exam, _ = live_exam(session, course_key)
    _open(session, actor, [exam], now)


def open_answers(session: Session, actor: Actor, attempts: Iterable[Attempt], *, now: datetime) -> None:
    """Note that somebody reads the answers to other people's exams, and so their keys; raise ExamAhead for who has to take one."""
    versions = {one.exam_version_id for one in attempts}
    _open(session, actor, session.scalars(select(ExamVersion).where(ExamVersion.id.in_(versions))).all(), now)


def _open(session: Session, actor: Actor, exams: Iterable[ExamVersion], now: datetime) -> None:
    ahead = courses_to_take(session, actor)
    for exam in exams:
        if exam.key in ahead:
            raise ExamAhead
        payload = {"course": exam.key, "version": exam.version}
        record(session, Happened(KEYS_READ, actor.organisation_id, exam.id, now, actor.user_id, payload))


def has_read_keys(session: Session, actor: Actor, course_key: str) -> bool:
    """Tell whether somebody has read the keys of any version of an exam, whatever they may do today, or with what they ask."""
    versions = select(ExamVersion.id).where(ExamVersion.key == course_key)
    read = exists().where(
        JournalEntry.event == KEYS_READ,
        JournalEntry.actor_id == actor.user_id,
        JournalEntry.subject_id.in_(versions),
        JournalEntry.organisation_id == actor.organisation_id,
    )
    return bool(session.scalar(select(read)))


def is_settled(session: Session, attempt: Attempt, goes: Sequence[Attempt]) -> bool:
    """Tell whether what an attempt was about is proved, by it or a later one, and its taker has no other go at the exam now.

    `goes` are all their attempts at it, the oldest first. Until then every answer that is shown would help: to who failed the course
    may be given again.
    """
    if attempt.state != "graded":
        return False
    given = session.scalars(
        select(Assignment).where(
            Assignment.learner_id == attempt.learner_id, Assignment.course_key == attempt.course_key
        )
    ).all()
    asked = {one.id: one.lessons for one in given}

    def lessons_of(go: Attempt) -> list[str]:
        return asked.get(go.round_id, []) if go.round_id else []

    about = lessons_of(attempt)
    proofs = [
        go
        for go in goes
        if go.has_passed
        and go.state == "graded"
        and go.issued_at >= attempt.issued_at
        and covers(lessons_of(go), about)
    ]
    is_ahead = any(
        one.state in OPEN
        and not any(covers(lessons_of(go), one.lessons) and one.created_at <= go.issued_at for go in proofs)
        for one in given
    )
    is_last_passed = [go.has_passed for go in goes if go.state == "graded"][-1]
    return bool(proofs and is_last_passed) and not is_ahead and all(go.state not in _UNSETTLED for go in goes)


def courses_to_take(session: Session, actor: Actor) -> list[str]:
    """List the courses whose exams somebody has yet to pass: never passed, or begun once more and not settled."""
    has_passed = func.bool_or(func.coalesce(Attempt.has_passed, False))
    is_under_way = func.bool_or(Attempt.state.in_(_UNSETTLED))
    begun = select(Attempt.course_key).where(Attempt.learner_id == actor.user_id)
    not_passed = begun.group_by(Attempt.course_key).having(~has_passed | is_under_way)
    given = select(Assignment.course_key).where(Assignment.learner_id == actor.user_id, Assignment.state.in_(OPEN))
    return list(session.scalars(union(not_passed, given)))
