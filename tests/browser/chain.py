"""What people of the small chain find on their screens: planned visits, a report to review, one that is published."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from api.checklists.models import ChecklistVersion
from api.checklists.services import publish_checklist
from api.core.clock import to_wire, utc_now
from api.core.db import db
from api.courses.services import publish_course
from tests.fixtures.application import run_due
from tests.fixtures.content import CHECKLIST, COURSE, Shop
from tests.fixtures.product import Product
from tests.fixtures.visits import publish, report, responses
from tests.fixtures.world import Person, World


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
    """A chain in which every list has something in it."""

    chain: Chain
    visits: list[UUID]
    submitted: UUID
    published: UUID

    def screens(self, role: str) -> list[str]:
        """List the addresses of a role's screens."""
        return {
            "shopper": ["/visits", f"/visits/{self.visits[0]}", "/queue", "/settings"],
            "qa": ["/audits", f"/audits/{self.submitted}", f"/audits/{self.published}", "/devices"],
            "manager": ["/audits", f"/audits/{self.published}", "/drills", "/team", "/assign/new"],
            "admin": ["/people", "/stores"],
        }[role]


def furnish(chain: Chain) -> Furnished:
    """Plan visits, report two more, publish one of them, and do all that follows from it."""
    visits = [chain.plan(store) for store in ("lake", "park", "hill")]
    published = publish(chain.report(greeted=False, polite=False))
    submitted = chain.report(smiled=False)
    run_due(chain.world.app)
    return Furnished(chain, visits, submitted.audit_id, published.audit_id)
