"""Sweeping: objects that no row speaks of, because a request ended between the store and the commit, and parts nobody goes on with."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import islice
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from api.accounts.models import Organisation
from api.core.ports import Ports
from api.photos.models import Photo, PhotoPart

# Swept every hour, so that nothing without a row is older than a day.
AGE = timedelta(hours=23)
UNFINISHED = timedelta(days=7)
_AT_ONCE = 500


def forget_unfinished(session: Session, ports: Ports) -> None:
    """Forget the parts of photos that nobody went on with for a week."""
    session.execute(delete(PhotoPart).where(PhotoPart.created_at < ports.clock() - UNFINISHED))


def sweep_objects(session: Session, ports: Ports) -> None:
    """Remove photos, renditions and parts from the store that are older than AGE and in no row."""
    before = ports.clock() - AGE
    known_keys = {"photo": _photos, "rendition": _renditions, "part": _parts}
    for organisation_id in session.scalars(select(Organisation.id)).all():
        for kind, find_known in known_keys.items():
            for keys in _batches(ports.storage.walk(f"{organisation_id}/{kind}/", before=before)):
                known = find_known(session, organisation_id, keys)
                for key in keys:
                    if key not in known:
                        ports.storage.delete(key)


def _batches(keys: Iterator[str]) -> Iterator[list[str]]:
    while batch := list(islice(keys, _AT_ONCE)):
        yield batch


def _photos(session: Session, organisation_id: UUID, keys: Iterable[str]) -> set[str]:
    query = select(Photo.object_key).where(Photo.organisation_id == organisation_id, Photo.id.in_(_ids(keys)))
    return set(session.scalars(query))


def _renditions(session: Session, organisation_id: UUID, keys: Iterable[str]) -> set[str]:
    query = select(Photo.renditions).where(Photo.organisation_id == organisation_id, Photo.id.in_(_ids(keys)))
    return {rendition["key"] for made in session.scalars(query) for rendition in made.values()}


def _parts(session: Session, organisation_id: UUID, keys: Iterable[str]) -> set[str]:
    query = select(PhotoPart.object_key).where(
        PhotoPart.organisation_id == organisation_id, PhotoPart.photo_id.in_(_ids(keys))
    )
    return set(session.scalars(query))


def _ids(keys: Iterable[str]) -> set[UUID]:
    """Read the photo's id that each key begins with."""
    return {UUID(key.rsplit("/", 1)[1].split(".", 1)[0]) for key in keys}
