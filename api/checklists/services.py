"""Publishing checklists and finding them again: versions are immutable, loading the same file twice changes nothing."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select, update
from sqlalchemy.orm import Session

from api.checklists.models import ChecklistVersion
from api.core.documents import sha256_hex
from api.core.ids import new_id
from api.core.problems import NotFound
from api.journal import Happened, record

CHECKLIST_PUBLISHED = "ChecklistPublished"


def publish_checklist(
    session: Session, organisation_id: UUID, document: Mapping[str, Any], *, now: datetime
) -> ChecklistVersion:
    """Make the document the live version of its checklist; a document seen before becomes live again under its old number."""
    key, sha256 = document["key"], sha256_hex(document)
    known = session.scalar(
        select(ChecklistVersion).where(
            ChecklistVersion.organisation_id == organisation_id,
            ChecklistVersion.key == key,
            ChecklistVersion.sha256 == sha256,
        )
    )
    if known is not None and known.is_live:
        return known
    session.execute(
        update(ChecklistVersion)
        .where(
            ChecklistVersion.organisation_id == organisation_id, ChecklistVersion.key == key, ChecklistVersion.is_live
        )
        .values(is_live=False)
    )
    if known is None:
        newest = session.scalar(
            select(func.max(ChecklistVersion.version)).where(
                ChecklistVersion.organisation_id == organisation_id, ChecklistVersion.key == key
            )
        )
        known = ChecklistVersion(
            id=new_id(),
            organisation_id=organisation_id,
            key=key,
            version=(newest or 0) + 1,
            sha256=sha256,
            document=dict(document),
            published_at=now,
        )
        session.add(known)
    known.is_live = True
    session.flush()
    record(session, Happened(CHECKLIST_PUBLISHED, organisation_id, known.id, now, None, {"key": key, "sha256": sha256}))
    return known


def live_checklists() -> Select[Any]:
    """Select the live version of every checklist."""
    return select(ChecklistVersion).where(ChecklistVersion.is_live)


def get_checklist(session: Session, key: str, version: int) -> ChecklistVersion:
    """Load one version, live or not; raise NotFound."""
    found = session.scalar(
        select(ChecklistVersion).where(ChecklistVersion.key == key, ChecklistVersion.version == version)
    )
    if found is None:
        raise NotFound
    return found
