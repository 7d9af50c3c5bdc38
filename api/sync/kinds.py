"""The one table of what a phone may record: kind of op → what the server does with it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.audits.drafts import save_draft
from api.audits.submitting import revise_audit, submit_audit
from api.core.actor import Actor


@dataclass(frozen=True)
class Applied:
    """What an op made: a resource to look at, and photos the server still waits for."""

    kind: str
    id: UUID
    photos_missing: tuple[UUID, ...] = ()


Apply = Callable[[Session, Actor, Mapping[str, Any], datetime], Applied]


def _submit(session: Session, actor: Actor, payload: Mapping[str, Any], now: datetime) -> Applied:
    received = submit_audit(session, actor, payload, now=now)
    return Applied("audit", received.audit_id, received.photos_missing)


def _revise(session: Session, actor: Actor, payload: Mapping[str, Any], now: datetime) -> Applied:
    received = revise_audit(session, actor, payload, now=now)
    return Applied("audit", received.audit_id, received.photos_missing)


def _draft(session: Session, actor: Actor, payload: Mapping[str, Any], now: datetime) -> Applied:
    return Applied("draft", save_draft(session, actor, payload, now=now))


KINDS: Mapping[str, Apply] = {
    "audit.draft": _draft,
    "audit.revise": _revise,
    "audit.submit": _submit,
}
