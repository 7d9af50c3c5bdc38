"""QA decides about a report: return it, approve it, publish it. Nobody decides about their own."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import bindparam, select, text, update
from sqlalchemy.orm import Session

from api.accounts.permissions import Permission
from api.audits import events
from api.audits.models import Audit, AuditPhoto, Visit
from api.audits.problems import NotReviewable, OwnReport, PhotosMissing
from api.audits.visits import note_transition
from api.core.actor import Actor
from api.core.db import enter, leave, table_of
from api.core.ports import Ports
from api.core.problems import FieldError, Invalid, NotFound, marked
from api.journal import Happened, record
from api.photos.models import Photo
from api.stores.scope import in_scope

# decision → (states it may be taken in, steps of the visit's life, event)
_DECISIONS = {
    "return": ({"waiting", "submitted", "approved"}, ("returned",), events.AUDIT_RETURNED),
    "approve": ({"submitted"}, ("qa_review", "approved"), events.AUDIT_APPROVED),
    "publish": ({"submitted", "approved"}, ("qa_review", "approved", "published"), events.AUDIT_PUBLISHED),
}
DECISIONS = tuple(_DECISIONS)
_PHOTOS, _AUDITS = table_of(AuditPhoto), table_of(Audit)
_MISSING = text("""
    SELECT count(*) FROM audit_photo AS named
    JOIN audit ON audit.organisation_id = named.organisation_id AND audit.id = named.audit_id
    JOIN audit_revision AS newest ON newest.organisation_id = audit.organisation_id AND newest.audit_id = audit.id
        AND newest.revision = audit.revision
    WHERE named.audit_id = :audit AND NOT named.has_arrived AND newest.document -> 'responses' @> jsonb_build_array(
        jsonb_build_object('item', named.item, 'photos', jsonb_build_array(named.photo_id)))
""")
_ARRIVED = (
    update(_PHOTOS)
    .where(_PHOTOS.c.photo_id == bindparam("photo"), _PHOTOS.c.has_arrived.is_(False))
    .where(_PHOTOS.c.audit_id.in_(select(_AUDITS.c.id).where(_AUDITS.c.shopper_id == bindparam("shopper"))))
    .values(has_arrived=True)
    .returning(_PHOTOS.c.audit_id)
)


def review_audit(
    session: Session,
    actor: Actor,
    audit_id: UUID,
    *,
    decision: str,
    items: Sequence[str],
    reason: str | None,
    now: datetime,
) -> Audit:
    """Take a decision; the same decision again changes nothing. Raise NotFound, OwnReport, PhotosMissing, NotReviewable, Invalid."""
    audit = session.scalar(
        select(Audit)
        .where(Audit.id == audit_id, in_scope(actor, Permission.AUDIT_REVIEW, Audit.store_id))
        .with_for_update()
    )
    if audit is None:
        raise NotFound
    if audit.shopper_id == actor.user_id:
        raise OwnReport
    if decision == "return" and not (reason or "").strip():
        raise Invalid(errors=[FieldError("/reason", marked("Tell the shopper what to change."))])
    possible, steps, event = _DECISIONS[decision]
    if audit.state == steps[-1]:
        return audit
    if audit.state == "waiting" and decision != "return":
        raise PhotosMissing(count=count_missing(session, audit_id))
    if audit.state not in possible:
        raise NotReviewable(state=audit.state)
    _walk(session, actor, audit, steps, reason, items, now)
    payload = {"revision": audit.revision, "items": list(items), "reason": reason}
    record(session, Happened(event, actor.organisation_id, audit.id, now, actor.user_id, payload))
    return audit


def complete_audits(
    session: Session, organisation_id: UUID, photo_id: UUID, shopper_id: UUID, *, now: datetime
) -> None:
    """Note that a shopper's photo arrived, and hand on every audit of theirs that waited for nothing else."""
    for audit_id in set(session.scalars(_ARRIVED, {"photo": photo_id, "shopper": shopper_id})):
        audit = session.scalar(select(Audit).where(Audit.id == audit_id).with_for_update())
        if audit is None or audit.state != "waiting" or count_missing(session, audit_id):
            continue
        audit.state = "submitted"
        payload = {"revision": audit.revision, "sha256": audit.sha256}
        record(session, Happened(events.AUDIT_SUBMITTED, organisation_id, audit_id, now, audit.shopper_id, payload))


def settle_waiting(session: Session, ports: Ports) -> None:
    """Hand on audits whose last photo arrived in the very moment in which they were being written, so that neither saw the other."""
    crossed = (
        select(AuditPhoto.organisation_id, AuditPhoto.photo_id, Audit.shopper_id)
        .join(Photo, (Photo.organisation_id == AuditPhoto.organisation_id) & (Photo.id == AuditPhoto.photo_id))
        .join(Audit, (Audit.organisation_id == AuditPhoto.organisation_id) & (Audit.id == AuditPhoto.audit_id))
        .where(AuditPhoto.has_arrived.is_(False), Photo.uploaded_by == Audit.shopper_id)
    )
    for organisation_id, photo_id, shopper_id in session.execute(crossed).all():
        enter(session, organisation_id)
        complete_audits(session, organisation_id, photo_id, shopper_id, now=ports.clock())
        session.flush()
        leave(session)


def count_missing(session: Session, audit_id: UUID) -> int:
    """Count the photos an audit still waits for; those that only an earlier revision spoke of will perhaps never come."""
    return session.scalar(_MISSING, {"audit": audit_id}) or 0


def _walk(
    session: Session,
    actor: Actor,
    audit: Audit,
    steps: Sequence[str],
    reason: str | None,
    items: Sequence[str],
    now: datetime,
) -> None:
    """Go through the states one by one, each a row, skipping those already behind."""
    visit = session.get_one(Visit, audit.visit_id)
    for step in steps[steps.index(visit.state) + 1 :] if visit.state in steps else steps:
        note_transition(
            session,
            visit,
            (visit.state, step),
            at=now,
            actor_id=actor.user_id,
            reason=reason,
            items=items,
            hashes=(audit.sha256, audit.sha256),
        )
        visit.state = step
    audit.state = steps[-1]
    audit.published_at = now if audit.state == "published" else audit.published_at
