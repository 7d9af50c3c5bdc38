"""Reading lessons and passing exams move on what one was given."""

from typing import Any

import pytest

from tests.fixtures.exams import KEY, Taker, publish, right
from tests.fixtures.given import give


def states(world) -> dict[str, str]:
    return {item["reason_kind"]: item["state"] for item in world.staff.get("/v1/assignments").json["items"]}


def read(taker: Taker, lesson: str, state: str = "completed", **more: Any) -> dict[str, Any]:
    payload = {"course": KEY, "lesson": lesson, "state": state, "at": "2026-11-22T04:00:00Z", **more}
    return dict(taker.push(taker.op(payload, "lesson.progress")).json["results"][0])


def test_an_assignment_goes_from_assigned_to_passed(world, taker, work):
    give(world, world.staff, KEY, ["see", "wait"], "test")
    assert read(taker, "see", "started")["outcome"] == "applied"
    assert states(world) == {"test": "started"}
    read(taker, "see")
    assert states(world) == {"test": "started"}
    read(taker, "wait")
    assert states(world) == {"test": "completed"}
    taker.take(right)
    work()
    assert states(world) == {"test": "passed"}


def test_what_was_read_stays_read_also_in_later_rounds(world, taker):
    give(world, world.staff, KEY, ["see"], "test")
    read(taker, "see", seconds=90)
    read(taker, "see", "started", seconds=5)
    assert states(world) == {"test": "completed"}
    assert world.staff.get("/v1/sync").json["progress"] == [{"course": KEY, "lesson": "see", "is_completed": True}]
    give(world, world.staff, KEY, ["see", "wait"], "again")
    assert states(world) == {"test": "completed", "again": "assigned"}
    read(taker, "wait")
    assert states(world) == {"test": "completed", "again": "completed"}


def test_who_was_given_one_lesson_is_asked_about_that_lesson_and_passes_only_it(world, clock, work):
    publish(world)
    taker = Taker(world, world.staff)
    small = give(world, world.staff, KEY, ["wait"], "small")
    give(world, world.staff, KEY, ["see", "wait"], "whole")
    packet = taker.begin(assignment_id=str(small))
    assert taker.put(taker.payload(packet, right)).json["has_passed"] is True
    work()
    assert states(world) == {"small": "passed", "whole": "assigned"}


def test_an_assignment_of_somebody_else_is_no_occasion(world, taker):
    other = give(world, world.add_person("staff", name="other", store="lake"), KEY, ["see"], "test")
    assert taker.start(assignment_id=str(other)).status_code == 404


@pytest.mark.parametrize(
    ("change", "pointer"),
    [({"lesson": "nothing"}, "/lesson"), ({"state": "half"}, "/state"), ({"at": "yesterday"}, "/at"), ({"x": 1}, "/x")],
)
def test_progress_that_makes_no_sense_is_refused_by_field(taker, change, pointer):
    payload = {"course": KEY, "lesson": "see", "state": "completed", "at": "2026-11-22T04:00:00Z", **change}
    result = taker.push(taker.op(payload, "lesson.progress")).json["results"][0]
    assert (result["outcome"], result["problem"]["errors"][0]["pointer"]) == ("rejected", pointer)
