"""What waits for a trainer: open answers, held attempts and copies that differ; and what their decision does."""

from typing import Any

import pytest
from sqlalchemy import event

from api.core.db import db
from tests.fixtures.exams import CLOSED, KEY, QUESTIONS, Taker, publish, right, wrong
from tests.fixtures.given import give
from tests.quizzes.test_desk import turn_round

OPEN = [question for question in QUESTIONS if question["kind"] == "open"]
REASON = "The second phone was a colleague's."


def waiting(world: Any) -> dict[str, int]:
    told: dict[str, int] = world.trainer.get("/v1/attempts/waiting").json
    return told


def decide(world: Any, attempt: str, decision: str, **more: Any) -> Any:
    return world.trainer.post(f"/v1/attempts/{attempt}/decision", {"decision": decision, "reason": REASON, **more})


@pytest.fixture
def twice(world, clock, work) -> str:
    """Somebody hands in right answers, which gives a certificate, and then wrong ones; returns the attempt."""
    publish(world)
    assignment = give(world, world.staff, KEY, [], "test")
    taker = Taker(world, world.staff)
    packet = taker.begin(assignment_id=str(assignment))
    taker.put(taker.payload(packet, right))
    work()
    clock.move(minutes=5)
    assert taker.put(taker.payload(packet, wrong)).status_code == 409
    return str(packet["attempt_id"])


def test_open_answers_wait_without_a_name_and_full_marks_need_no_words(world, clock):
    publish(world, [*CLOSED, *OPEN])
    handed_in = Taker(world, world.staff).take(right)
    assert waiting(world) == {"answers": 1, "decisions": 0, "odd": 0}
    [one] = world.trainer.get("/v1/attempts/to-mark").json["items"]
    [answer] = one["answers"]
    assert (one["id"], answer["question"]["kind"], bool(answer["text"])) == (handed_in["id"], "open", True)
    assert not {"learner", "learner_id"} & one.keys()
    path = f"/v1/attempts/{one['id']}/marks"
    assert world.trainer.post(path, {"marks": [{"slot": answer["slot"], "share": "0.5"}]}).status_code == 422
    marked = world.trainer.post(path, {"marks": [{"slot": answer["slot"], "share": "1"}]}).json
    assert (marked["state"], marked["score"], marked["has_passed"]) == ("graded", "1", True)
    assert waiting(world)["answers"] == 0


def test_nobody_marks_what_they_wrote_or_what_they_have_to_take(world, clock):
    publish(world, [*CLOSED, *OPEN])
    taken = Taker(world, world.staff).take(right)
    [one] = world.trainer.get("/v1/attempts/to-mark").json["items"]
    give(world, world.trainer, KEY, [], "test")
    assert waiting(world)["answers"] == 0
    marks = {"marks": [{"slot": one["answers"][0]["slot"], "share": "1"}]}
    assert world.trainer.post(f"/v1/attempts/{taken['id']}/marks", marks).json["type"] == "/problems/exam-ahead"
    assert world.staff.get(f"/v1/attempts/{taken['id']}").json["state"] == "marking"
    Taker(world, world.trainer).take(right)
    assert waiting(world)["answers"] == 0


def test_all_that_waits_for_marks_is_read_at_once(world, clock):
    publish(world, [*CLOSED, *OPEN])
    for person in (world.staff, world.add_person("staff", name="other", store="lake")):
        Taker(world, person).take(right)
    asked: list[str] = []
    with world.app.app_context():
        engine = db.engine
    listening = (engine, "before_cursor_execute", lambda *said: asked.append(said[2]))
    event.listen(*listening)
    items = world.trainer.get("/v1/attempts/to-mark").json["items"]
    event.remove(*listening)
    assert [len(one["answers"]) for one in items] == [1, 1]
    assert len([one for one in asked if "FROM answer_mark" in one]) == 1


def test_a_held_attempt_waits_until_somebody_has_decided(world, clock):
    publish(world)
    taker = Taker(world, world.staff)
    payload = taker.payload(taker.begin(), right)
    clock.move(days=8)
    taker.put(payload)
    [held] = world.trainer.get("/v1/attempts/to-decide").json["items"]
    assert (held["learner"]["name"], held["copies"], "late" in held["flags"]) == ("staff", 1, True)
    shown = world.trainer.get(f"/v1/attempts/{held['id']}/copies").json
    assert (shown["is_waiting"], [one["score"] for one in shown["items"]]) == (True, ["1"])
    assert decide(world, held["id"], "accept").json["has_passed"] is True
    assert waiting(world) == {"answers": 0, "decisions": 0, "odd": 0}
    assert world.trainer.get(f"/v1/attempts/{held['id']}/copies").json["is_waiting"] is False


