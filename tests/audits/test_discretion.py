"""A receipt leads from a covert visit to the till's record, and to who shopped: the store reads that there is one, and no more."""

import copy
from typing import Any

import pytest
from sqlalchemy.orm import Session

from api.checklists.services import publish_checklist
from api.core.db import db, enter
from api.core.ids import new_id
from api.reports.gathering import gather_scorecard
from tests.fixtures.content import CHECKLIST, answered, item
from tests.fixtures.visits import plan, publish, responses
from tests.sync.test_photos import jpeg, put

NUMBER = "2611224817"


@pytest.fixture(params=["covert", "announced"])
def report(request, world, clock) -> dict[str, Any]:
    """A published report with the receipt of a purchase: its number, its picture, and a note."""
    document = copy.deepcopy(CHECKLIST) | {"key": "with-receipt", "kind": request.param}
    document["sections"][1]["items"].insert(0, item("receipt", "receipt", weight="0"))
    with world.app.app_context():
        version = publish_checklist(db.session, world.organisation_id, document, now=clock())
        db.session.commit()
    shop, receipt, front = plan(world, version), new_id(), new_id()
    for photo in (receipt, front):
        put(world.shopper, photo, jpeg(size=(32, 32)))
    said = answered("receipt", NUMBER, note="till 3", photos=[str(receipt)])
    answer = shop.push(shop.op(shop.payload([*responses(), said], photos=[front])))
    assert answer.json["results"][0]["outcome"] == "applied", answer.text
    publish(shop)
    return {"kind": request.param, "audit": shop.audit_id, "receipt": str(receipt), "front": str(front)}


def page(person: Any, report: dict[str, Any]) -> dict[str, Any]:
    return person.get(f"/v1/audits/{report['audit']}").json


def test_the_store_reads_that_there_is_a_receipt_and_no_more(world, report) -> None:
    seen = page(world.manager, report)
    [said] = [each for each in seen["responses"] if each["item"] == "receipt"]
    shown = {photo["photo_id"] for photo in seen["photos"]}
    if report["kind"] == "covert":
        assert {name: value for name, value in said.items() if value} == {"item": "receipt", "state": "answered"}
        assert shown == {report["front"]}
    else:
        assert (said["value"], said["note"]) == (NUMBER, "till 3")
        assert shown == {report["front"], report["receipt"]}


@pytest.mark.parametrize("reader", ["qa", "shopper"])
def test_who_knows_the_shopper_reads_the_receipt(world, report, reader) -> None:
    seen = page(world.people[reader], report)
    [said] = [each for each in seen["responses"] if each["item"] == "receipt"]
    assert (said["value"], said["photos"]) == (NUMBER, [report["receipt"]])
    assert report["receipt"] in {photo["photo_id"] for photo in seen["photos"]}


def test_its_picture_is_not_there_for_the_store_even_by_its_address(world, report) -> None:
    def found(person: Any, photo: str) -> bool:
        return person.get(f"/v1/photos/{photo}?size=thumb").status_code != 404

    assert found(world.manager, report["front"])
    assert found(world.qa, report["receipt"])
    assert found(world.manager, report["receipt"]) == (report["kind"] == "announced")


def test_no_paper_carries_it(world, report, clock) -> None:
    with world.app.app_context(), Session(db.engine) as session:
        enter(session, world.organisation_id)
        ports = world.app.extensions["ports"]
        card, evidence = gather_scorecard(session, ports, report["audit"], issued_at=clock())
    printed = repr(card)
    is_covert = report["kind"] == "covert"
    assert (NUMBER in printed) != is_covert
    assert ("till 3" in printed) != is_covert
    assert ("On file with QA" in printed) == is_covert
    assert evidence.count == 2  # it is sealed like any other photo
    [row] = [row for section in card.sections for row in section.items if row.title.en == "receipt?"]
    assert row.photos == (0 if is_covert else 1)
    assert report["receipt"] not in (evidence.keys if is_covert else ())
