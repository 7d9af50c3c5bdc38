"""The photos of an audit as a card shows them, and the one hash that stands for all its evidence."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.audits.models import AuditPhoto
from api.core.documents import sha256_hex
from api.photos.models import Photo
from api.reports.scorecard import PhotoRow
from api.reports.source import Source
from api.reports.wording import text_of

RENDITION = "print"


@dataclass(frozen=True)
class Evidence:
    """The rows of the appendix, the object key of each photo shown, how many photos there are, and the root of it all."""

    rows: tuple[PhotoRow, ...]
    keys: Mapping[str, str]
    count: int
    root: str

    def of_item(self, number: str) -> PhotoRow | None:
        """Give the first photo of an item."""
        return next((row for row in self.rows if row.item_number == number), None)


def gather_evidence(session: Session, source: Source) -> Evidence:
    """Collect the photos that have a rendition, in the order of the checklist; one that is broken or withheld is counted and not shown."""
    named = {
        photo_id: (item, photo)
        for item, photo_id, photo in session.execute(
            select(AuditPhoto.item, AuditPhoto.photo_id, Photo)
            .join(Photo, (Photo.organisation_id == AuditPhoto.organisation_id) & (Photo.id == AuditPhoto.photo_id))
            .where(AuditPhoto.audit_id == source.audit.id)
        )
    }
    current = _photos_of(source.handed_in)
    times = capture_times(source.revision.document)
    shown = [
        photo for photo in _photos_of(source.responses) if photo in named and RENDITION in named[photo][1].renditions
    ]
    rows = [_row(source, *named[photo], times) for photo in shown]
    return Evidence(
        rows=tuple(sorted(rows, key=lambda row: [int(part) for part in row.item_number.split(".")])),
        keys={str(photo): named[photo][1].renditions[RENDITION]["key"] for photo in shown},
        count=len(current),
        root=evidence_root(
            source.revision.sha256, {str(photo): named[photo][1].sha256.hex() for photo in current if photo in named}
        ),
    )


def _photos_of(responses: Mapping[str, Mapping[str, Any]]) -> list[UUID]:
    return [UUID(photo) for response in responses.values() for photo in response.get("photos") or ()]


def evidence_root(document_sha256: str, photos: Mapping[str, str]) -> str:
    """Hash the hashes: SHA-256 of the RFC 8785 form of the document's hash and of each photo's by id."""
    return sha256_hex({"document": document_sha256, "photos": dict(photos)})


def capture_times(document: Mapping[str, Any]) -> dict[str, datetime]:
    """Read from the chain of evidence when each photo was taken, as the phone claims (`wall_ms`)."""
    return dict(_times(document.get("evidence", {}).get("events", ())))


def _times(events: Iterable[Mapping[str, Any]]) -> Iterable[tuple[str, datetime]]:
    for event in events:
        manifest = event.get("manifest", event)
        photo, wall = manifest.get("photo_id"), manifest.get("wall_ms")
        if isinstance(photo, str) and isinstance(wall, int) and 0 < wall < 4_102_444_800_000:
            yield photo, datetime.fromtimestamp(wall / 1000, UTC)


def _row(source: Source, item: str, photo: Photo, times: Mapping[str, datetime]) -> PhotoRow:
    return PhotoRow(
        id=str(photo.id),
        item_number=source.numbers.get(item, "0"),
        item_title=text_of(source.items[item]["title"]) if item in source.items else text_of(None),
        taken_at=times.get(str(photo.id), source.audit.started_at),
    )
