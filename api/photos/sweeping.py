"""Sweeping photos, renditions and parts that no row speaks of, and forgetting parts nobody goes on with."""

from collections.abc import Collection
from datetime import timedelta
from functools import partial
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from api.accounts.models import Organisation
from api.core.ports import Ports
from api.photos.models import Photo, PhotoPart
from api.storage import id_of, sweep

UNFINISHED = timedelta(days=7)


def forget_unfinished(session: Session, ports: Ports) -> None:
    """Forget the parts of photos that nobody went on with for a week."""
    session.execute(delete(PhotoPart).where(PhotoPart.created_at < ports.clock() - UNFINISHED))


def sweep_objects(session: Session, ports: Ports) -> None:
    """Remove photos, renditions and parts from the store that are a day old and in no row."""
    known = {"photo": _photos, "rendition": _renditions, "part": _parts}
    for organisation_id in session.scalars(select(Organisation.id)).all():
        for kind, find in known.items():
            sweep(ports.storage, organisation_id, kind, partial(find, session, organisation_id), now=ports.clock())


def _photos(session: Session, organisation_id: UUID, keys: Collection[str]) -> set[str]:
    query = select(Photo.object_key).where(Photo.organisation_id == organisation_id, Photo.id.in_(map(id_of, keys)))
    return set(session.scalars(query))


def _renditions(session: Session, organisation_id: UUID, keys: Collection[str]) -> set[str]:
    query = select(Photo.renditions).where(Photo.organisation_id == organisation_id, Photo.id.in_(map(id_of, keys)))
    return {rendition["key"] for made in session.scalars(query) for rendition in made.values()}


def _parts(session: Session, organisation_id: UUID, keys: Collection[str]) -> set[str]:
    query = select(PhotoPart.object_key).where(
        PhotoPart.organisation_id == organisation_id, PhotoPart.photo_id.in_(map(id_of, keys))
    )
    return set(session.scalars(query))
