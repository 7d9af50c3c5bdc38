"""What people of the small chain find on their screens: planned visits, a report to review, one that is published."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from api.checklists.models import ChecklistVersion
from api.checklists.services import publish_checklist
from api.core.clock import to_wire, utc_now
from api.core.db import db
from api.core.ids import new_id
from api.courses.services import publish_course
from tests.fixtures.application import run_due
from tests.fixtures.content import CHECKLIST, COURSE, Shop
from tests.fixtures.exams import KEY, Taker, right
from tests.fixtures.exams import publish as publish_ten_kinds
from tests.fixtures.given import give
from tests.fixtures.product import Product
from tests.fixtures.visits import publish, report, responses
from tests.fixtures.world import Person, World
from tests.sync.test_photos import jpeg, put


@dataclass
class Chain:
    """An organisation with a published checklist. Everything happens round the present moment, as browsers have no other."""

    world: World
    version: ChecklistVersion

    def plan(self, store: str = "lake", shopper: Person | None = None, **more: Any) -> UUID:
        """Plan a visit that is open from yesterday for a week."""
        now = utc_now()
        body = {
            "store_id": str(self.world.stores[store]),
            "shopper_id": str((shopper or self.world.shopper).id),
            "checklist": self.version.key,
            "window_from": to_wire(now - timedelta(days=1)),
            "window_to": to_wire(now + timedelta(days=6)),
            **more,
        }
        planned = self.world.qa.post("/v1/visits", body)
        assert planned.status_code == 201, planned.json
        return UUID(planned.json["id"])

    def report(self, began: datetime | None = None, **said: bool) -> Shop:
        """Plan a visit and report it."""
        shop = Shop(self.world, self.plan(), self.version)
        return report(shop, responses(**said), began or utc_now() - timedelta(hours=2))


VISITED: dict[str, Any] = {**CHECKLIST, "scenarios": []}


def make_chain(product: Product, document: dict[str, Any] = VISITED) -> Chain:
    """Make an organisation whose people can sign in, with a checklist and a course."""
    world = product.make_world()
    with product.app.app_context():
        version = publish_checklist(db.session, world.organisation_id, document, now=utc_now())
        publish_course(db.session, world.organisation_id, COURSE, now=utc_now())
        db.session.commit()
    return Chain(world, version)


@dataclass
class Furnished:
    """A chain in which every list has something in it; each field is named in the addresses of `screens.py`."""

    chain: Chain
    planned: UUID
    begun: UUID
    whole: UUID
    returned: UUID
    submitted: UUID
    published: UUID
    attempt: UUID
    course: str
    person: UUID
    store: UUID


def furnish(chain: Chain) -> Furnished:
    """Plan visits, begin two, report three, publish one and return one, take an exam, and do all that follows from it."""
    world = chain.world
    published = publish(chain.report(greeted=False, polite=False))
    submitted = chain.report(smiled=False)
    attempt = _learn(world)
    found = Furnished(
        chain,
        planned=chain.plan("park"),
        begun=_begin(chain, responses(greeted=False)[:1]),
        whole=_begin(chain, responses()),
        returned=_send_back(chain.report(greeted=False)),
        submitted=submitted.audit_id,
        published=published.audit_id,
        attempt=attempt,
        course=KEY,
        person=world.staff.id,
        store=world.stores["lake"],
    )
    run_due(world.app)
    return found


def _begin(chain: Chain, said: list[dict[str, Any]]) -> UUID:
    """Begin a visit on another phone, with a photo; this one goes on with it."""
    shop = Shop(chain.world, chain.plan("hill"), chain.version)
    photo = new_id()
    put(chain.world.shopper, photo, jpeg(size=(320, 240)))
    began = to_wire(utc_now() - timedelta(minutes=30))
    draft = {**shop.payload(said, photos=[photo]), "started_at": began, "finished_at": began}
    del draft["evidence"]
    answer = shop.push(shop.op({"revision": 1, "draft": draft}, kind="audit.draft"))
    assert answer.json["results"][0]["outcome"] == "applied", answer.text
    return shop.visit_id


def _send_back(shop: Shop) -> UUID:
    body = {"decision": "return", "items": ["greeted"], "reason": "Was anybody near the door?"}
    answer = shop.world.qa.post(f"/v1/audits/{shop.audit_id}/review", body)
    assert answer.status_code == 200, answer.text
    return shop.visit_id


def _learn(world: World) -> UUID:
    """Give a course to somebody on the floor who takes its exam; returns the attempt."""
    publish_ten_kinds(world, now=utc_now())
    give(world, world.staff, KEY, [], "assigned")
    return UUID(Taker(world, world.staff).take(right)["id"])
