"""What a shortfall becomes: the row of its finding, and that of the corrective action it asks for."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from api.audits.shortfalls import Shortfall
from api.core.ids import new_id

# Days of the store until a corrective action is due, by severity.
DUE_DAYS: Final = {"critical": 2, "major": 7, "minor": 14}


@dataclass(frozen=True, slots=True)
class Source:
    """The published audit that findings come from; `today` is the day of publication in the store."""

    organisation_id: UUID
    store_id: UUID
    audit_id: UUID
    checklist_key: str
    published_at: datetime
    today: date


def finding_row(source: Source, shortfall: Shortfall, rank: int, *, is_repeat: bool) -> dict[str, Any]:
    """Make the row of a finding, with an id of its own."""
    return {
        "id": new_id(),
        "organisation_id": source.organisation_id,
        "store_id": source.store_id,
        "audit_id": source.audit_id,
        "checklist_key": source.checklist_key,
        "section": shortfall.section,
        "item": shortfall.item,
        "topic": shortfall.topic or "",
        "severity": shortfall.severity,
        "rank": rank,
        "share_lost": shortfall.points_lost,
        "is_repeat": is_repeat,
        "raised_at": source.published_at,
    }


def action_row(source: Source, shortfall: Shortfall, finding_id: UUID) -> dict[str, Any]:
    """Make the row of the corrective action of a finding: open, the manager's, due by its severity."""
    return {
        "id": new_id(),
        "organisation_id": source.organisation_id,
        "store_id": source.store_id,
        "finding_id": finding_id,
        "owner_role": "manager",
        "due_on": source.today + timedelta(days=DUE_DAYS[shortfall.severity]),
        "state": "open",
        "created_at": source.published_at,
    }
