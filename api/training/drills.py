"""Drills: somebody else watches, ticks items of checklists, and says whether it will do. What was seen comes from a phone, by op."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from itertools import count
from typing import Any
from uuid import UUID

from marshmallow import ValidationError
from sqlalchemy import Row, Select, or_, select, true
from sqlalchemy.orm import Session

from api.accounts.models import User
from api.accounts.permissions import Permission
from api.accounts.visibility import load_visible
from api.checklists.models import ChecklistVersion
from api.core.actor import Actor
from api.core.documents import sha256_hex
from api.core.problems import FieldError, Invalid, NotFound, marked
from api.courses.models import CourseVersion
from api.http.bodies import field_errors
from api.journal import Happened, record
from api.stores.scope import in_scope
from api.training.events import DRILL_OBSERVED
from api.training.exams import store_of
from api.training.models import Assignment, DrillObservation
from api.training.problems import AnotherObservation, OwnDrill
from api.training.schemas import ObservationSchema

_OBSERVATION = ObservationSchema()
# An item that has left its checklist is still ticked by its name.
_NO_WORDS: Mapping[str, Any] = {"title": None, "standard": None}


def observe_drill(session: Session, actor: Actor, payload: Mapping[str, Any], *, now: datetime) -> UUID:
    """Keep what an observer saw; raise Invalid, NotFound, OwnDrill or AnotherObservation. The same again changes nothing."""
    try:
        said = _OBSERVATION.load(payload)
    except ValidationError as error:
        raise Invalid(errors=field_errors(error.messages)) from error
    if said["learner_id"] == actor.user_id:
        raise OwnDrill
    digest = sha256_hex(payload)
    known = session.get(DrillObservation, (actor.organisation_id, said["observation_id"]))
    if known is not None:
        if known.observer_id != actor.user_id or known.digest != digest:
            raise AnotherObservation
        return known.id
    learner = load_visible(session, actor, Permission.DRILL_OBSERVE, said["learner_id"])
    _check(session, actor, said)
    session.add(
        DrillObservation(
            id=said["observation_id"],
            organisation_id=actor.organisation_id,
            learner_id=learner.id,
            observer_id=actor.user_id,
            next_observer_id=said["next_observer_id"],
            store_id=store_of(session, learner.id),
            course_key=said["course"],
            lesson=said["lesson"],
            ticks=payload["ticks"],
            runs_ms=said["runs_ms"],
            outcome=said["outcome"],
            reason=said["reason"],
            observed_at=said["observed_at"],
            received_at=now,
            digest=digest,
        )
    )
    session.flush()
    payload_of_event = {"course": said["course"], "lesson": said["lesson"], "outcome": said["outcome"]}
    happened = Happened(
        DRILL_OBSERVED, actor.organisation_id, said["observation_id"], now, actor.user_id, payload_of_event
    )
    record(session, happened)
    return UUID(str(said["observation_id"]))


def visible_observations(actor: Actor) -> Select[Any]:
    """Select what was seen of oneself, what one saw, and what was seen in the stores in scope."""
    mine = or_(DrillObservation.learner_id == actor.user_id, DrillObservation.observer_id == actor.user_id)
    inside = in_scope(actor, Permission.DRILL_OBSERVE, DrillObservation.store_id)
    return select(DrillObservation).where(DrillObservation.organisation_id == actor.organisation_id, or_(mine, inside))


def open_drills(
    session: Session, actor: Actor, *, learners: Collection[UUID] | None = None, limit: int = 500
) -> list[dict[str, Any]]:
    """List the drills that wait for an observer in scope: those of open assignments that nobody has approved since they were given.

    Of some learners, or of all; at most `limit` of them, those due first.
    """
    inside = in_scope(actor, Permission.DRILL_OBSERVE, Assignment.store_id)
    query = (
        select(Assignment, CourseVersion, User.name)
        .join(CourseVersion, CourseVersion.id == Assignment.course_version_id)
        .join(User, User.id == Assignment.learner_id)
        .where(Assignment.state != "withdrawn", Assignment.learner_id != actor.user_id, inside)
        .where(true() if learners is None else Assignment.learner_id.in_(learners))
        .where(CourseVersion.document["lessons"].contains([{"kind": "drill"}]))
        .order_by(Assignment.due_on, Assignment.id)
    )
    found: list[dict[str, Any]] = []
    # What was approved long ago stays in the table: it must not fill the page of what waits.
    for start in count(0, limit):
        rows = session.execute(query.offset(start).limit(limit)).all()
        found += _waiting_among(session, rows)
        if len(rows) < limit or len(found) >= limit:
            break
    return found[:limit]


def _waiting_among(session: Session, rows: Sequence[Row[Assignment, CourseVersion, str]]) -> list[dict[str, Any]]:
    items = _items(session) if rows else {}
    seen = _newest(session, [assignment.learner_id for assignment, _, _ in rows])
    found = []
    for assignment, course, name in rows:
        for lesson in course.document["lessons"]:
            is_given = not assignment.lessons or lesson["key"] in assignment.lessons
            last = seen.get((assignment.learner_id, course.key, lesson["key"]))
            is_last = last is not None and last.observed_at >= assignment.created_at
            if lesson["kind"] != "drill" or not is_given or (last and is_last and last.outcome == "approved"):
                continue
            found.append(_describe(assignment, course, lesson, name, last if is_last else None, items))
    return found


def _describe(
    assignment: Assignment,
    course: CourseVersion,
    lesson: Mapping[str, Any],
    name: str,
    last: DrillObservation | None,
    items: Mapping[str, Mapping[str, Any]],
) -> dict[str, Any]:
    return {
        "assignment_id": assignment.id,
        "learner": {"id": assignment.learner_id, "name": name},
        "course": course.key,
        "lesson": lesson["key"],
        "title": lesson["title"],
        "body": lesson["body"],
        "rubric": [{"item": name, **items.get(name, _NO_WORDS)} for name in lesson["rubric"]],
        "timed": lesson["timed"],
        "due_on": assignment.due_on,
        "last": None
        if last is None
        else {"outcome": last.outcome, "reason": last.reason, "observer_id": last.next_observer_id},
    }


def _items(session: Session) -> dict[str, dict[str, Any]]:
    """Give the words of every item of the live checklists, as rubrics name them."""
    live = session.scalars(select(ChecklistVersion).where(ChecklistVersion.is_live))
    return {
        f"{version.key}/{item['key']}": {"title": item["title"], "standard": item["standard"]}
        for version in live
        for section in version.document["sections"]
        for item in section["items"]
    }


def _newest(session: Session, learners: list[UUID]) -> dict[tuple[UUID, str, str], DrillObservation]:
    rows = session.scalars(
        select(DrillObservation)
        .where(DrillObservation.learner_id.in_(learners))
        .order_by(DrillObservation.observed_at, DrillObservation.id)
    )
    return {(one.learner_id, one.course_key, one.lesson): one for one in rows}


def _check(session: Session, actor: Actor, said: Mapping[str, Any]) -> None:
    """Raise unless the course has this drill, every tick is about an item of it, and the decision is whole."""
    course = session.scalar(select(CourseVersion).where(CourseVersion.key == said["course"], CourseVersion.is_live))
    if course is None:
        raise NotFound
    lesson = next((one for one in course.document["lessons"] if one["key"] == said["lesson"]), None)
    if lesson is None or lesson["kind"] != "drill":
        raise Invalid(errors=[FieldError("/lesson", marked("The course has no such drill."))])
    faults = [
        FieldError(f"/ticks/{index}/item", marked("The drill does not ask for this."))
        for index, tick in enumerate(said["ticks"])
        if tick["item"] not in lesson["rubric"]
    ]
    if said["outcome"] != "approved" and not said["reason"]:
        faults.append(FieldError("/reason", marked("Say what was missing.")))
    if (said["outcome"] == "reassigned") != (said["next_observer_id"] is not None):
        faults.append(FieldError("/next_observer_id", marked("Name who watches next, and only then.")))
    if faults:
        raise Invalid(errors=faults)
    if said["next_observer_id"] is not None:
        if said["next_observer_id"] == said["learner_id"]:
            raise OwnDrill
        load_visible(session, actor, Permission.USER_READ, said["next_observer_id"])
