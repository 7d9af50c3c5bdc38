"""Drills: somebody else watches, decides, and it counts once."""

from functools import partial
from typing import Any

import pytest

from api.core.ids import new_id
from api.training.drills import open_drills
from tests.fixtures.exams import KEY, Taker, publish
from tests.fixtures.given import give


@pytest.fixture
def observer(world, clock, content) -> Taker:
    publish(world)
    give(world, world.staff, KEY, ["show"], "test")
    return Taker(world, world.manager)


def seen(world, **changes: Any) -> dict[str, Any]:
    return {
        "observation_id": str(new_id()),
        "learner_id": str(world.staff.id),
        "course": KEY,
        "lesson": "show",
        "ticks": [{"item": "short-visit/greeted", "met": "yes"}, {"item": "short-visit/smiled", "met": "no"}],
        "runs_ms": [8200],
        "outcome": "approved",
        "observed_at": "2026-11-22T04:00:00Z",
        **changes,
    }


def push(taker: Taker, payload: dict[str, Any]) -> dict[str, Any]:
    return dict(taker.push(taker.op(payload, "drill.observe")).json["results"][0])


def waiting(taker: Taker) -> list[dict[str, Any]]:
    return list(taker.person.get("/v1/sync").json["drills"])


def test_a_drill_waits_on_the_observers_phone_with_the_words_to_tick(world, observer):
    [drill] = waiting(observer)
    assert (drill["learner"]["name"], drill["lesson"], drill["timed"], drill["last"]) == ("staff", "show", True, None)
    assert drill["rubric"][0]["title"]["en"] == "greeted?"
    assert waiting(Taker(world, world.staff)) == []


def test_a_drill_that_was_approved_waits_no_longer(world, observer):
    assert push(observer, seen(world))["outcome"] == "applied"
    assert waiting(observer) == []
    [told] = world.staff.get("/v1/drills").json["items"]
    assert (told["outcome"], told["runs_ms"], told["ticks"][1]["met"]) == ("approved", [8200], "no")


def test_drills_that_were_approved_leave_room_for_those_that_wait(world, observer, monkeypatch):
    monkeypatch.setattr("api.sync.learning.open_drills", partial(open_drills, limit=1))
    push(observer, seen(world))
    give(world, world.add_person("staff", name="later", store="lake"), KEY, ["show"], "test")
    assert [drill["learner"]["name"] for drill in waiting(observer)] == ["later"]


def test_a_drill_that_was_returned_waits_with_its_reason(world, observer):
    push(observer, seen(world, outcome="returned", reason="Look up first."))
    assert waiting(observer)[0]["last"] == {"outcome": "returned", "reason": "Look up first.", "observer_id": None}


def test_a_drill_can_be_handed_to_another_observer(world, observer):
    other = str(world.add_person("manager", name="second", store="lake").id)
    push(observer, seen(world, outcome="reassigned", reason="I am on leave.", next_observer_id=other))
    assert waiting(observer)[0]["last"]["observer_id"] == other


def test_nobody_observes_themselves(world, observer):
    result = push(observer, seen(world, learner_id=str(world.manager.id)))
    assert (result["outcome"], result["problem"]["type"]) == ("rejected", "/problems/own-drill")


def test_staff_do_not_observe_and_others_only_in_their_stores(world, observer):
    assert push(Taker(world, world.staff), seen(world))["problem"]["status"] == 403
    elsewhere = Taker(world, world.add_person("manager", name="elsewhere", store="hill"))
    assert push(elsewhere, seen(world))["problem"]["status"] == 404


def test_the_same_observation_is_one_and_another_one_of_its_id_is_refused(world, observer):
    payload = seen(world)
    assert [push(observer, payload)["outcome"] for _ in range(2)] == ["applied", "applied"]
    assert push(observer, {**payload, "runs_ms": [1]})["outcome"] == "conflict"
    assert len(world.staff.get("/v1/drills").json["items"]) == 1


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"lesson": "see"}, "/lesson"),
        ({"ticks": [{"item": "short-visit/no-insult", "met": "yes"}]}, "/ticks/0/item"),
        ({"outcome": "returned"}, "/reason"),
        ({"outcome": "reassigned", "reason": "x"}, "/next_observer_id"),
        ({"ticks": []}, "/ticks"),
    ],
)
def test_an_observation_that_is_not_whole_is_refused_by_field(world, observer, change, pointer):
    result = push(observer, seen(world, **change))
    assert (result["outcome"], result["problem"]["errors"][0]["pointer"]) == ("rejected", pointer)
