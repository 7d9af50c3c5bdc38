"""Pull: everything a person's phone needs, and from then on only what changed.

The cursor is a transaction number: the oldest one still running when the answer was read. Whatever commits later has that number or
a higher one, so nothing can slip past a cursor, at the price of sometimes sending a row twice.
"""

import base64
import binascii
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, or_, select, text
from sqlalchemy.orm import Session

from api.audits.checklist_words import ChecklistWords, words_of
from api.audits.models import AuditDraft, Visit
from api.audits.nonces import issue_nonce
from api.audits.schemas import VisitSchema
from api.checklists.models import ChecklistVersion
from api.core.actor import Actor
from api.core.clock import to_wire
from api.core.documents import MalformedJSON, decode, encode
from api.repetition.reading import changed_reviews, describe_needs
from api.stores.models import Store
from api.sync.bundle_schemas import OPEN_STATES
from api.sync.carrying import newest_drafts, returned_reports
from api.sync.learning import (
    changed_assignments,
    changed_attempts,
    changed_cards,
    changed_certificates,
    changed_courses,
    changed_progress,
    drills_to_observe,
)
from api.sync.models import Removal

_VISIT = VisitSchema()  # Making one costs fifteen times what using it does.
_HERE = text("""
    SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint,
        (SELECT concat_ws('.', system_identifier, (SELECT oid FROM pg_database WHERE datname = current_database()))
            FROM pg_control_system())
""")


@dataclass(frozen=True)
class Cursor:
    """Up to which transaction a phone has seen everything, and in which database of which cluster: numbers of another mean nothing."""

    transaction: int
    database: str

    def seal(self) -> str:
        """Write it for the phone."""
        return base64.urlsafe_b64encode(encode([self.transaction, self.database])).decode().rstrip("=")

    @classmethod
    def open(cls, sealed: str | None) -> "Cursor | None":
        """Read it back; anything that is not ours means: start again."""
        try:
            transaction, database = decode(base64.urlsafe_b64decode((sealed or "") + "=" * (-len(sealed or "") % 4)))
            is_ours = type(transaction) is int and isinstance(database, str) and 0 <= transaction < 2**62
            return cls(transaction, database) if is_ours else None
        except (binascii.Error, MalformedJSON, ValueError, TypeError):
            return None


def pull(session: Session, actor: Actor, sealed: str | None, *, nonce_key: bytes, now: datetime) -> dict[str, Any]:
    """Collect what changed for this person since the cursor; everything, if there is none or it is of another database."""
    here = Cursor(*session.execute(_HERE).one())
    cursor = Cursor.open(sealed)
    is_full = cursor is None or cursor.database != here.database or cursor.transaction > here.transaction
    since = 0 if is_full or cursor is None else cursor.transaction
    visits = _visits(session, actor, since, is_full=is_full)
    opened = [visit for visit in visits if visit["state"] in OPEN_STATES]
    _equip(session, actor, opened, nonce_key, now)
    return {
        "cursor": here.seal(),
        "full": is_full,
        "visits": opened,
        "checklists": _checklists(session, actor, since),
        "courses": changed_courses(session, actor, since),
        "assignments": changed_assignments(session, actor, since),
        "progress": changed_progress(session, actor, since),
        "attempts": changed_attempts(session, actor, since),
        "certificates": changed_certificates(session, actor, since),
        "drills": drills_to_observe(session, actor),
        "cards": changed_cards(session, since),
        "reviews": changed_reviews(session, actor, since),
        "daily": describe_needs(session, actor),
        "removed": _removed(session, actor, since, visits),
    }


def _visits(session: Session, actor: Actor, since: int, *, is_full: bool) -> list[dict[str, Any]]:
    # A draft of one phone is news for the others of its shopper, though the visit is as it was.
    drafts = select(AuditDraft.visit_id).where(AuditDraft.shopper_id == actor.user_id, AuditDraft.changed_xid >= since)
    query = (
        select(Visit, Store)
        .join(Store, Store.id == Visit.store_id)
        .where(Visit.shopper_id == actor.user_id, or_(Visit.changed_xid >= since, Visit.id.in_(drafts)))
        .order_by(Visit.window_from, Visit.id)
    )
    if is_full:
        query = query.where(Visit.state.in_(OPEN_STATES))
    rows = session.execute(query).all()
    words = words_of(session, {visit.checklist_version_id for visit, _ in rows})
    return [
        {**_VISIT.dump(visit), "store": _store(store), "checklist": _bound_to(words[visit.checklist_version_id])}
        for visit, store in rows
    ]


def _bound_to(words: ChecklistWords) -> dict[str, Any]:
    return {**words.name, "kind": words.kind}


def _equip(session: Session, actor: Actor, visits: list[dict[str, Any]], nonce_key: bytes, now: datetime) -> None:
    """Give each open visit its nonce and, where a report was begun or sent back, what is needed to go on with it."""
    begun = [UUID(visit["id"]) for visit in visits if visit["state"] != "assigned"]
    returned = [UUID(visit["id"]) for visit in visits if visit["state"] == "returned"]
    drafts, reports = newest_drafts(session, actor.user_id, begun), returned_reports(session, actor.user_id, returned)
    for visit in visits:
        visit_id = UUID(visit["id"])
        visit["nonce"] = {"value": issue_nonce(nonce_key, visit_id, now), "issued_at": to_wire(now)}
        visit["returned"], visit["draft"] = reports.get(visit_id), drafts.get(visit_id)


def _store(store: Store) -> dict[str, Any]:
    return {
        "id": str(store.id),
        "code": store.code,
        "name": store.name,
        "address": store.address,
        "time_zone": store.time_zone,
        "latitude": None if store.latitude is None else str(store.latitude),
        "longitude": None if store.longitude is None else str(store.longitude),
        "datum": store.datum,
        "tags": store.tags,
    }


def _checklists(session: Session, actor: Actor, since: int) -> list[dict[str, Any]]:
    """Bring the versions that the person's open visits are bound to."""
    bound = select(Visit.checklist_version_id).where(Visit.shopper_id == actor.user_id, Visit.state.in_(OPEN_STATES))
    newly = bound.where(Visit.changed_xid >= since)
    query: Select[Any] = select(ChecklistVersion).where(
        or_(ChecklistVersion.id.in_(newly), (ChecklistVersion.changed_xid >= since) & ChecklistVersion.id.in_(bound))
    )
    return [
        {"key": version.key, "version": version.version, "sha256": version.sha256, "document": version.document}
        for version in session.scalars(query)
    ]


def _removed(session: Session, actor: Actor, since: int, visits: list[dict[str, Any]]) -> list[dict[str, str]]:
    """Name what is no longer on the person's list: finished or cancelled visits, and what was given to somebody else."""
    if since == 0:
        return []
    gone: list[tuple[str, UUID | str]] = [
        ("visit", visit["id"]) for visit in visits if visit["state"] not in OPEN_STATES
    ]
    query = select(Removal).where(Removal.user_id == actor.user_id, Removal.changed_xid >= since)
    gone += [(removal.kind, removal.resource_id) for removal in session.scalars(query)]
    return [{"kind": kind, "id": str(resource_id)} for kind, resource_id in gone]
