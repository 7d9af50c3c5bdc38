"""Writes old visits as they stand long after: the rows that replaying.py would leave behind, computed first and written together.

A test holds the two ways to the same rows.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from itertools import pairwise
from operator import attrgetter
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from api.audits import events
from api.audits.decimals import plain
from api.audits.deriving import derive_responses
from api.audits.evidence_reading import judge_payload
from api.audits.inputs import read_submission
from api.audits.models import Audit, AuditPhoto, AuditRevision, Visit, VisitTransition
from api.audits.score_tree import Score, to_json
from api.audits.scoring import score
from api.audits.shortfalls import count_findings, select_findings
from api.audits.submitting import plan_of
from api.checklists.models import ChecklistVersion
from api.core.documents import sha256_hex
from api.core.ids import new_code, new_id
from api.core.ports import Ports
from api.demo.consequences import Consequences, Published
from api.demo.history import PastVisit
from api.demo.ledger import Ledger
from api.demo.papers import HANDED_IN_AFTER, Papers
from api.journal import Happened, record

# The steps of a visit's life after it was handed in, all taken by QA in one act.
_REVIEW: Final = ("submitted", "qa_review", "approved", "published")


@dataclass(frozen=True)
class _Writing:
    """One visit on its way into the ledger: its row, its people, its payload and what that is worth."""

    visit: PastVisit
    visit_id: UUID
    store_id: UUID
    version: ChecklistVersion
    shopper_id: UUID
    reviewer_id: UUID
    payload: Mapping[str, Any]
    score: Score

    @property
    def audit_id(self) -> UUID:
        """Give the id the phone made."""
        return UUID(self.payload["audit_id"])

    @property
    def submitted_at(self) -> datetime:
        """Give the time it was handed in."""
        return self.visit.finished_at + HANDED_IN_AFTER


@dataclass
class Bulk:
    """A run over published visits that fills a ledger."""

    session: Session
    ports: Ports
    papers: Papers
    _ledger: Ledger = field(default_factory=Ledger)
    _happened: list[Happened] = field(default_factory=list)

    def run(self, history: Sequence[PastVisit]) -> None:
        """Write visits that were all handed in and published, with everything that followed."""
        consequences = Consequences(self.session, self.papers.cast, self._ledger)
        audits: list[Happened] = []
        for visit in sorted(history, key=attrgetter("reviewed_at")):
            writing = self._prepare(visit)
            self._add_visit(writing)
            audits.append(self._add_audit(writing))
            self._happened += consequences.follow(self._published(writing))
        self.papers.gallery.write()
        self._ledger.write(self.session)
        for received in audits:
            derive_responses(self.session, self.ports, received)
        for happened in sorted(self._happened, key=attrgetter("at")):
            record(self.session, happened)

    def _prepare(self, visit: PastVisit) -> _Writing:
        visit_id, store, version = new_id(), self.papers.cast.stores[visit.store], self.papers.versions[visit.checklist]
        payload = self.papers.submission(visit_id, visit)
        return _Writing(
            visit=visit,
            visit_id=visit_id,
            store_id=store.id,
            version=version,
            shopper_id=self.papers.cast.users[visit.shopper].id,
            reviewer_id=self.papers.reviewer(visit).user_id,
            payload=payload,
            score=score(plan_of(self.session, version.id), payload["responses"], store.tags),
        )

    def _add_visit(self, writing: _Writing) -> None:
        visit, sha256 = writing.visit, sha256_hex(writing.payload)
        self._ledger.add(
            Visit,
            organisation_id=self.papers.cast.organisation_id,
            id=writing.visit_id,
            store_id=writing.store_id,
            shopper_id=writing.shopper_id,
            checklist_version_id=writing.version.id,
            window_from=visit.window[0],
            window_to=visit.window[1],
            state=_REVIEW[-1],
            is_practice=False,
            brief=None,
            created_at=visit.planned_at,
        )
        self._step(writing, ("planned", "assigned"), visit.planned_at, writing.reviewer_id, (None, None))
        self._step(writing, ("assigned", "submitted"), writing.submitted_at, writing.shopper_id, (None, sha256))
        for step in pairwise(_REVIEW):
            self._step(writing, step, visit.reviewed_at, writing.reviewer_id, (sha256, sha256))
        self._note(events.VISIT_PLANNED, writing.visit_id, visit.planned_at, writing.reviewer_id)

    def _step(
        self,
        writing: _Writing,
        states: tuple[str, str],
        at: datetime,
        actor_id: UUID,
        hashes: tuple[str | None, str | None],
    ) -> None:
        self._ledger.add(
            VisitTransition,
            organisation_id=self.papers.cast.organisation_id,
            visit_id=writing.visit_id,
            from_state=states[0],
            to_state=states[1],
            at=at,
            actor_id=actor_id,
            reason=None,
            from_hash=hashes[0],
            to_hash=hashes[1],
        )

    def _add_audit(self, writing: _Writing) -> Happened:
        visit, result, sha256 = writing.visit, writing.score, sha256_hex(writing.payload)
        zone = ZoneInfo(self.papers.cast.stores[visit.store].time_zone)
        self._ledger.add(
            Audit,
            organisation_id=self.papers.cast.organisation_id,
            id=writing.audit_id,
            visit_id=writing.visit_id,
            store_id=writing.store_id,
            shopper_id=writing.shopper_id,
            checklist_version_id=writing.version.id,
            state=_REVIEW[-1],
            is_practice=False,
            revision=1,
            sha256=sha256,
            started_at=visit.started_at,
            finished_at=visit.finished_at,
            received_at=writing.submitted_at,
            published_at=visit.reviewed_at,
            visited_on=visit.started_at.astimezone(zone).date(),
            outcome=result.outcome,
            band=result.band,
            score=result.printed,
            finding_counts=count_findings(plan_of(self.session, writing.version.id), result),
            coverage=None if result.coverage is None else Decimal(plain(result.coverage)),
        )
        self._add_revision(writing, sha256)
        told = {"revision": 1, "sha256": sha256}
        self._note(events.AUDIT_SUBMITTED, writing.audit_id, writing.submitted_at, writing.shopper_id, told)
        decided = {"revision": 1, "items": [], "reason": None}
        self._note(events.AUDIT_PUBLISHED, writing.audit_id, visit.reviewed_at, writing.reviewer_id, decided)
        return self._note(events.AUDIT_RECEIVED, writing.audit_id, writing.submitted_at, writing.shopper_id, told)

    def _add_revision(self, writing: _Writing, sha256: str) -> None:
        common = {"organisation_id": self.papers.cast.organisation_id, "audit_id": writing.audit_id}
        self._ledger.add(
            AuditRevision,
            **common,
            revision=1,
            document=writing.payload,
            sha256=sha256,
            score=to_json(writing.score),
            evidence=judge_payload(self.session, writing.payload, read_submission(writing.payload)),
            code=new_code(),
            received_at=writing.submitted_at,
        )
        for position, shot in enumerate(writing.visit.shots):
            named = {"item": shot.item, "photo_id": shot.photo_id, "position": position}
            self._ledger.add(AuditPhoto, **common, **named, has_arrived=True)

    def _published(self, writing: _Writing) -> Published:
        return Published(
            audit_id=writing.audit_id,
            store=writing.visit.store,
            checklist=writing.visit.checklist,
            started_at=writing.visit.started_at,
            at=writing.visit.reviewed_at,
            answered=frozenset(item.key for item in writing.score.items if item.state == "answered"),
            shortfalls=select_findings(plan_of(self.session, writing.version.id), writing.score),
        )

    def _note(
        self, event: str, subject_id: UUID, at: datetime, actor_id: UUID, payload: Mapping[str, Any] | None = None
    ) -> Happened:
        happened = Happened(event, self.papers.cast.organisation_id, subject_id, at, actor_id, payload or {})
        self._happened.append(happened)
        return happened


def published_before(history: Iterable[PastVisit], moment: datetime) -> tuple[list[PastVisit], list[PastVisit]]:
    """Part visits into those published before a moment and the others."""
    old: list[PastVisit] = []
    new: list[PastVisit] = []
    for visit in history:
        (old if visit.reviewed_at < moment else new).append(visit)
    return old, new
