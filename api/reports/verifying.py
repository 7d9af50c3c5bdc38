"""Is an audit what was handed in? Hashes the document and every photo again and compares with what was sealed on arrival."""

import hashlib
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.audits.models import Audit, AuditPhoto, AuditRevision
from api.core.documents import sha256_hex
from api.core.ports import Ports
from api.photos.models import Photo
from api.storage import ObjectDamaged, ObjectMissing


@dataclass(frozen=True)
class ProofFault:
    """Something that is not what was handed in: the item whose evidence it is (None: the document itself), and what is wrong."""

    item: str | None
    what: str


@dataclass(frozen=True)
class Proof:
    """The result of hashing everything again. `missing` counts photos that have not arrived."""

    audit: Audit
    revision: AuditRevision
    photos: int
    missing: int
    faults: tuple[ProofFault, ...]


def verify_audit(session: Session, ports: Ports, audit: Audit, revision: int | None = None) -> Proof:
    """Hash one revision of an audit and its photos again."""
    sealed = session.get_one(AuditRevision, (audit.organisation_id, audit.id, revision or audit.revision))
    faults = [] if sha256_hex(sealed.document) == sealed.sha256 else [ProofFault(None, "the document was changed")]
    rows = session.execute(
        select(AuditPhoto, Photo)
        .outerjoin(Photo, (Photo.organisation_id == AuditPhoto.organisation_id) & (Photo.id == AuditPhoto.photo_id))
        .where(AuditPhoto.organisation_id == audit.organisation_id, AuditPhoto.audit_id == audit.id)
        .order_by(AuditPhoto.position)
    ).all()
    arrived = [(named, photo) for named, photo in rows if named.has_arrived]
    faults += [fault for named, photo in arrived if (fault := _check(ports, named, photo))]
    return Proof(audit, sealed, len(arrived), len(rows) - len(arrived), tuple(faults))


def _check(ports: Ports, named: AuditPhoto, photo: Photo | None) -> ProofFault | None:
    if photo is None:
        return ProofFault(named.item, "a photo was deleted")
    try:
        body = ports.storage.get(photo.object_key)
    except ObjectMissing:
        return ProofFault(named.item, "a photo was deleted")
    except ObjectDamaged:
        return ProofFault(named.item, "a photo was changed")
    return None if hashlib.sha256(body).digest() == photo.sha256 else ProofFault(named.item, "a photo was changed")
