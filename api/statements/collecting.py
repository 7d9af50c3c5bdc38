"""Writes a statement for what happened in training. Without a record store in the settings nothing is written.

A statement has the id that follows from the entry of the journal it tells, and one that voids another the id that follows from that
one's, so a job that runs twice tells one thing once.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from api.core.ports import Ports
from api.courses.models import CourseVersion
from api.journal import Happened, JournalEntry
from api.quizzes.events import ATTEMPT_GRADED, ATTEMPT_REGRADED
from api.quizzes.models import Attempt
from api.statements.models import Statement
from api.statements.vocabulary import Json, Place, duration, earlier, scored, statement
from api.training.events import CERTIFICATE_ISSUED
from api.training.models import Certificate, DrillObservation, LessonProgress

_OUTCOMES = {"approved": "passed", "returned": "failed"}


def tell_lesson(session: Session, ports: Ports, happened: Happened) -> None:
    """Tell that a lesson was read to its end."""
    if not ports.settings.lrs_url:
        return
    place = _place(ports, happened)
    course = session.get_one(CourseVersion, happened.subject_id)
    read = session.scalar(
        select(LessonProgress).where(
            LessonProgress.learner_id == happened.actor_id,
            LessonProgress.course_key == course.key,
            LessonProgress.lesson == happened.payload["lesson"],
        )
    )
    if read is None or read.completed_at is None or happened.actor_id is None:
        return
    thing = _lesson(place, course, read.lesson, "lesson")
    result = {"completion": True, "duration": duration(read.seconds)}
    at = min(read.completed_at, happened.at)
    _tell(session, happened, place.person(happened.actor_id), "completed", thing, at, _inside(place, course), result)


def tell_exam(session: Session, ports: Ports, happened: Happened) -> None:
    """Tell the result of an exam each time it is settled: of a decision that changes it, and of marking again, too."""
    attempt = session.get(Attempt, happened.subject_id) if ports.settings.lrs_url else None
    if attempt is None or attempt.state != "graded" or attempt.has_passed is None:
        return
    place = _place(ports, happened)
    course = session.get_one(CourseVersion, attempt.course_version_id)
    thing = place.activity("exam", f"courses/{course.key}/exam", course.document["title"])
    seconds = None if attempt.elapsed_ms is None else attempt.elapsed_ms / 1000
    result = scored(attempt.score, has_passed=attempt.has_passed, seconds=seconds)
    context = {**_inside(place, course), "registration": str(attempt.id)}
    verb = "passed" if attempt.has_passed else "failed"
    # Marked again it is so from today: with the time of the exam nobody could tell which of the two results is the newer.
    is_again = happened.event == ATTEMPT_REGRADED
    at = happened.at if is_again else min(attempt.finished_at or happened.at, happened.at)
    _tell(session, happened, place.person(attempt.learner_id), verb, thing, at, context, result)


def void_exam(session: Session, ports: Ports, happened: Happened) -> None:
    """Void every result that was told of an attempt a person decided not to count; what is void stays so."""
    if happened.payload["decision"] == "void":
        _void(session, ports, happened, (ATTEMPT_GRADED, ATTEMPT_REGRADED))


def tell_drill(session: Session, ports: Ports, happened: Happened) -> None:
    """Tell what an observer decided about a drill; handing it to another observer decides nothing."""
    seen = (
        session.get(DrillObservation, (happened.organisation_id, happened.subject_id))
        if ports.settings.lrs_url
        else None
    )
    if seen is None or seen.outcome not in _OUTCOMES:
        return
    place = _place(ports, happened)
    course = session.scalars(
        select(CourseVersion).where(CourseVersion.key == seen.course_key, CourseVersion.is_live)
    ).one()
    thing = _lesson(place, course, seen.lesson, "drill")
    context = {**_inside(place, course), "instructor": place.person(seen.observer_id)}
    verb, at = _OUTCOMES[seen.outcome], min(seen.observed_at, happened.at)
    result = {"success": verb == "passed", "completion": True}
    _tell(session, happened, place.person(seen.learner_id), verb, thing, at, context, result)


def tell_certificate(session: Session, ports: Ports, happened: Happened) -> None:
    """Tell that a certificate was earned."""
    certificate = session.get(Certificate, happened.subject_id) if ports.settings.lrs_url else None
    if certificate is None or certificate.withdrawn_at is not None:
        return
    place = _place(ports, happened)
    course = session.get_one(CourseVersion, certificate.course_version_id)
    thing = place.activity("certificate", f"courses/{course.key}/certificate", course.document["title"])
    learner, context = place.person(certificate.learner_id), _inside(place, course)
    _tell(session, happened, learner, "earned", thing, certificate.issued_at, context, {"completion": True})


def void_certificate(session: Session, ports: Ports, happened: Happened) -> None:
    """Void that a certificate was earned which is withdrawn; one that is given again is told anew."""
    _void(session, ports, happened, (CERTIFICATE_ISSUED,))


def _void(session: Session, ports: Ports, happened: Happened, events: Sequence[str]) -> None:
    """Void what was told of a thing because of some events, in the name of who decided."""
    if not ports.settings.lrs_url or happened.actor_id is None:
        return
    entries = select(JournalEntry.id).where(
        JournalEntry.organisation_id == happened.organisation_id,
        JournalEntry.subject_id == happened.subject_id,
        JournalEntry.event.in_(events),
        JournalEntry.at <= happened.at,
    )
    told = [_name(entry) for entry in session.scalars(entries)]
    decider = _place(ports, happened).person(happened.actor_id)
    for target in session.scalars(select(Statement.id).where(Statement.id.in_(told))).all():
        statement_id = uuid5(target, "voided")
        document = statement(statement_id, decider, "voided", earlier(target), at=happened.at)
        _keep(session, happened, statement_id, document)


def _place(ports: Ports, happened: Happened) -> Place:
    return Place(ports.settings.public_url, happened.organisation_id)


def _lesson(place: Place, course: CourseVersion, key: str, kind: str) -> Json:
    """Name a lesson; one that has left the course since is named by its key."""
    titles: Mapping[str, Any] = {lesson["key"]: lesson["title"] for lesson in course.document["lessons"]}
    return place.activity(kind, f"courses/{course.key}/lessons/{key}", titles.get(key, {"en": key}))


def _inside(place: Place, course: CourseVersion) -> Json:
    """Say of which version of which course something is a part."""
    whole = place.activity("course", f"courses/{course.key}", course.document["title"])
    return {"revision": str(course.version), "contextActivities": {"grouping": [whole]}}


def _tell(
    session: Session,
    happened: Happened,
    actor: Json,
    verb: str,
    thing: Json,
    at: datetime,
    context: Json,
    result: Json,
) -> None:
    statement_id = _name(happened.id)
    document = statement(statement_id, actor, verb, thing, at=at, context=context, result=result)
    _keep(session, happened, statement_id, document)


def _name(entry: UUID) -> UUID:
    return uuid5(entry, "xapi")


def _keep(session: Session, happened: Happened, statement_id: UUID, document: Json) -> None:
    session.execute(
        insert(Statement)
        .values(
            organisation_id=happened.organisation_id,
            id=statement_id,
            document=document,
            state="waiting",
            created_at=happened.at,
        )
        .on_conflict_do_nothing()
    )
