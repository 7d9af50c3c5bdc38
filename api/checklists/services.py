"""Publishing checklists and finding them again."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from api.checklists.models import ChecklistVersion
from api.checklists.publishing import publish_version
from api.core.problems import NotFound
from api.journal import Happened, record

CHECKLIST_PUBLISHED = "ChecklistPublished"


def publish_checklist(
    session: Session, organisation_id: UUID, document: Mapping[str, Any], *, now: datetime
) -> ChecklistVersion:
    """Make the document the live version of its checklist; loading it twice changes nothing."""
    version, is_new = publish_version(session, ChecklistVersion, organisation_id, document, now=now)
    if is_new:
        payload = {"key": version.key, "sha256": version.sha256}
        record(session, Happened(CHECKLIST_PUBLISHED, organisation_id, version.id, now, None, payload))
    return version


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
