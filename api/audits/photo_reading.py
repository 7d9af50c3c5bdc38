"""Showing a photo: only renditions, only to those who may see an audit that speaks of it."""

from uuid import UUID

from flask import Response
from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from api.accounts.permissions import Permission
from api.audits.models import Audit, AuditPhoto
from api.audits.reading import is_shown_to_the_store, is_visible, knows_visits
from api.core.actor import Actor
from api.core.ports import Ports
from api.core.problems import NotFound, Unavailable
from api.photos.models import Photo

SIZES = ("thumb", "print", "screen")


def show_rendition(session: Session, ports: Ports, actor: Actor, photo_id: UUID, size: str) -> Response:
    """Answer with one rendition; raise NotFound, or Unavailable while it is still being made."""
    in_visible_audit = exists().where(
        AuditPhoto.photo_id == Photo.id,
        Audit.id == AuditPhoto.audit_id,
        is_visible(actor, Permission.PHOTO_READ),
        or_(knows_visits(actor), Audit.shopper_id == actor.user_id, is_shown_to_the_store()),
    )
    photo = session.scalar(
        select(Photo).where(Photo.id == photo_id, or_(Photo.uploaded_by == actor.user_id, in_visible_audit))
    )
    if photo is None or photo.state == "broken":
        raise NotFound
    if size not in photo.renditions:
        raise Unavailable(headers={"Retry-After": "2"})
    rendition = photo.renditions[size]
    body = ports.storage.get(rendition["key"])
    headers = {
        "ETag": f'"{rendition["sha256"]}"',
        "Cache-Control": "private, max-age=86400, immutable",
        "Content-Disposition": f'inline; filename="{photo_id}.jpg"',
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }
    return Response(body, content_type="image/jpeg", headers=headers)
