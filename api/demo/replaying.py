"""Replays visits through the services of audits, findings and retraining, each act at its own time and in order."""

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from operator import itemgetter
from uuid import UUID

from sqlalchemy.orm import Session

from api.audits.deriving import derive_responses
from api.audits.events import AUDIT_PUBLISHED, AUDIT_RECEIVED
from api.audits.inputs import VisitPlan
from api.audits.reviewing import review_audit
from api.audits.submitting import submit_audit
from api.audits.visits import plan_visit
from api.core.ports import Ports
from api.demo.history import PastVisit
from api.demo.papers import HANDED_IN_AFTER, Papers
from api.findings.services import raise_findings
from api.journal import Happened
from api.retraining.services import plan_retraining

Act = Callable[[int, PastVisit, datetime], None]


@dataclass
class Replay:
    """One run through some visits, and what each has become so far."""

    session: Session
    ports: Ports
    papers: Papers
    _planned: dict[int, UUID] = field(default_factory=dict)
    _audits: dict[int, UUID] = field(default_factory=dict)

    def run(self, history: Sequence[PastVisit], *, until: datetime) -> None:
        """Do everything that was done up to a moment; what comes later is left as it stands then."""
        acts = sorted((act for n, visit in enumerate(history) for act in self._acts(n, visit)), key=itemgetter(0, 1))
        for moment, number, act in acts:
            if moment <= until:
                act(number, history[number], moment)

    def _acts(self, number: int, visit: PastVisit) -> Iterator[tuple[datetime, int, Act]]:
        yield visit.planned_at, number, self._plan
        yield visit.finished_at + HANDED_IN_AFTER, number, self._submit
        yield visit.reviewed_at, number, self._publish

    def _plan(self, number: int, visit: PastVisit, moment: datetime) -> None:
        plan = VisitPlan(
            store_id=self.papers.cast.stores[visit.store].id,
            shopper_id=self.papers.cast.users[visit.shopper].id,
            checklist_key=visit.checklist,
            window_from=visit.window[0],
            window_to=visit.window[1],
        )
        self._planned[number] = plan_visit(self.session, self.papers.reviewer(visit), plan, now=moment).id

    def _submit(self, number: int, visit: PastVisit, moment: datetime) -> None:
        actor = self.papers.cast.actor(visit.shopper)
        payload = self.papers.submission(self._planned[number], visit)
        self.papers.gallery.write()
        audit_id = self._audits[number] = submit_audit(self.session, actor, payload, now=moment).audit_id
        received = Happened(AUDIT_RECEIVED, actor.organisation_id, audit_id, moment, actor.user_id)
        derive_responses(self.session, self._ports_at(moment), received)

    def _publish(self, number: int, visit: PastVisit, moment: datetime) -> None:
        actor, audit_id = self.papers.reviewer(visit), self._audits[number]
        review_audit(self.session, actor, audit_id, decision="publish", items=[], reason=None, now=moment)
        published = Happened(AUDIT_PUBLISHED, actor.organisation_id, audit_id, moment, actor.user_id)
        raise_findings(self.session, self._ports_at(moment), published)
        plan_retraining(self.session, self._ports_at(moment), published)

    def _ports_at(self, moment: datetime) -> Ports:
        return dataclasses.replace(self.ports, clock=lambda: moment)
