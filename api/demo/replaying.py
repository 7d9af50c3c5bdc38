"""Replays past visits through the services of audits, findings and retraining, each act at its own time and in order."""

import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from operator import itemgetter
from typing import Any, Final
from uuid import UUID

from sqlalchemy.orm import Session

from api.audits.deriving import derive_responses
from api.audits.events import AUDIT_PUBLISHED, AUDIT_RECEIVED
from api.audits.inputs import VisitPlan
from api.audits.reviewing import review_audit
from api.audits.submitting import submit_audit
from api.audits.visits import plan_visit
from api.checklists.models import ChecklistVersion
from api.core.actor import Actor
from api.core.clock import to_wire
from api.core.ids import new_id
from api.core.ports import Ports
from api.demo.cast import DATUM, Cast
from api.demo.evidence import link, manifest
from api.demo.gallery import Gallery
from api.demo.history import PastVisit
from api.demo.logins import login_of
from api.findings.services import raise_findings
from api.journal import Happened
from api.retraining.services import plan_retraining
from api.stores.models import Store

_HANDED_IN_AFTER: Final = timedelta(minutes=40)
Act = Callable[[int, PastVisit, datetime], None]


@dataclass
class Replay:
    """One run through history: who acts, on which checklist versions, and what each visit has become so far."""

    session: Session
    ports: Ports
    cast: Cast
    versions: Mapping[str, ChecklistVersion]
    _planned: dict[int, UUID] = field(default_factory=dict)
    _audits: dict[int, UUID] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._gallery = Gallery(self.session, self.ports)
        regions = {region_id: code for code, region_id in self.cast.regions.items()}
        self._region_of = {code: regions[store.region_id] for code, store in self.cast.stores.items()}

    def run(self, history: Sequence[PastVisit], *, until: datetime) -> None:
        """Do everything that was done up to a moment; what comes later is left as it stands then."""
        acts = sorted((act for n, visit in enumerate(history) for act in self._acts(n, visit)), key=itemgetter(0, 1))
        for moment, number, act in acts:
            if moment <= until:
                act(number, history[number], moment)

    def _acts(self, number: int, visit: PastVisit) -> Iterator[tuple[datetime, int, Act]]:
        yield visit.planned_at, number, self._plan
        yield visit.finished_at + _HANDED_IN_AFTER, number, self._submit
        yield visit.reviewed_at, number, self._publish

    def _plan(self, number: int, visit: PastVisit, moment: datetime) -> None:
        plan = VisitPlan(
            store_id=self.cast.stores[visit.store].id,
            shopper_id=self.cast.users[visit.shopper].id,
            checklist_key=visit.checklist,
            window_from=visit.window[0],
            window_to=visit.window[1],
        )
        self._planned[number] = plan_visit(self.session, self._reviewer(visit), plan, now=moment).id

    def _submit(self, number: int, visit: PastVisit, moment: datetime) -> None:
        actor = self.cast.actor(visit.shopper)
        payload = self._payload(actor, self._planned[number], visit)
        audit_id = self._audits[number] = submit_audit(self.session, actor, payload, now=moment).audit_id
        received = Happened(AUDIT_RECEIVED, actor.organisation_id, audit_id, moment, actor.user_id)
        derive_responses(self.session, self._ports_at(moment), received)

    def _publish(self, number: int, visit: PastVisit, moment: datetime) -> None:
        actor, audit_id = self._reviewer(visit), self._audits[number]
        review_audit(self.session, actor, audit_id, decision="publish", items=[], reason=None, now=moment)
        published = Happened(AUDIT_PUBLISHED, actor.organisation_id, audit_id, moment, actor.user_id)
        raise_findings(self.session, self._ports_at(moment), published)
        plan_retraining(self.session, self._ports_at(moment), published)

    def _reviewer(self, visit: PastVisit) -> Actor:
        """Let QA of the region decide about mystery visits, and QA of the whole about the patrols they walk themselves."""
        region = self._region_of[visit.store]
        mine = [
            person.email
            for person in self.cast.chain.with_role("qa")
            if person.posts[0].region == region and self.versions[visit.checklist].document["kind"] == "covert"
        ]
        return self.cast.actor(mine[0] if mine else login_of("qa"))

    def _payload(self, actor: Actor, visit_id: UUID, visit: PastVisit) -> dict[str, Any]:
        version, store = self.versions[visit.checklist], self.cast.stores[visit.store]
        manifests = [
            self._manifest(actor, visit_id, visit, place, store.time_zone) for place in range(len(visit.shots))
        ]
        return {
            "audit_id": str(new_id()),
            "visit_id": str(visit_id),
            "checklist": {"key": version.key, "version": version.version, "sha256": version.sha256},
            "started_at": to_wire(visit.started_at),
            "finished_at": to_wire(visit.finished_at),
            "location": _location(store),
            "responses": list(visit.responses),
            "evidence": {"events": link(manifests)},
        }

    def _manifest(self, actor: Actor, visit_id: UUID, visit: PastVisit, place: int, time_zone: str) -> dict[str, Any]:
        shot = visit.shots[place]
        length = visit.finished_at - visit.started_at
        taken_at = visit.started_at + length * (place + 1) / (len(visit.shots) + 1)
        photo = self._gallery.hang(actor, shot, now=taken_at)
        return manifest(
            visit_id,
            shot,
            photo.sha256.hex(),
            photo.size,
            taken_at=taken_at,
            began=visit.started_at,
            time_zone=time_zone,
        )

    def _ports_at(self, moment: datetime) -> Ports:
        return dataclasses.replace(self.ports, clock=lambda: moment)


def _location(store: Store) -> dict[str, Any] | None:
    if store.latitude is None or store.longitude is None:
        return None
    at = {"latitude": float(store.latitude), "longitude": float(store.longitude)}
    return {**at, "accuracy_m": 25.0, "age_s": 4.0, "datum": DATUM}
