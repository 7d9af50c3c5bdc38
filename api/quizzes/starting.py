"""Starting an attempt: may this person start now, and what do they get. One attempt is open at a time; asking again brings the same one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from api.core.actor import Actor
from api.core.clock import to_wire
from api.core.ids import new_id, new_token
from api.core.ports import Ports
from api.core.problems import NotFound
from api.courses.models import CourseVersion
from api.journal import Happened, record
from api.quizzes.drawing import PoolTooSmall, blueprint_for, draw
from api.quizzes.events import ATTEMPT_STARTED
from api.quizzes.lapsing import settle_open
from api.quizzes.models import Attempt, ExamVersion, ExtraTime, QuestionVersion
from api.quizzes.packing import pack
from api.quizzes.problems import AlreadyPassed, AttemptElsewhere, CoolingDown, NoAttemptsLeft, NoExam
from api.quizzes.release import stand
from api.quizzes.timing import KEYS_READ, next_start

START_WITHIN, SYNC_WITHIN = timedelta(hours=24), timedelta(days=7)
_ONE_AT_A_TIME = text("SELECT pg_advisory_xact_lock(hashtextextended(:name, 1))")


@dataclass(frozen=True)
class Occasion:
    """Why somebody takes an exam: which course, which round (an assignment; None: by themselves), which lessons (empty: all).

    Who has read its keys before may take it; somebody else decides whether it counts.
    """

    course_key: str
    round_id: UUID | None = None
    lessons: tuple[str, ...] = ()
    store_id: UUID | None = None
    has_read_keys: bool = False


def start_attempt(
    session: Session, ports: Ports, actor: Actor, occasion: Occasion, device_id: UUID, *, now: datetime
) -> Attempt:
    """Give a learner their open attempt on this device, or a new one.

    Raise NotFound, NoExam, AttemptElsewhere, AlreadyPassed, NoAttemptsLeft or CoolingDown.
    """
    session.execute(_ONE_AT_A_TIME, {"name": f"attempt {actor.user_id} {occasion.course_key}"})
    exam, course = live_exam(session, occasion.course_key)
    attempts = goes_of(session, actor.user_id, occasion.course_key)
    for attempt in attempts:
        if attempt.state == "open" and settle_open(session, attempt, now=now):
            if attempt.device_id != device_id:
                raise AttemptElsewhere(time=to_wire(attempt.sync_by))
            return attempt
    mine = in_round(attempts, occasion.round_id)
    refuse_too_soon(mine, attempts, exam.document["quiz"], now=now)
    return _draw(session, ports, actor, occasion, (exam, course), attempts, device_id, now)


def live_exam(session: Session, course_key: str) -> tuple[ExamVersion, CourseVersion]:
    """Find the exam and the course that are live; raise NotFound without course, NoExam without exam."""
    course = session.scalar(select(CourseVersion).where(CourseVersion.key == course_key, CourseVersion.is_live))
    if course is None:
        raise NotFound
    exam = session.scalar(select(ExamVersion).where(ExamVersion.key == course_key, ExamVersion.is_live))
    if exam is None:
        raise NoExam
    return exam, course


def goes_of(session: Session, learner_id: UUID, course_key: str) -> Sequence[Attempt]:
    """List every attempt of a learner at the exam of a course, the oldest first."""
    mine = select(Attempt).where(Attempt.learner_id == learner_id, Attempt.course_key == course_key)
    return session.scalars(mine.order_by(Attempt.issued_at, Attempt.id)).all()


def in_round(attempts: Sequence[Attempt], round_id: UUID | None) -> list[Attempt]:
    """Keep the attempts of one round."""
    return [attempt for attempt in attempts if attempt.round_id == round_id]


def refuse_too_soon(
    mine: Sequence[Attempt], attempts: Sequence[Attempt], quiz: Mapping[str, Any], *, now: datetime
) -> None:
    """Raise AlreadyPassed, NoAttemptsLeft or CoolingDown if no attempt may start in this round now.

    Attempts are counted in the round; one cools down from any that did not pass.
    """
    standing = stand(mine, quiz["attempts"])
    if standing.has_passed:
        raise AlreadyPassed
    if not standing.attempts_left:
        raise NoAttemptsLeft(count=quiz["attempts"])
    begin = earliest_start(attempts, quiz)
    if begin is not None and now < begin:
        seconds = str(int((begin - now).total_seconds()) + 1)
        raise CoolingDown(time=to_wire(begin), headers={"Retry-After": seconds})


def earliest_start(attempts: Sequence[Attempt], quiz: Mapping[str, Any]) -> datetime | None:
    """Say from when on the next attempt at an exam may start; None: at any time."""
    delay = timedelta(hours=quiz["cool_down_hours"])
    times = [
        next_start(one, one.received_at, delay)
        for one in attempts
        if one.received_at is not None and not one.has_passed
    ]
    return max(times, default=None)


def _draw(
    session: Session,
    ports: Ports,
    actor: Actor,
    occasion: Occasion,
    live: tuple[ExamVersion, CourseVersion],
    attempts: Sequence[Attempt],
    device_id: UUID,
    now: datetime,
) -> Attempt:
    exam, course = live
    quiz, seed = exam.document["quiz"], new_token()
    pool, blueprint = blueprint_for(exam.document["pool"], occasion.lessons, quiz)
    seen = {slot["uuid"] for attempt in attempts for slot in attempt.slots}
    try:
        entries = draw(pool, blueprint, seed, seen=seen)
    except PoolTooSmall as error:
        raise NoExam from error
    questions, slots = _pack(session, entries, seed)
    limit_s = _limit(session, actor.user_id, quiz["limit_minutes"])
    attempt = Attempt(
        id=new_id(),
        organisation_id=actor.organisation_id,
        learner_id=actor.user_id,
        store_id=occasion.store_id,
        course_key=occasion.course_key,
        course_version_id=course.id,
        exam_version_id=exam.id,
        round_id=occasion.round_id,
        number=len(in_round(attempts, occasion.round_id)) + 1,
        device_id=device_id,
        seed=seed,
        slots=slots,
        rules={name: quiz[name] for name in ("pass", "attempts", "cool_down_hours", "confidence", "release")},
        limit_s=limit_s,
        issued_at=now,
        start_by=now + START_WITHIN,
        sync_by=now + SYNC_WITHIN,
        state="open",
        flags=[KEYS_READ] if occasion.has_read_keys else [],
    )
    attempt.packet = ports.signer.sign(_packet(attempt, course, questions))
    session.add(attempt)
    session.flush()
    payload = {"course": attempt.course_key, "number": attempt.number}
    record(session, Happened(ATTEMPT_STARTED, actor.organisation_id, attempt.id, now, actor.user_id, payload))
    return attempt


def _pack(
    session: Session, entries: Sequence[Mapping[str, Any]], seed: str
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Load what was drawn; returns what travels, and what stays: for each slot its question and the meaning of its tokens."""
    wanted = [UUID(entry["id"]) for entry in entries]
    found = session.scalars(select(QuestionVersion).where(QuestionVersion.id.in_(wanted)))
    documents = {version.id: version.document for version in found}
    questions, slots = [], []
    for slot, entry in enumerate(entries, 1):
        packed, meaning = pack(documents[UUID(entry["id"])], slot, seed)
        questions.append(packed)
        slots.append({"slot": slot, "question": entry["id"], "uuid": entry["uuid"], "meaning": meaning})
    return questions, slots


def _limit(session: Session, learner_id: UUID, minutes: int | None) -> int | None:
    """Give the limit in seconds, longer for who was granted that."""
    if minutes is None:
        return None
    factor = session.scalar(select(ExtraTime.factor).where(ExtraTime.user_id == learner_id)) or Decimal(1)
    return int(minutes * 60 * factor)


def _packet(attempt: Attempt, course: CourseVersion, questions: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "attempt_id": str(attempt.id),
        "learner_id": str(attempt.learner_id),
        "device_id": str(attempt.device_id),
        "course": {"name": course.key, "version": course.version, "title": course.document["title"]},
        "number": attempt.number,
        "asks_confidence": attempt.rules["confidence"],
        "limit_s": attempt.limit_s,
        "issued_at": to_wire(attempt.issued_at),
        "start_by": to_wire(attempt.start_by),
        "sync_by": to_wire(attempt.sync_by),
        "questions": questions,
    }
