"""What a phone needs to go on with a visit that was begun elsewhere: the newest draft, and what QA returned and why."""

from collections.abc import Iterable
from typing import Any, Final
from uuid import UUID

from sqlalchemy import bindparam, text
from sqlalchemy.orm import Session

from api.core.clock import to_wire

_DRAFTS: Final = text("""
    SELECT DISTINCT ON (draft.visit_id) draft.visit_id, draft.audit_id, draft.revision, draft.document, draft.received_at
    FROM audit_draft AS draft
    LEFT JOIN audit ON audit.organisation_id = draft.organisation_id AND audit.visit_id = draft.visit_id
    WHERE draft.visit_id = ANY(:visits) AND draft.shopper_id = :shopper
        AND (audit.id IS NULL OR draft.received_at > audit.received_at)
    ORDER BY draft.visit_id, draft.revision DESC, draft.received_at DESC
""").bindparams(bindparam("visits"))
_RETURNED: Final = text("""
    SELECT DISTINCT ON (audit.visit_id) audit.visit_id, audit.id AS audit_id, audit.revision, step.items, step.reason, step.at,
        newest.document -> 'responses' AS responses,
        (SELECT coalesce(jsonb_agg(jsonb_build_object('photo_id', named.photo_id, 'item', named.item, 'position', named.position,
            'has_arrived', named.has_arrived) ORDER BY named.position), '[]')
            FROM audit_photo AS named WHERE named.organisation_id = audit.organisation_id AND named.audit_id = audit.id) AS photos
    FROM audit
    JOIN audit_revision AS newest ON newest.organisation_id = audit.organisation_id AND newest.audit_id = audit.id
        AND newest.revision = audit.revision
    JOIN visit_transition AS step ON step.visit_id = audit.visit_id AND step.to_state = 'returned'
    WHERE audit.visit_id = ANY(:visits) AND audit.shopper_id = :shopper AND audit.state = 'returned'
    ORDER BY audit.visit_id, step.id DESC
""")


def newest_drafts(session: Session, shopper_id: UUID, visits: Iterable[UUID]) -> dict[UUID, dict[str, Any]]:
    """Give by visit the newest draft of its shopper that is younger than what was handed in."""
    wanted = list(visits)
    rows = session.execute(_DRAFTS, {"visits": wanted, "shopper": shopper_id}) if wanted else ()
    return {
        row.visit_id: {
            "audit_id": str(row.audit_id),
            "revision": row.revision,
            "document": row.document,
            "received_at": to_wire(row.received_at),
        }
        for row in rows
    }


def returned_reports(session: Session, shopper_id: UUID, visits: Iterable[UUID]) -> dict[UUID, dict[str, Any]]:
    """Give by visit the report QA returned, with what it says and what is to be changed."""
    wanted = list(visits)
    rows = session.execute(_RETURNED, {"visits": wanted, "shopper": shopper_id}) if wanted else ()
    return {
        row.visit_id: {
            "audit_id": str(row.audit_id),
            "revision": row.revision,
            "items": row.items or [],
            "reason": row.reason,
            "at": to_wire(row.at),
            "responses": row.responses,
            "photos": row.photos,
        }
        for row in rows
    }
