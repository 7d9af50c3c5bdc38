"""What follows from a published audit, as rows: findings, corrective actions, retraining plans and assignments."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from operator import itemgetter
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from api.audits.shortfalls import Shortfall
from api.core.ids import new_id
from api.courses.services import Remedy, find_remedy
from api.demo.cast import Cast
from api.demo.ledger import Ledger
from api.findings.events import FINDINGS_RAISED
from api.findings.models import CorrectiveAction, Finding
from api.findings.repeats import EarlierVisit, missed_again
from api.findings.rows import Source, action_row, finding_row
from api.journal import Happened
from api.retraining.events import RETRAINING_PLANNED
from api.retraining.models import RetrainingPlan
from api.retraining.rule import DUE_DAYS as COURSE_DAYS
from api.retraining.services import REASON
from api.training.models import Assignment


@dataclass(frozen=True)
class Published:
    """An audit that was published at a moment, with the items that were answered and its shortfalls in their order."""

    audit_id: UUID
    store: str
    checklist: str
    started_at: datetime
    at: datetime
    answered: frozenset[str]
    shortfalls: Sequence[Shortfall]


@dataclass
class Consequences:
    """Follows up audits in the order they were published, remembering what each visit to a store showed."""

    session: Session
    cast: Cast
    ledger: Ledger
    _seen: dict[tuple[str, str], list[tuple[datetime, EarlierVisit]]] = field(default_factory=lambda: defaultdict(list))
    _remedies: dict[str, Remedy | None] = field(default_factory=dict)

    def follow(self, audit: Published) -> Iterator[Happened]:
        """Add the rows of one audit and yield what is to be recorded."""
        organisation_id, store = self.cast.organisation_id, self.cast.stores[audit.store]
        today = audit.at.astimezone(ZoneInfo(store.time_zone)).date()
        source = Source(organisation_id, store.id, audit.audit_id, audit.checklist, audit.at, today)
        repeated = self._repeated(audit)
        for rank, shortfall in enumerate(audit.shortfalls, 1):
            finding = finding_row(source, shortfall, rank, is_repeat=shortfall.item in repeated)
            self.ledger.add(Finding, **finding)
            self.ledger.add(CorrectiveAction, **action_row(source, shortfall, finding["id"]))
        for topic in dict.fromkeys(shortfall.topic for shortfall in audit.shortfalls if shortfall.topic):
            self._plan(audit, topic, today + timedelta(days=COURSE_DAYS))
        counted = {"revision": 1, "count": len(audit.shortfalls)}
        yield Happened(FINDINGS_RAISED, organisation_id, audit.audit_id, audit.at, None, counted)
        yield Happened(RETRAINING_PLANNED, organisation_id, audit.audit_id, audit.at, None, {"revision": 1})

    def _repeated(self, audit: Published) -> set[str]:
        """Name the items that were missed lately in this store by the same checklist; nobody has closed an action yet."""
        known = self._seen[audit.store, audit.checklist]
        missed = {shortfall.item for shortfall in audit.shortfalls}
        earlier = sorted((each for each in known if each[0] < audit.started_at), key=itemgetter(0), reverse=True)
        known.append((audit.started_at, EarlierVisit(audit.answered, missed)))
        return missed_again(missed, (visit for _, visit in earlier))

    def _plan(self, audit: Published, topic: str, due_on: date) -> None:
        plan_id = new_id()
        if topic not in self._remedies:
            self._remedies[topic] = find_remedy(self.session, topic)
        remedy = self._remedies[topic]
        self.ledger.add(
            RetrainingPlan,
            id=plan_id,
            audit_id=audit.audit_id,
            topic=topic,
            course_key=remedy.version.key if remedy else None,
            course_version_id=remedy.version.id if remedy else None,
            lessons=list(remedy.lessons) if remedy else [],
            due_on=due_on,
            created_at=audit.at,
            **self._common(audit),
        )
        if remedy is not None:
            self._assign(audit, remedy, plan_id, due_on)

    def _assign(self, audit: Published, remedy: Remedy, plan_id: UUID, due_on: date) -> None:
        for learner_id in self.cast.staff[audit.store]:
            self.ledger.add(
                Assignment,
                id=new_id(),
                learner_id=learner_id,
                course_key=remedy.version.key,
                course_version_id=remedy.version.id,
                lessons=list(remedy.lessons),
                reason_kind=REASON,
                reason_id=plan_id,
                due_on=due_on,
                state="assigned",
                created_at=audit.at,
                **self._common(audit),
            )

    def _common(self, audit: Published) -> dict[str, Any]:
        return {"organisation_id": self.cast.organisation_id, "store_id": self.cast.stores[audit.store].id}
