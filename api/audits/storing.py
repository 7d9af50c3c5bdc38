"""Writing an accepted submission: the immutable revision, the audit's line, the photos it speaks of, the step of its visit."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from api.audits import events
from api.audits.inputs import Submission
from api.audits.models import Audit, AuditPhoto, AuditRevision, Visit, VisitTransition
from api.audits.score_tree import Score, to_json
from api.core.actor import Actor
from api.core.documents import sha256_hex
from api.core.ids import new_code
from api.journal import Happened, record
from api.photos.models import Photo


@dataclass(frozen=True)
class Received:
    """What became of a submission: the audit's id, its state, and the photos that are still on the phone."""

    audit_id: UUID
    state: str
    photos_missing: tuple[UUID, ...]


@dataclass(frozen=True)
class Occasion:
    """The visit an audit belongs to, with what its checklist and store say."""

    visit_id: UUID
    visit_state: str
    is_practice: bool
    store_id: UUID
    store_tags: Collection[str]
    time_zone: str
    version_id: UUID
    key: str
    version: int
    sha256: str


@dataclass(frozen=True)
class Arrival:
    """A submission that was found good: who sent it, for which occasion, what it says, what it scores, which revision it is."""

    actor: Actor
    occasion: Occasion
    submission: Submission
    payload: Mapping[str, Any]
    score: Score
    revision: int
    now: datetime

    @property
    def audit_id(self) -> UUID:
        """Give the id the phone made."""
        return self.submission.audit_id


def store_arrival(session: Session, arrival: Arrival) -> Received:
    """Write everything of one submission; text does not wait for photos, approval does."""
    missing = _missing_photos(session, arrival)
    state = "waiting" if missing else "submitted"
    sha256 = sha256_hex(arrival.payload)
    _write_audit(session, arrival, state=state, sha256=sha256)
    _write_revision(session, arrival, sha256)
    _expect_photos(session, arrival, missing)
    _step_visit(session, arrival, sha256)
    happened = (events.AUDIT_RECEIVED, *((events.AUDIT_SUBMITTED,) if state == "submitted" else ()))
    for event in happened:
        payload = {"revision": arrival.revision, "sha256": sha256}
        actor = arrival.actor
        record(session, Happened(event, actor.organisation_id, arrival.audit_id, arrival.now, actor.user_id, payload))
    return Received(arrival.audit_id, state, tuple(missing))


def _missing_photos(session: Session, arrival: Arrival) -> list[UUID]:
    """List the photos the submission speaks of that this shopper has not uploaded yet."""
    named = list(dict.fromkeys(photo for _, photo in arrival.submission.photo_ids))
    if not named:
        return []
    mine = select(Photo.id).where(Photo.id.in_(named), Photo.uploaded_by == arrival.actor.user_id)
    here = set(session.scalars(mine))
    return [photo for photo in named if photo not in here]


def _write_audit(session: Session, arrival: Arrival, *, state: str, sha256: str) -> None:
    submission, result, occasion = arrival.submission, arrival.score, arrival.occasion
    values = {
        "state": state,
        "revision": arrival.revision,
        "sha256": sha256,
        "started_at": submission.started_at,
        "finished_at": submission.finished_at,
        "received_at": arrival.now,
        "visited_on": submission.started_at.astimezone(ZoneInfo(occasion.time_zone)).date(),
        "outcome": result.outcome,
        "band": result.band,
        "score": result.printed,
        "coverage": result.coverage,
    }
    if arrival.revision > 1:
        session.execute(update(Audit).where(Audit.id == arrival.audit_id).values(**values))
        return
    fixed = {
        "organisation_id": arrival.actor.organisation_id,
        "id": arrival.audit_id,
        "visit_id": occasion.visit_id,
        "store_id": occasion.store_id,
        "shopper_id": arrival.actor.user_id,
        "checklist_version_id": occasion.version_id,
        "is_practice": occasion.is_practice,
    }
    session.execute(insert(Audit).values(**fixed, **values))


def _write_revision(session: Session, arrival: Arrival, sha256: str) -> None:
    session.execute(
        insert(AuditRevision).values(
            organisation_id=arrival.actor.organisation_id,
            audit_id=arrival.audit_id,
            revision=arrival.revision,
            document=dict(arrival.payload),
            sha256=sha256,
            score=to_json(arrival.score),
            code=new_code(),
            received_at=arrival.now,
        )
    )


def _expect_photos(session: Session, arrival: Arrival, missing: Collection[UUID]) -> None:
    named = dict.fromkeys(arrival.submission.photo_ids)
    if not named:
        return
    earlier = select(AuditPhoto.item, AuditPhoto.photo_id).where(AuditPhoto.audit_id == arrival.audit_id)
    known = {tuple(row) for row in session.execute(earlier)} if arrival.revision > 1 else set()
    rows = [
        {
            "organisation_id": arrival.actor.organisation_id,
            "audit_id": arrival.audit_id,
            "item": item,
            "photo_id": photo,
            "position": position,
            "has_arrived": photo not in missing,
        }
        for position, (item, photo) in enumerate(named)
        if (item, photo) not in known
    ]
    if rows:
        session.execute(insert(AuditPhoto), rows)


def _step_visit(session: Session, arrival: Arrival, sha256: str) -> None:
    occasion = arrival.occasion
    session.execute(update(Visit).where(Visit.id == occasion.visit_id).values(state="submitted"))
    session.execute(
        insert(VisitTransition).values(
            organisation_id=arrival.actor.organisation_id,
            visit_id=occasion.visit_id,
            from_state=occasion.visit_state,
            to_state="submitted",
            at=arrival.now,
            actor_id=arrival.actor.user_id,
            to_hash=sha256,
        )
    )
