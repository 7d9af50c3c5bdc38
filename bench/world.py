"""Fills an empty database: a chain of 24 stores, a shopper for each client, and as many planned visits as a measure asks for."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import Engine, create_engine, insert
from sqlalchemy.orm import Session

from api.accounts.models import ApiToken, Membership, Organisation, Region, User
from api.accounts.permissions import Permission, Role
from api.accounts.sessions import digest
from api.audits.models import Audit, Visit
from api.checklists.models import ChecklistVersion
from api.checklists.services import publish_checklist
from api.core.ids import new_id, new_token
from api.stores.models import Store
from bench.checklist import forty_questions

STORES = 24
_NOW = datetime(2026, 11, 20, tzinfo=UTC)


@dataclass(frozen=True)
class Person:
    """Somebody with a token."""

    id: UUID
    token: str

    @property
    def headers(self) -> dict[str, str]:
        """Give the headers of their requests."""
        return {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"}


@dataclass(frozen=True)
class World:
    """The chain: its stores, its shoppers, one QA, and the published checklist."""

    engine: Engine
    organisation_id: UUID
    stores: tuple[UUID, ...]
    shoppers: tuple[Person, ...]
    fresh_shopper: Person
    qa: Person
    version: ChecklistVersion
    document: dict[str, Any]

    def plan_visits(self, shopper: Person, count: int) -> list[UUID]:
        """Plan so many open visits of a shopper."""
        rows = [self._visit(shopper, self.stores[place % STORES]) for place in range(count)]
        with Session(self.engine) as session:
            session.execute(insert(Visit), rows)
            session.commit()
        return [row["id"] for row in rows]

    def add_people(self, role: Role, count: int) -> list[Person]:
        """Add so many people of a role, each with a token."""
        with Session(self.engine) as session:
            people = [_add_person(session, self.organisation_id, role) for _ in range(count)]
            session.commit()
        return people

    def add_audits(self, count: int) -> None:
        """Write so many published reports as if they had come in over the last months; only their lines, no documents."""
        visits = self.plan_visits(self.shoppers[0], count)
        rows = [self._audit(visit_id, place) for place, visit_id in enumerate(visits)]
        with Session(self.engine) as session:
            session.execute(insert(Audit), rows)
            session.commit()

    def _audit(self, visit_id: UUID, place: int) -> dict[str, Any]:
        started_at = _NOW - timedelta(minutes=10 * place)
        return {
            "organisation_id": self.organisation_id,
            "id": new_id(),
            "visit_id": visit_id,
            "store_id": self.stores[place % STORES],
            "shopper_id": self.shoppers[0].id,
            "checklist_version_id": self.version.id,
            "state": "published",
            "is_practice": False,
            "revision": 1,
            "sha256": "0" * 64,
            "started_at": started_at,
            "finished_at": started_at + timedelta(minutes=20),
            "received_at": started_at + timedelta(minutes=21),
            "published_at": started_at + timedelta(days=1),
            "visited_on": started_at.date(),
            "outcome": "pass",
            "band": "good",
            "score": Decimal(place % 400) / 10 + 60,
            "coverage": Decimal(1),
        }

    def _visit(self, shopper: Person, store_id: UUID) -> dict[str, Any]:
        return {
            "id": new_id(),
            "organisation_id": self.organisation_id,
            "store_id": store_id,
            "shopper_id": shopper.id,
            "checklist_version_id": self.version.id,
            "window_from": _NOW,
            "window_to": _NOW.replace(day=30),
            "state": "assigned",
            "is_practice": False,
            "brief": None,
            "created_at": _NOW,
        }


def make_world(sqlalchemy_url: str, shoppers: int) -> World:
    """Make the chain and its people, and publish the checklist of forty questions."""
    engine = create_engine(sqlalchemy_url)
    organisation_id, region_id = new_id(), new_id()
    document = forty_questions()
    with Session(engine, expire_on_commit=False) as session:
        name = {"zh-Hans": "晴川生活", "en": "Clearwater Living"}
        session.add(Organisation(id=organisation_id, slug="bench", name=name, created_at=_NOW))
        session.flush()
        path = f"/{region_id}/"
        session.add(
            Region(id=region_id, organisation_id=organisation_id, parent_id=None, code="all", path=path, name=name)
        )
        session.flush()
        stores = tuple(_add_store(session, organisation_id, region_id, number) for number in range(STORES))
        fresh, *people = [_add_person(session, organisation_id, Role.SHOPPER) for _ in range(shoppers + 1)]
        qa = _add_person(session, organisation_id, Role.QA)
        version = publish_checklist(session, organisation_id, document, now=_NOW)
        session.commit()
    return World(engine, organisation_id, stores, tuple(people), fresh, qa, version, document)


def _add_store(session: Session, organisation_id: UUID, region_id: UUID, number: int) -> UUID:
    store_id = new_id()
    session.add(
        Store(
            id=store_id,
            organisation_id=organisation_id,
            region_id=region_id,
            code=f"B{number:03}",
            name={"zh-Hans": f"湖滨{number}店", "en": f"Lakeside {number}"},
            address={"zh-Hans": "湖滨路1号", "en": "1 Lakeside Road"},
            time_zone="Asia/Shanghai",
            datum="WGS-84",
            tags=[],
            status="open",
        )
    )
    return store_id


def _add_person(session: Session, organisation_id: UUID, role: Role) -> Person:
    person = Person(new_id(), new_token())
    session.add(
        User(
            id=person.id,
            organisation_id=organisation_id,
            email=f"{person.id}@example.com",
            name=role,
            language="zh-Hans",
            status="active",
            created_at=_NOW,
        )
    )
    session.flush()
    common = {"organisation_id": organisation_id, "user_id": person.id}
    session.add(Membership(id=new_id(), role=role, **common))
    scopes = [str(permission) for permission in Permission]
    token_hash = digest(person.token)
    session.add(ApiToken(id=new_id(), name="bench", token_hash=token_hash, scopes=scopes, created_at=_NOW, **common))
    return person
