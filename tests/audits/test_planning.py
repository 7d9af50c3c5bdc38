"""Whom a visit is planned for: a shopper nobody in the store knows, where the visit is covert."""

import copy
from typing import Any

import pytest

from api.accounts.models import Membership
from api.checklists.services import publish_checklist
from api.core.db import db
from api.core.ids import new_id
from tests.fixtures.content import CHECKLIST


@pytest.fixture
def announced(world, clock) -> str:
    """Publish a checklist for patrols that the store knows of."""
    with world.app.app_context():
        document = copy.deepcopy(CHECKLIST) | {"key": "patrol", "kind": "announced"}
        publish_checklist(db.session, world.organisation_id, document, now=clock())
        db.session.commit()
    return "patrol"


def also_shopper(world: Any, person: Any) -> None:
    with world.app.app_context():
        role = {"region_id": None, "store_id": None, "shift": None, "role": "shopper"}
        db.session.add(Membership(id=new_id(), organisation_id=world.organisation_id, user_id=person.id, **role))
        db.session.commit()


def plan(world: Any, person: Any, checklist: str, store: str = "lake", **more: Any) -> tuple[int, list[str]]:
    body = {
        "store_id": str(world.stores[store]),
        "shopper_id": str(person.id),
        "checklist": checklist,
        "window_from": "2026-11-20T00:00:00Z",
        "window_to": "2026-11-30T00:00:00Z",
        **more,
    }
    answer = world.qa.post("/v1/visits", body)
    return answer.status_code, [error["pointer"] for error in answer.json.get("errors", [])]


REFUSED = (422, ["/shopper_id"])


@pytest.mark.parametrize(
    ("role", "place", "there", "elsewhere"),
    [
        ("staff", {"store": "lake"}, REFUSED, (201, [])),
        ("manager", {"store": "lake"}, REFUSED, (201, [])),
        ("manager", {"region": "east"}, REFUSED, (201, [])),
        ("manager", {}, REFUSED, REFUSED),
        ("qa", {"region": "east"}, (201, []), (201, [])),
    ],
)
def test_who_works_in_a_store_does_not_visit_it_unrecognised(world, content, role, place, there, elsewhere) -> None:
    person = world.add_person(role, name="both", **place)
    also_shopper(world, person)
    assert plan(world, person, content.key) == there
    assert plan(world, person, content.key, "hill") == elsewhere


def test_a_manager_practises_and_patrols_in_the_own_store(world, content, announced) -> None:
    manager = world.add_person("manager", name="both", store="lake")
    also_shopper(world, manager)
    assert plan(world, manager, content.key, is_practice=True) == (201, [])
    assert plan(world, manager, announced) == (201, [])


def test_who_is_no_shopper_visits_nothing(world, content) -> None:
    assert plan(world, world.staff, content.key) == REFUSED