def test_what_was_accepted_stays_so_when_its_open_answers_are_marked(world, clock):
    publish(world, [*CLOSED, *OPEN])
    taker = Taker(world, world.staff)
    packet = taker.begin()
    payload = taker.payload(packet, right)
    clock.move(days=8)
    taker.put(payload)
    [one] = world.trainer.get("/v1/attempts/to-mark").json["items"]
    assert decide(world, one["id"], "accept").json["state"] == "marking"
    path = f"/v1/attempts/{one['id']}/marks"
    marked = world.trainer.post(path, {"marks": [{"slot": one["answers"][0]["slot"], "share": "1"}]}).json
    assert (marked["state"], marked["has_passed"]) == ("graded", True)
    assert waiting(world) == {"answers": 0, "decisions": 0, "odd": 0}


def test_what_counts_though_its_clock_was_wrong_is_listed_apart(world, clock):
    publish(world)
    Taker(world, world.staff).take(right, started_at="2026-11-22T01:00:00Z")
    assert waiting(world) == {"answers": 0, "decisions": 0, "odd": 1}
    [odd] = world.trainer.get("/v1/attempts/to-decide?kind=odd").json["items"]
    assert decide(world, odd["id"], "void").json["state"] == "void"
    assert waiting(world)["odd"] == 0


def test_both_copies_are_shown_and_letting_the_first_count_changes_nothing(world, twice, work):
    shown = world.trainer.get(f"/v1/attempts/{twice}/copies").json
    assert [(one["score"], one["has_passed"]) for one in shown["items"]] == [("1", True), ("0", False)]
    assert decide(world, twice, "accept", copy=shown["items"][0]["copy"]).json["score"] == "1"
    work()
    assert world.staff.get("/v1/certificates").json["items"][0]["state"] == "valid"
    assert decide(world, twice, "void").json["type"] == "/problems/not-markable"


@pytest.mark.parametrize(("decision", "copy", "state"), [("accept", 1, "graded"), ("void", None, "void")])
def test_what_the_first_copy_proved_is_lost_with_it_and_comes_again_with_another(
    world, twice, clock, work, decision, copy, state
):
    items = world.trainer.get(f"/v1/attempts/{twice}/copies").json["items"]
    more = {} if copy is None else {"copy": items[copy]["copy"]}
    decided = decide(world, twice, decision, **more).json
    assert (decided["state"], bool(decided["has_passed"])) == (state, False)
    work()
    [lost] = world.staff.get("/v1/certificates").json["items"]
    assert (lost["state"], lost["withdrawn_because"]) == ("withdrawn", REASON)
    assert world.staff.get("/v1/assignments").json["items"][0]["state"] != "passed"
    clock.move(days=1)
    taker = Taker(world, world.staff)
    taker.put({**taker.payload({"attempt_id": twice}, right), "elapsed_ms": 61_000})
    third = world.trainer.get(f"/v1/attempts/{twice}/copies").json["items"][-1]["copy"]
    assert decide(world, twice, "accept", copy=third).json["has_passed"] is True
    work()
    [again] = world.staff.get("/v1/certificates").json["items"]
    told = (again["code"], again["state"], again["withdrawn_because"], again["issued_on"])
    assert told == (lost["code"], "valid", None, "2026-11-23")
    assert world.staff.get(f"/v1/certificates/{again['id']}.pdf").status_code == 200
    page = world.app.test_client().get(f"/verify/{again['code']}", headers={"Accept-Language": "en"})
    assert "is valid today" in page.text
    assert world.staff.get("/v1/assignments").json["items"][0]["state"] == "passed"


@pytest.mark.parametrize(
    "first", [right, lambda question: None if question["kind"] == "true-false" else right(question)]
)
def test_another_copy_is_marked_by_the_questions_by_which_all_was_marked_again(world, clock, first):
    publish(world)
    taker = Taker(world, world.staff)
    packet = taker.begin()
    taker.put(taker.payload(packet, first))
    turn_round(world)
    path, attempt = f"/v1/quizzes/{KEY}/regrade", packet["attempt_id"]
    digest = world.trainer.get(path).json["digest"]
    assert world.trainer.post(path, {"digest": digest, "reason": "The key was wrong."}).status_code == 200
    taker.put({**taker.payload(packet, right), "elapsed_ms": 61_000})
    other = world.trainer.get(f"/v1/attempts/{attempt}/copies").json["items"][1]
    assert (other["score"], decide(world, attempt, "accept", copy=other["copy"]).json["score"]) == ("0.889", "0.889")
    assert world.trainer.get(path).json["items"] == []


def test_a_copy_nobody_sent_cannot_count_and_a_third_one_waits_again(world, twice, clock):
    assert decide(world, twice, "accept", copy="0" * 64).status_code == 422
    decide(world, twice, "accept")
    clock.move(minutes=1)
    taker = Taker(world, world.staff)
    third = {**taker.payload({"attempt_id": twice}, wrong), "elapsed_ms": 61_000}
    assert taker.put(third).status_code == 409
    assert waiting(world)["decisions"] == 1
    assert len(world.trainer.get(f"/v1/attempts/{twice}/copies").json["items"]) == 3
