"""Storing photos once, and making what people are shown of them."""

import hashlib
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from api.core.actor import Actor
from api.core.db import table_of
from api.core.ports import Ports
from api.journal import Happened, record
from api.photos.decoding import BrokenImage, Decoded, Decoder
from api.photos.events import PHOTO_STORED
from api.photos.models import Photo
from api.photos.problems import CutOff, DamagedOnTheWay, NotAPhoto, OtherPhoto
from api.photos.sniffing import ACCEPTED, sniff
from api.photos.wholeness import is_whole
from api.storage import fresh_key

_PHOTO = table_of(Photo)
_ADD = insert(_PHOTO).on_conflict_do_nothing().returning(_PHOTO.c.id)
_KNOWN = select(_PHOTO.c.sha256, _PHOTO.c.uploaded_by).where(_PHOTO.c.id == bindparam("photo"))


def store_photo(
    session: Session, ports: Ports, actor: Actor, photo_id: UUID, body: bytes, sha256: bytes, *, now: datetime
) -> None:
    """Store a photo under the id its phone made; the same bytes again change nothing, other bytes raise OtherPhoto.

    Raise DamagedOnTheWay, NotAPhoto or CutOff for bytes that are not the photo.
    """
    if hashlib.sha256(body).digest() != sha256:
        raise DamagedOnTheWay
    media_type = sniff(body)
    if media_type is None or media_type not in ACCEPTED:
        raise NotAPhoto
    if not is_whole(body, media_type):
        raise CutOff
    key = fresh_key(actor.organisation_id, "photo", str(photo_id))
    ports.storage.put(key, body, media_type, sha256=sha256)
    row = {
        "organisation_id": actor.organisation_id,
        "id": photo_id,
        "uploaded_by": actor.user_id,
        "media_type": media_type,
        "size": len(body),
        "sha256": sha256,
        "object_key": key,
        "state": "stored",
        "renditions": {},
        "created_at": now,
    }
    if session.scalar(_ADD, row) is None:
        # Looking first would cost every photo a question; so a photo that is sent again is stored again, for the sweeping.
        _refuse_other(session, actor, photo_id, sha256)
        return
    record(
        session, Happened(PHOTO_STORED, actor.organisation_id, photo_id, now, actor.user_id, {"sha256": sha256.hex()})
    )


def _refuse_other(session: Session, actor: Actor, photo_id: UUID, sha256: bytes) -> None:
    found = session.execute(_KNOWN, {"photo": photo_id}).one_or_none()
    if found is None or found.sha256 != sha256 or found.uploaded_by != actor.user_id:
        raise OtherPhoto


def make_renditions(session: Session, ports: Ports, happened: Happened) -> None:
    """Decode a stored photo in a sealed child and keep what may be shown; a broken one is marked, not lost."""
    photo = session.scalar(select(Photo).where(Photo.id == happened.subject_id))
    if photo is None or photo.renditions or photo.state == "broken":
        return
    decoder: Decoder = ports.extra["decoder"]
    try:
        decoded = decoder.decode(ports.storage.get(photo.object_key))
    except BrokenImage as broken:
        photo.state, photo.reason = "broken", broken.code
        return
    photo.renditions = {name: _keep(ports, photo, decoded, name) for name in decoded.renditions}
    photo.fingerprint = decoded.fingerprint
    photo.claimed_at = _aware(decoded.claimed_at)


def _keep(ports: Ports, photo: Photo, decoded: Decoded, name: str) -> dict[str, Any]:
    rendition = decoded.renditions[name]
    key = fresh_key(photo.organisation_id, "rendition", f"{photo.id}.{name}")
    ports.storage.put(key, rendition.body, "image/jpeg", sha256=rendition.sha256)
    return {
        "key": key,
        "sha256": rendition.sha256.hex(),
        "bytes": len(rendition.body),
        "width": rendition.width,
        "height": rendition.height,
    }


def _aware(claimed_at: datetime | None) -> datetime | None:
    """Keep the camera's claim; a wall clock without an offset is noted as if it were UTC, for it proves nothing anyway."""
    return claimed_at.replace(tzinfo=claimed_at.tzinfo or UTC) if claimed_at else None
