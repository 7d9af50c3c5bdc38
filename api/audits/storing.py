"""Writing an accepted submission: the immutable revision, the audit's line, the photos it speaks of, the step of its visit."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import TextClause, bindparam, insert, select, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Session

from api.audits import events
from api.audits.decimals import plain
from api.audits.evidence_reading import judge_payload
from api.audits.inputs import Submission
from api.audits.models import AuditPhoto
from api.audits.score_tree import Score, to_json
from api.core.actor import Actor
from api.core.documents import sha256_hex
from api.core.ids import new_code
from api.journal import Happened, record
from api.photos.models import Photo

_ADD_LINE = """
    INSERT INTO audit (organisation_id, id, visit_id, store_id, shopper_id, checklist_version_id, is_practice, state, revision,
        sha256, started_at, finished_at, received_at, visited_on, outcome, band, score, coverage, finding_counts)
    VALUES (:organisation, :audit, :visit, :store, :shopper, :version, :is_practice, :state, :revision,
        :sha256, :started_at, :finished_at, :now, :visited_on, :outcome, :band, :score, :coverage, :counts)
"""
_CHANGE_LINE = """
    UPDATE audit SET state = :state, revision = :revision, sha256 = :sha256, started_at = :started_at,
        finished_at = :finished_at, received_at = :now, visited_on = :visited_on, outcome = :outcome, band = :band,
        score = :score, coverage = :coverage, finding_counts = :counts
    WHERE organisation_id = :organisation AND id = :audit
"""
_ADD_REVISION = """
    INSERT INTO audit_revision (organisation_id, audit_id, revision, document, sha256, score, evidence, code, received_at)
    VALUES (:organisation, :audit, :revision, :document, :sha256, :tree, :evidence, :code, :now)
"""
_STEP_VISIT = "UPDATE visit SET state = 'submitted' WHERE id = :visit"
_ADD_STEP = """
    INSERT INTO visit_transition (organisation_id, visit_id, from_state, to_state, at, actor_id, to_hash)
    VALUES (:organisation, :visit, :from_state, 'submitted', :now, :shopper, :sha256)
"""


def _together(line: str) -> TextClause:
    return text(
        f"WITH line AS ({line}), revision AS ({_ADD_REVISION}), visit AS ({_STEP_VISIT}) {_ADD_STEP}"
    ).bindparams(*(bindparam(name, type_=JSONB) for name in ("document", "tree", "evidence", "counts")))


_WRITE_FIRST, _WRITE_NEXT = _together(_ADD_LINE), _together(_CHANGE_LINE)


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
    """A submission that was found good: who sent it, for which occasion, what it says and scores, what it finds, which revision it is."""

    actor: Actor
    occasion: Occasion
    submission: Submission
    payload: Mapping[str, Any]
    score: Score
    finding_counts: Mapping[str, int]
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
    _write(session, arrival, state=state, sha256=sha256)
    _expect_photos(session, arrival, missing)
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


def _write(session: Session, arrival: Arrival, *, state: str, sha256: str) -> None:
    """Write line, revision and step in one statement: most of what a report costs the database is the asking."""
    submission, result, occasion = arrival.submission, arrival.score, arrival.occasion
    values = {
        "organisation": arrival.actor.organisation_id,
        "audit": arrival.audit_id,
        "visit": occasion.visit_id,
        "store": occasion.store_id,
        "shopper": arrival.actor.user_id,
        "version": occasion.version_id,
        "is_practice": occasion.is_practice,
        "from_state": occasion.visit_state,
        "state": state,
        "revision": arrival.revision,
        "sha256": sha256,
        "started_at": submission.started_at,
        "finished_at": submission.finished_at,
        "now": arrival.now,
        "visited_on": submission.started_at.astimezone(ZoneInfo(occasion.time_zone)).date(),
        "outcome": result.outcome,
        "band": result.band,
        "score": result.printed,
        "coverage": None if result.coverage is None else plain(result.coverage),
        "counts": dict(arrival.finding_counts),
        "document": arrival.payload,
        "tree": to_json(result),
        "evidence": judge_payload(session, arrival.payload, submission),
        "code": new_code(),
    }
    session.execute(_WRITE_FIRST if arrival.revision == 1 else _WRITE_NEXT, values)


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
