"""What a phone may rely on when it sends what it recorded."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import select, text

from api.core.db import db
from api.core.ids import new_id
from api.core.signing import is_signed_by
from api.journal import JournalEntry
from api.sync.kinds import KINDS
from tests.fixtures.content import answered, plan_shop


def audits_of(world) -> list[dict]:
    return world.qa.get("/v1/audits").json["items"]


def test_a_submitted_visit_is_an_audit_that_waits_for_its_photo(world, shop):
    photo = new_id()
    result = shop.submit(photos=[photo])
    assert result["outcome"] == "applied"
    assert result["photos_missing"] == [str(photo)]
    [audit] = audits_of(world)
    assert (audit["state"], audit["score"], audit["band"]) == ("waiting", "100.0", "good")


def test_same_audit_twice_is_one_audit(world, shop):
    op = shop.op(shop.payload())
    first, second = shop.push(op).json["results"][0], shop.push(op).json["results"][0]
    assert (first["outcome"], second["outcome"]) == ("applied", "duplicate")
    assert first["resource"] == second["resource"]
    assert len(audits_of(world)) == 1


def test_twice_in_one_batch_is_once(world, shop):
    op = shop.op(shop.payload())
    outcomes = [result["outcome"] for result in shop.push(op, op).json["results"]]
    assert outcomes == ["applied", "duplicate"]


def test_same_op_id_with_other_content_changes_nothing(world, shop):
    op = shop.op(shop.payload())
    shop.push(op)
    other = shop.op(
        shop.payload([answered("greeted", "no", note="x"), answered("smiled", "no"), answered("no-insult", "yes")])
    )
    result = shop.push({**other, "op_id": op["op_id"]}).json["results"][0]
    assert (result["outcome"], result["problem"]["status"]) == ("rejected", 422)
    assert [audit["score"] for audit in audits_of(world)] == ["100.0"]


def test_fifty_parallel_sends_have_one_effect_and_equal_answers(world, shop):
    op = shop.op(shop.payload())
    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(lambda _: shop.push(op), range(50)))
    assert {answer.status_code for answer in answers} == {200}
    results = [answer.json["results"][0] for answer in answers]
    assert sorted(result["outcome"] for result in results) == ["applied"] + ["duplicate"] * 49
    assert len({result["resource"]["id"] for result in results}) == 1
    assert len(audits_of(world)) == 1


def test_one_bad_op_does_not_harm_its_neighbours(world, shop, content):
    good, other = shop.op(shop.payload()), plan_shop(world, content, "park")
    unknown = shop.op({"audit_id": "?"}, kind="audit.paint")
    broken = {**shop.op(shop.payload()), "payload_sha256": "0" * 64}
    results = shop.push("nonsense", unknown, broken, good, {}).json["results"]
    assert [result["outcome"] for result in results] == ["rejected", "rejected", "rejected", "applied", "rejected"]
    assert len(audits_of(world)) == 1
    assert other.submit()["outcome"] == "applied"


def test_an_incomplete_report_is_refused_with_every_fault_named(world, shop):
    result = shop.submit([answered("greeted", "no"), answered("no-insult", "perhaps")])
    assert result["outcome"] == "rejected"
    faults = {fault["pointer"]: fault["detail"] for fault in result["problem"]["errors"]}
    assert set(faults) == {"/responses/0/note", "/responses", "/responses/1/value"}
    assert audits_of(world) == []


def test_a_refused_op_may_succeed_later_under_the_same_id(world, shop, content):
    other = plan_shop(world, content, "park")
    op = other.op({**other.payload(), "visit_id": str(uuid4())})
    assert other.push(op).json["results"][0]["outcome"] == "rejected"
    assert other.push(op).json["results"][0]["outcome"] == "rejected"


def test_a_second_report_of_a_visit_is_a_conflict_and_the_first_stands(world, shop):
    shop.submit()
    shop.audit_id = new_id()
    result = shop.submit()
    assert (result["outcome"], result["problem"]["type"]) == ("conflict", "/problems/already-submitted")
    assert len(audits_of(world)) == 1


def test_a_report_on_another_version_is_a_conflict(world, shop):
    payload = shop.payload()
    payload["checklist"]["sha256"] = "0" * 64
    assert shop.push(shop.op(payload)).json["results"][0]["outcome"] == "conflict"


@pytest.mark.parametrize("who", ["staff", "qa", "manager"])
def test_nobody_else_can_report_a_visit(world, shop, who):
    result = shop.push(shop.op(shop.payload()), person=getattr(world, who)).json["results"][0]
    assert (result["outcome"], result["problem"]["status"]) == ("rejected", 404)


def test_another_organisation_sees_the_same_as_for_a_random_visit(world, other_world, shop):
    foreign = shop.push(shop.op(shop.payload()), person=other_world.shopper).json["results"][0]["problem"]
    random = shop.push(shop.op({**shop.payload(), "visit_id": str(uuid4())}), person=other_world.shopper).json[
        "results"
    ][0]["problem"]
    assert {**foreign, "instance": ""} == {**random, "instance": ""}


def test_gaps_are_named_until_they_are_filled(world, shop, content):
    first, second = plan_shop(world, content, "park"), plan_shop(world, content, "hill")
    lost = shop.op(first.payload())
    late = shop.op(second.payload())
    assert shop.push(late).json["gaps"] == [{"from": 1, "to": 1}]
    assert shop.push(lost).json["gaps"] == []


def test_the_receipt_is_signed_and_names_what_was_taken(world, shop, app):
    op = shop.op(shop.payload())
    receipt = shop.push(op, "nonsense").json["receipt"]
    assert receipt["ops"] == [{"op_id": op["op_id"], "payload_sha256": op["payload_sha256"]}]
    [key] = app.test_client().get("/v1/keys").json["keys"]
    assert key["key_id"] == receipt["key_id"]
    assert is_signed_by(receipt, key["public_key"])
    assert not is_signed_by({**receipt, "user_id": str(uuid4())}, key["public_key"])


def test_nobody_is_given_a_receipt_for_what_somebody_else_sent(world, shop):
    op = shop.op(shop.payload())
    shop.push(op)
    again = shop.push(op, person=world.staff).json
    assert again["results"][0]["problem"]["status"] == 404
    assert again["receipt"]["ops"] == []


def test_a_draft_is_kept_and_the_visit_is_in_progress(world, shop):
    draft = shop.op({"revision": 1, "draft": shop.payload([])}, kind="audit.draft")
    assert shop.push(draft).json["results"][0]["outcome"] == "applied"
    [visit] = world.shopper.get("/v1/sync").json["visits"]
    assert visit["state"] == "in_progress"
    assert shop.submit()["outcome"] == "applied"


def test_an_audit_id_that_is_taken_is_a_conflict_and_harms_no_neighbour(world, shop, content):
    other, third = plan_shop(world, content, "park"), plan_shop(world, content, "hill")
    first = shop.op(shop.payload())
    taken = shop.op({**other.payload(), "audit_id": str(shop.audit_id)})
    results = shop.push(first, taken, shop.op(third.payload())).json["results"]
    assert [result["outcome"] for result in results] == ["applied", "conflict", "applied"]
    assert len(audits_of(world)) == 2
    assert other.submit()["outcome"] == "applied"


def test_a_batch_that_is_applied_twice_over_is_noted_once(world, shop, app):
    shop.push(shop.op({}, kind="audit.paint"), shop.op(shop.payload()), shop.op({"audit_id": "?"}))
    with app.app_context():
        events = db.session.scalars(select(JournalEntry.event).where(JournalEntry.subject_id == shop.audit_id)).all()
    assert events == ["AuditReceived"]


def fail_in_python(*_: Any) -> None:
    raise ZeroDivisionError


def fail_in_the_database(session: Any, *_: Any) -> None:
    session.execute(text("SELECT 1 / 0"))


@pytest.mark.parametrize(
    ("act", "outcome", "status"), [(fail_in_python, "retry", 500), (fail_in_the_database, "rejected", 400)]
)
def test_even_a_fault_of_ours_keeps_only_its_own_op_waiting(world, shop, monkeypatch, act, outcome, status):
    monkeypatch.setitem(KINDS, "test.broken", act)
    good, broken = shop.op(shop.payload()), shop.op({}, kind="test.broken")
    first, second = shop.push(broken, good).json["results"]
    assert (first["outcome"], first["problem"]["status"]) == (outcome, status)
    assert second["outcome"] == "applied"
    assert shop.push(broken, good).json["results"][1]["outcome"] == "duplicate"
