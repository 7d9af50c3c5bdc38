"""What the server holds of a report, by hash: only what agrees with this may a phone forget."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.audits.models import Audit, AuditPhoto
from api.audits.reading import is_still_named
from api.core.actor import Actor
from api.core.problems import NotFound
from api.photos.models import Photo


def find_receipt(session: Session, actor: Actor, visit_id: UUID) -> dict[str, Any]:
    """Say what is here of one's own visit; raise NotFound while no report has come."""
    audit = session.scalar(select(Audit).where(Audit.visit_id == visit_id, Audit.shopper_id == actor.user_id))
    if audit is None:
        raise NotFound
    return {
        "visit_id": visit_id,
        "audit_id": audit.id,
        "revision": audit.revision,
        "state": audit.state,
        "payload_sha256": audit.sha256,
        "photos": _photos(session, actor, audit.id),
    }


def _photos(session: Session, actor: Actor, audit_id: UUID) -> list[dict[str, Any]]:
    """List each photo of the newest report once, whatever items it supports; bytes count as here only if this shopper sent them."""
    mine = (Photo.id == AuditPhoto.photo_id) & (Photo.uploaded_by == actor.user_id)
    rows = session.execute(
        select(AuditPhoto.photo_id, Photo.sha256)
        .outerjoin(Photo, mine)
        .join(Audit, Audit.id == AuditPhoto.audit_id)
        .where(Audit.id == audit_id, is_still_named())
        .order_by(AuditPhoto.position)
    )
    hashes = {photo_id: sha256 for photo_id, sha256 in rows}  # noqa: C416 - two rows of one photo are one
    return [
        {"photo_id": photo_id, "sha256": sha256.hex() if sha256 else None, "has_arrived": sha256 is not None}
        for photo_id, sha256 in hashes.items()
    ]
