"""Drafts: a copy of an unfinished report, so that a lost phone costs minutes. Newest revision wins, older ones are kept."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

import msgspec
from msgspec import Meta, Struct
from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from api.audits.inputs import Submission, fault_of
from api.audits.models import AuditDraft, Visit
from api.audits.problems import AlreadySubmitted, AnotherDraft
from api.core.actor import Actor
from api.core.problems import Invalid, NotFound


class Draft(Struct, forbid_unknown_fields=True):
    """A draft: which revision of it this is, and what would be submitted so far."""

    revision: Annotated[int, Meta(ge=1, le=1_000_000)]
    draft: Submission


def save_draft(session: Session, actor: Actor, payload: Mapping[str, Any], *, now: datetime) -> UUID:
    """Keep a draft of one's own open visit; an older or repeated revision is kept too and changes nothing.

    Two phones may give the same number to different answers: the second is told, so that its owner is asked and nothing is dropped unsaid.
    """
    try:
        draft = msgspec.convert(payload, Draft)
    except msgspec.ValidationError as error:
        raise Invalid(errors=[fault_of(str(error))]) from error
    visit = session.scalar(select(Visit).where(Visit.id == draft.draft.visit_id, Visit.shopper_id == actor.user_id))
    if visit is None:
        raise NotFound
    if visit.state not in {"assigned", "in_progress", "returned"}:
        raise AlreadySubmitted
    added = session.scalar(
        insert(AuditDraft)
        .values(
            organisation_id=actor.organisation_id,
            audit_id=draft.draft.audit_id,
            revision=draft.revision,
            visit_id=visit.id,
            shopper_id=actor.user_id,
            document=payload["draft"],
            received_at=now,
        )
        .on_conflict_do_nothing()
        .returning(AuditDraft.revision)
    )
    if added is None and _document_of(session, draft) != payload["draft"]:
        raise AnotherDraft
    # A report may have come from another phone since the visit was read.
    begun = update(Visit).where(Visit.id == visit.id, Visit.state == "assigned").values(state="in_progress")
    session.execute(begun.execution_options(synchronize_session=False))
    return draft.draft.audit_id


def _document_of(session: Session, draft: Draft) -> dict[str, Any] | None:
    """Give what is kept under the number of this draft."""
    kept = select(AuditDraft.document).where(
        AuditDraft.audit_id == draft.draft.audit_id, AuditDraft.revision == draft.revision
    )
    return session.scalar(kept)
