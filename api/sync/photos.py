"""Photos come up beside the acts that speak of them, in any order; the last one hands on the audit that waited for it."""

import base64
import binascii
import hashlib
import re
from datetime import datetime
from uuid import UUID

from flask import Request, Response
from sqlalchemy.orm import Session

from api.audits.reviewing import complete_audits
from api.core.actor import Actor
from api.core.ports import Ports
from api.core.problems import TooLarge
from api.http.context import Context
from api.photos.decoding import MAX_BYTES
from api.photos.parts import add_part, forget_parts, join_parts, read_range
from api.photos.problems import DamagedOnTheWay, DigestMissing
from api.photos.services import store_photo

_DIGEST = re.compile(r"(?:^|,)\s*sha-256=:([A-Za-z0-9+/=]{44}):")


def receive_photo(context: Context, request: Request, photo_id: UUID) -> Response:
    """Take a whole photo (204), or one part of it (202 until the last one, with `Upload-Offset`)."""
    if (request.content_length or 0) > MAX_BYTES:
        raise TooLarge(limit_mb=MAX_BYTES // 1_000_000)
    digest, body = read_digest(request.headers.get("Content-Digest", "")), request.get_data()
    content_range = request.headers.get("Content-Range")
    if content_range is not None:
        return _receive_part(context, photo_id, content_range, body, digest)
    take_photo(context.session, context.ports, context.actor, photo_id, body, digest, context.now)
    return Response(status=204)


def read_digest(header: str) -> bytes:
    """Read the SHA-256 of `Content-Digest` (RFC 9530); raise DigestMissing."""
    found = _DIGEST.search(header)
    try:
        digest = base64.b64decode(found.group(1), validate=True) if found else b""
    except binascii.Error:
        digest = b""
    if len(digest) != 32:
        raise DigestMissing
    return digest


def _receive_part(context: Context, photo_id: UUID, content_range: str, body: bytes, digest: bytes) -> Response:
    """Keep a part. `Content-Digest` of a part is that of the part; the whole is hashed again from what is stored."""
    if hashlib.sha256(body).digest() != digest:
        raise DamagedOnTheWay
    session, ports = context.session, context.ports
    piece = read_range(content_range, len(body))
    offset = add_part(session, ports, context.actor, photo_id, piece, body, now=context.now)
    if offset < piece.total:
        return Response(status=202, headers={"Upload-Offset": str(offset)})
    whole = join_parts(session, ports, photo_id)
    take_photo(session, ports, context.actor, photo_id, whole, hashlib.sha256(whole).digest(), context.now)
    forget_parts(session, photo_id)
    return Response(status=204)


def take_photo(
    session: Session, ports: Ports, actor: Actor, photo_id: UUID, body: bytes, digest: bytes, now: datetime
) -> None:
    """Store a whole photo and hand on the reports that waited for it."""
    store_photo(session, ports, actor, photo_id, body, digest, now=now)
    complete_audits(session, actor.organisation_id, photo_id, actor.user_id, now=now)
