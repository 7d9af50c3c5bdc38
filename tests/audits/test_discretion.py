"""What would lead the store to its shopper: a receipt, and where a page of its list ended."""

import base64
import copy
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from api.checklists.services import publish_checklist
from api.core.db import db, enter
from api.core.ids import new_id
from api.reports.gathering import gather_scorecard
from tests.fixtures.content import CHECKLIST, answered, item
from tests.fixtures.visits import plan, publish, report, responses
from tests.sync.test_photos import jpeg, put

NUMBER = "2611224817"


@pytest.fixture(params=["covert", "announced"])
def receipt(request, world, clock) -> dict[str, Any]:
    """A published report with the receipt of a purchase: its number, its picture, and a note."""
    document = copy.deepcopy(CHECKLIST) | {"key": "with-receipt", "kind": request.param}
    document["sections"][1]["items"].insert(0, item("receipt", "receipt", weight="0"))
    with world.app.app_context():
        version = publish_checklist(db.session, world.organisation_id, document, now=clock())
        db.session.commit()
    shop, slip, front = plan(world, version), new_id(), new_id()
    for photo in (slip, front):
        put(world.shopper, photo, jpeg(size=(32, 32)))
    said = answered("receipt", NUMBER, note="till 3", photos=[str(slip)])
    answer = shop.push(shop.op(shop.payload([*responses(), said], photos=[front])))
    assert answer.json["results"][0]["outcome"] == "applied", answer.text
    publish(shop)
    return {"kind": request.param, "audit": shop.audit_id, "receipt": str(slip), "front": str(front)}


def page(person: Any, receipt: dict[str, Any]) -> dict[str, Any]:
    return person.get(f"/v1/audits/{receipt['audit']}").json


def test_the_store_reads_that_there_is_a_receipt_and_no_more(world, receipt) -> None:
    seen = page(world.manager, receipt)
    [said] = [each for each in seen["responses"] if each["item"] == "receipt"]
    shown = {photo["photo_id"] for photo in seen["photos"]}
    proven = {photo["photo_id"] for photo in seen["evidence"]["photos"]}
    assert proven == shown
    if receipt["kind"] == "covert":
        assert {name: value for name, value in said.items() if value} == {"item": "receipt", "state": "answered"}
        assert shown == {receipt["front"]}
    else:
        assert (said["value"], said["note"]) == (NUMBER, "till 3")
        assert shown == {receipt["front"], receipt["receipt"]}


@pytest.mark.parametrize("reader", ["qa", "shopper"])
def test_who_knows_the_shopper_reads_the_receipt(world, receipt, reader) -> None:
    seen = page(world.people[reader], receipt)
    [said] = [each for each in seen["responses"] if each["item"] == "receipt"]
    assert (said["value"], said["photos"]) == (NUMBER, [receipt["receipt"]])
    assert receipt["receipt"] in {photo["photo_id"] for photo in seen["photos"]}


def test_its_picture_is_not_there_for_the_store_even_by_its_address(world, receipt) -> None:
    def found(person: Any, photo: str) -> bool:
        return person.get(f"/v1/photos/{photo}?size=thumb").status_code != 404

    assert found(world.manager, receipt["front"])
    assert found(world.qa, receipt["receipt"])
    assert found(world.manager, receipt["receipt"]) == (receipt["kind"] == "announced")


def test_no_paper_carries_it(world, receipt, clock) -> None:
    with world.app.app_context(), Session(db.engine) as session:
        enter(session, world.organisation_id)
        ports = world.app.extensions["ports"]
        card, evidence = gather_scorecard(session, ports, receipt["audit"], issued_at=clock())
    printed = repr(card)
    is_covert = receipt["kind"] == "covert"
    assert (NUMBER in printed) != is_covert
    assert ("till 3" in printed) != is_covert
    assert ("On file with QA" in printed) == is_covert
    assert evidence.count == 2  # it is sealed like any other photo
    [row] = [row for section in card.sections for row in section.items if row.title.en == "receipt?"]
    assert row.reason == ""
    assert row.photos == (0 if is_covert else 1)
    assert receipt["receipt"] not in (evidence.keys if is_covert else ())


def test_where_a_page_ended_does_not_tell_when_the_shopper_was_there(world, content) -> None:
    began = datetime(2026, 11, 3, 6, 7, 8, tzinfo=UTC)
    shops = [publish(report(plan(world, content), responses(), began + timedelta(days=day))) for day in range(3)]
    cursor, seen = "", []
    while cursor is not None:
        page = world.manager.get(f"/v1/audits?limit=1{cursor and '&cursor=' + cursor}").json
        seen += [row["id"] for row in page["items"]]
        assert page["next"] is None or b"06:" not in base64.urlsafe_b64decode(page["next"] + "==")
        cursor = page["next"]
    assert seen == [str(shop.audit_id) for shop in reversed(shops)]


def test_a_cursor_is_not_laid_against_another_list_whose_times_are_known(world, content) -> None:
    for day in (3, 4):
        publish(report(plan(world, content), responses(), datetime(2026, 11, day, 6, tzinfo=UTC)))
    cursor = world.manager.get("/v1/audits?limit=1").json["next"]
    for path in ("/v1/findings", "/v1/attempts", "/v1/assignments", "/v1/me/sessions", "/v1/certificates"):
        assert world.manager.get(f"{path}?limit=1").status_code == 200, path
        answer = world.manager.get(f"{path}?limit=1&cursor={cursor}")
        assert (answer.status_code, answer.json["errors"][0]["pointer"]) == (422, "/cursor"), path


def test_a_cursor_is_read_nowhere_but_where_it_was_written(world, content, other_world) -> None:
    for day in (3, 4):
        publish(report(plan(world, content), responses(), datetime(2026, 11, day, 6, tzinfo=UTC)))
    cursor = world.qa.get("/v1/audits?limit=1").json["next"]
    assert world.qa.get(f"/v1/audits?limit=1&cursor={cursor}").status_code == 200
    changed = cursor[:-4] + ("AAAA" if cursor[-4:] != "AAAA" else "BBBB")
    for person, odd in ((other_world.qa, cursor), (world.qa, changed), (world.qa, cursor[:8])):
        answer = person.get(f"/v1/audits?limit=1&cursor={odd}")
        assert (answer.status_code, answer.json["errors"][0]["pointer"]) == (422, "/cursor"), answer.text
