"""Certificates: issued by passing the whole exam of a course, valid until a day of the store, withdrawn with a reason."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Select, and_, false, not_, or_, select
from sqlalchemy.dialects.postgresql import distinct_on, insert
from sqlalchemy.orm import Session

from api.accounts.permissions import Permission
from api.accounts.visibility import is_secret
from api.core.actor import Actor
from api.core.ids import new_code, new_id
from api.core.problems import NotFound
from api.courses.models import CourseVersion
from api.journal import Happened, record
from api.quizzes.models import Attempt
from api.stores.models import Store
from api.stores.scope import in_scope
from api.training.events import CERTIFICATE_ISSUED, CERTIFICATE_WITHDRAWN
from api.training.expiry import Renewal, expires_on, opens_on
from api.training.models import Assignment, AssignmentRule, Certificate
from api.training.problems import AlreadyWithdrawn

BY_RULE = "rule"
WITHOUT_STORE = ZoneInfo("Asia/Shanghai")
_NOT_WITHDRAWN = {
    "withdrawn_at": None,
    "withdrawn_by": None,
    "withdrawn_because": None,
    "lost_with_result": False,
}


def issue_certificate(session: Session, attempt: Attempt, assignment: Assignment | None, *, now: datetime) -> None:
    """Issue the certificate of a passed attempt, once; an attempt about some lessons only gives none.

    One that was lost with the result is valid again under its code, printed anew; one that somebody withdrew stays withdrawn.
    """
    course = session.get_one(CourseVersion, attempt.course_version_id)
    if not is_whole(course, assignment):
        return
    proved_on = (attempt.received_at or now).astimezone(zone_of(session, attempt.store_id)).date()
    days = {
        "issued_at": now,
        "issued_on": proved_on,
        "expires_on": _expiry(session, attempt, course, assignment, proved_on),
    }
    issuing = insert(Certificate).values(
        id=new_id(),
        organisation_id=attempt.organisation_id,
        learner_id=attempt.learner_id,
        store_id=attempt.store_id,
        course_key=attempt.course_key,
        course_version_id=attempt.course_version_id,
        attempt_id=attempt.id,
        assignment_id=assignment.id if assignment else None,
        code=new_code(),
        **days,
    )
    certificate_id = session.scalar(
        issuing.on_conflict_do_update(
            index_elements=["organisation_id", "attempt_id"],
            set_={**days, **_NOT_WITHDRAWN, "prints": {}},
            where=Certificate.lost_with_result.is_(True),
        ).returning(Certificate.id)
    )
    if certificate_id is not None:
        payload = {"course": attempt.course_key, "version": course.version}
        record(session, Happened(CERTIFICATE_ISSUED, attempt.organisation_id, certificate_id, now, None, payload))


def is_whole(course: CourseVersion, assignment: Assignment | None) -> bool:
    """Tell whether an exam is about the whole course, and so gives a certificate."""
    lessons = {lesson["key"] for lesson in course.document["lessons"]}
    return assignment is None or not assignment.lessons or lessons <= set(assignment.lessons)


def renewal_of(session: Session, course: CourseVersion, assignment: Assignment | None) -> Renewal | None:
    """Give the rule by which a certificate has to be renewed: that of the rule that gave the course, or else the course's own."""
    if assignment is not None and assignment.reason_kind == BY_RULE:
        kept = session.scalar(select(AssignmentRule.renewal).where(AssignmentRule.id == assignment.reason_id))
        if kept:
            return Renewal.read(kept)
    months = course.document.get("valid_months")
    return Renewal("completion", months) if months else None


def newest_certificate(session: Session, learner_id: UUID, course_key: str) -> Certificate | None:
    """Find the certificate of a course that somebody was given last, whatever it is worth today."""
    mine = select(Certificate).where(Certificate.learner_id == learner_id, Certificate.course_key == course_key)
    return session.scalar(mine.order_by(Certificate.issued_at.desc(), Certificate.id.desc()).limit(1))


def holders_of(
    session: Session, people: Collection[UUID], course_key: str, *, now: datetime
) -> dict[UUID, Certificate]:
    """Find who of some people holds a certificate of a course that stands and need not be renewed yet."""
    mine = select(Certificate).where(Certificate.learner_id.in_(people), Certificate.course_key == course_key)
    newest = mine.ext(distinct_on(Certificate.learner_id)).order_by(
        Certificate.learner_id, Certificate.issued_at.desc(), Certificate.id.desc()
    )
    return {one.learner_id: one for one in session.scalars(newest) if not may_renew(session, one, now=now)}


