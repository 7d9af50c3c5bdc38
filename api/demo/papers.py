"""The papers of a past visit: who reviews it, and the submission its shopper handed in, photos and evidence included."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from api.checklists.models import ChecklistVersion
from api.core.actor import Actor
from api.core.clock import to_wire
from api.core.ids import new_id
from api.demo.cast import DATUM, Cast
from api.demo.evidence import manifest, seal
from api.demo.gallery import Gallery
from api.demo.history import PastVisit
from api.demo.logins import login_of
from api.stores.models import Store

HANDED_IN_AFTER: Final = timedelta(minutes=40)


@dataclass(frozen=True)
class Papers:
    """What is needed to write a visit down: the people and stores, the checklist versions, the pictures."""

    cast: Cast
    versions: Mapping[str, ChecklistVersion]
    gallery: Gallery

    def reviewer(self, visit: PastVisit) -> Actor:
        """Let QA of the region decide about mystery visits, and QA of the whole about the patrols they walk themselves."""
        region = self.cast.stores[visit.store].region_id
        is_covert = self.versions[visit.checklist].document["kind"] == "covert"
        mine = [
            person.email
            for person in self.cast.chain.with_role("qa")
            if is_covert and person.posts[0].region and self.cast.regions[person.posts[0].region] == region
        ]
        return self.cast.actor(mine[0] if mine else login_of("qa"))

    def submission(self, visit_id: UUID, visit: PastVisit) -> dict[str, Any]:
        """Return the payload of the op with which the shopper handed the visit in; its photos are stored."""
        version, store = self.versions[visit.checklist], self.cast.stores[visit.store]
        manifests = [self._manifest(visit_id, visit, place) for place in range(len(visit.shots))]
        return {
            "audit_id": str(new_id()),
            "visit_id": str(visit_id),
            "checklist": {"key": version.key, "version": version.version, "sha256": version.sha256},
            "started_at": to_wire(visit.started_at),
            "finished_at": to_wire(visit.finished_at),
            "location": _location(store),
            "responses": list(visit.responses),
            "evidence": seal(manifests, visit.shopper),
        }

    def _manifest(self, visit_id: UUID, visit: PastVisit, place: int) -> dict[str, Any]:
        shot = visit.shots[place]
        length = visit.finished_at - visit.started_at
        taken_at = visit.started_at + length * (place + 1) / (len(visit.shots) + 1)
        photo = self.gallery.hang(self.cast.actor(visit.shopper), shot, now=taken_at)
        return manifest(
            visit_id,
            shot,
            photo.sha256.hex(),
            photo.size,
            taken_at=taken_at,
            began=visit.started_at,
            time_zone=self.cast.stores[visit.store].time_zone,
        )


def _location(store: Store) -> dict[str, Any] | None:
    if store.latitude is None or store.longitude is None:
        return None
    at = {"latitude": float(store.latitude), "longitude": float(store.longitude)}
    return {**at, "accuracy_m": 25.0, "age_s": 4.0, "datum": DATUM}
