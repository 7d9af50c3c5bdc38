"""Response rows for analysis, derived from the immutable document by a job; deriving twice gives the same rows."""

from typing import Any
from uuid import UUID

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from api.audits.models import Audit, AuditRevision, Response
from api.core.documents import encode
from api.core.ports import Ports
from api.journal import Happened


def derive_responses(session: Session, ports: Ports, happened: Happened) -> None:  # noqa: ARG001 - the shape of a handler
    """Write one row a response of the audit's newest revision."""
    audit = session.scalar(select(Audit).where(Audit.id == happened.subject_id))
    if audit is None:
        return
    revision = session.get_one(AuditRevision, (audit.organisation_id, audit.id, audit.revision))
    session.execute(delete(Response).where(Response.audit_id == audit.id))
    rows = _rows(audit.organisation_id, audit.id, revision)
    if rows:
        # Without render_nulls SQLAlchemy would group the rows by which of their columns are empty: forty statements instead of one.
        session.execute(insert(Response).execution_options(render_nulls=True), rows)


def _rows(organisation_id: UUID, audit_id: UUID, revision: AuditRevision) -> list[dict[str, Any]]:
    values = {response["item"]: response.get("value") for response in revision.document["responses"]}
    return [
        {
            "organisation_id": organisation_id,
            "audit_id": audit_id,
            "item": item["key"],
            "section": item["section"],
            "state": item["state"],
            "value": _text(values.get(item["key"])),
            "score": item["s"],
            "weight": item["weight"],
            "is_finding": item["is_finding"],
            "seconds": _median_seconds(item["timer"]),
        }
        for item in revision.score["items"]
    ]


def _text(value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return encode(value).decode()


def _median_seconds(timer: dict[str, Any] | None) -> str | None:
    return timer["median_s"] if timer else None
