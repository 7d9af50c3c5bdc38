"""Large photos in parts: a photo of more than 5 MB may be sent piece by piece and taken up where the line broke."""

import re
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from api.core.actor import Actor
from api.core.ports import Ports
from api.core.problems import BadRequest, TooLarge, marked
from api.photos.decoding import MAX_BYTES
from api.photos.models import PhotoPart
from api.photos.problems import WrongOffset
from api.storage import fresh_key

_RANGE = re.compile(r"bytes (\d{1,12})-(\d{1,12})/(\d{1,12})")


@dataclass(frozen=True)
class Piece:
    """Where a part lies in the whole: its first byte, and how long the whole is."""

    start: int
    total: int


def read_range(header: str, length: int) -> Piece:
    """Read `Content-Range`; raise BadRequest if it does not fit the bytes, TooLarge if the whole is too long."""
    found = _RANGE.fullmatch(header)
    if found is None:
        raise BadRequest(marked("Content-Range has to be like: bytes 0-4999999/12000000"))
    start, end, total = map(int, found.groups())
    if total > MAX_BYTES:
        raise TooLarge(limit_mb=MAX_BYTES // 1_000_000)
    if end - start + 1 != length or end >= total:
        raise BadRequest(marked("Content-Range does not fit the bytes that came with it."))
    return Piece(start, total)


def next_offset(session: Session, photo_id: UUID) -> int:
    """Tell how many bytes of a photo are here."""
    last = session.scalar(
        select(PhotoPart).where(PhotoPart.photo_id == photo_id).order_by(PhotoPart.start.desc()).limit(1)
    )
    return 0 if last is None else last.start + last.size


def add_part(
    session: Session, ports: Ports, actor: Actor, photo_id: UUID, piece: Piece, body: bytes, *, now: datetime
) -> int:
    """Keep a part and return the next offset; a part that is here already is no error, one that leaves a hole is WrongOffset."""
    offset = next_offset(session, photo_id)
    if piece.start + len(body) <= offset:
        return offset
    if piece.start != offset:
        raise WrongOffset(offset=offset, headers={"Upload-Offset": str(offset)})
    key = fresh_key(actor.organisation_id, "part", f"{photo_id}.{piece.start}")
    ports.storage.put(key, body, "application/octet-stream")
    session.add(
        PhotoPart(
            organisation_id=actor.organisation_id,
            photo_id=photo_id,
            start=piece.start,
            size=len(body),
            object_key=key,
            created_at=now,
        )
    )
    session.flush()
    return piece.start + len(body)


def join_parts(session: Session, ports: Ports, photo_id: UUID) -> bytes:
    """Put the parts together."""
    parts = session.scalars(select(PhotoPart).where(PhotoPart.photo_id == photo_id).order_by(PhotoPart.start))
    return b"".join(ports.storage.get(part.object_key) for part in parts)


def forget_parts(session: Session, photo_id: UUID) -> None:
    """Forget the parts of a photo that is whole now; sweeping removes what was stored for them."""
    session.execute(delete(PhotoPart).where(PhotoPart.photo_id == photo_id))