def may_renew(session: Session, held: Certificate, *, now: datetime) -> bool:
    """Tell whether a certificate stands no longer, or is so near its last day that it may be renewed."""
    if held.withdrawn_at is not None:
        return True
    opens = renews_on(session, held)
    return opens is not None and now.astimezone(zone_of(session, held.store_id)).date() >= opens


def renews_on(session: Session, held: Certificate) -> date | None:
    """Say from which day on a certificate may be renewed; None for one that never expires."""
    if held.expires_on is None:
        return None
    assignment = session.get(Assignment, held.assignment_id) if held.assignment_id else None
    renewal = renewal_of(session, session.get_one(CourseVersion, held.course_version_id), assignment)
    return opens_on(renewal, held.expires_on) if renewal else held.expires_on + timedelta(days=1)


def zone_of(session: Session, store_id: UUID | None) -> ZoneInfo:
    """Give the time zone whose midnight ends the day of somebody."""
    name = session.scalar(select(Store.time_zone).where(Store.id == store_id)) if store_id else None
    return ZoneInfo(name) if name else WITHOUT_STORE


def state_of(certificate: Certificate, today: date) -> str:
    """Say whether a certificate is `valid`, `expired` or `withdrawn`; it is valid to the end of its last day."""
    if certificate.withdrawn_at is not None:
        return "withdrawn"
    return "expired" if certificate.expires_on is not None and today > certificate.expires_on else "valid"


def withdraw(session: Session, actor: Actor, certificate_id: UUID, reason: str, *, now: datetime) -> Certificate:
    """Withdraw a certificate, for good also one that was only lost with its result; raise NotFound or AlreadyWithdrawn."""
    found = load_certificate(session, actor, certificate_id, Permission.CERTIFICATE_WITHDRAW)
    session.refresh(found, with_for_update=True)
    if found.withdrawn_at is not None and not found.lost_with_result:
        raise AlreadyWithdrawn(day=found.withdrawn_at.date().isoformat())
    found.lost_with_result = False
    _withdraw_held(session, found, reason, by=actor.user_id, now=now)
    return found


def withdraw_lost(session: Session, attempt: Attempt, reason: str, *, by: UUID | None, now: datetime) -> None:
    """Withdraw the certificate of an attempt that counts as passed no more, until it does again."""
    mine = select(Certificate).where(Certificate.attempt_id == attempt.id, Certificate.withdrawn_at.is_(None))
    certificate = session.scalar(mine.with_for_update())
    if certificate is not None:
        certificate.lost_with_result = True
        _withdraw_held(session, certificate, reason, by=by, now=now)


def _withdraw_held(session: Session, held: Certificate, reason: str, *, by: UUID | None, now: datetime) -> None:
    held.withdrawn_at, held.withdrawn_by, held.withdrawn_because = now, by, reason
    session.flush()
    record(session, Happened(CERTIFICATE_WITHDRAWN, held.organisation_id, held.id, now, by, {"reason": reason}))


def visible_certificates(actor: Actor, permission: str = Permission.CERTIFICATE_READ) -> Select[Any]:
    """Select one's own certificates, and those of the stores in scope."""
    own = Certificate.learner_id == actor.user_id if permission == Permission.CERTIFICATE_READ else false()
    inside = and_(in_scope(actor, permission, Certificate.store_id), not_(is_secret(actor, Certificate.learner_id)))
    return select(Certificate).where(Certificate.organisation_id == actor.organisation_id, or_(own, inside))


def load_certificate(
    session: Session, actor: Actor, certificate_id: UUID, permission: str = Permission.CERTIFICATE_READ
) -> Certificate:
    """Load a certificate the actor may see, or raise NotFound."""
    found: Certificate | None = session.scalar(
        visible_certificates(actor, permission).where(Certificate.id == certificate_id)
    )
    if found is None:
        raise NotFound
    return found


def _expiry(
    session: Session, attempt: Attempt, course: CourseVersion, assignment: Assignment | None, proved_on: date
) -> date | None:
    """Say when it expires: by the rule that gave the course, or else by the course itself."""
    renewal = renewal_of(session, course, assignment)
    if renewal is None:
        return None
    previous = session.scalar(
        select(Certificate.expires_on)
        .where(
            Certificate.learner_id == attempt.learner_id,
            Certificate.course_key == attempt.course_key,
            Certificate.withdrawn_at.is_(None),
            Certificate.attempt_id != attempt.id,
        )
        .order_by(Certificate.issued_at.desc())
        .limit(1)
    )
    return expires_on(renewal, proved_on, previous=previous, due_on=assignment.due_on if assignment else None)
