"""A rule has changed: who passed an earlier version gets what changed, once, and is asked about that alone."""

from typing import Any

import pytest

from api.core.db import db
from api.core.ids import new_id
from api.courses.check_course import check_course
from api.courses.services import publish_course
from api.quizzes.publishing import publish_exam
from tests.fixtures.application import NOON
from tests.fixtures.exams import CLOSED, KEY, Taker, right, whole

PATH = f"/v1/courses/{KEY}/policy-change"
CHANGE = {"uuid": str(new_id()), "lessons": ["wait"], "topics": [], "due_days": 7}


def publish_change(
    world: Any, change: dict[str, Any] | None = CHANGE, *, questions: list[dict[str, Any]] = CLOSED, **more: Any
) -> None:
    course = {**whole(), "policy_change": change, **more}
    with world.app.app_context():
        publish_course(db.session, world.organisation_id, course, now=NOON)
        publish_exam(db.session, world.organisation_id, course, questions, now=NOON)
        db.session.commit()


def test_a_version_with_better_words_asks_nobody_to_learn_again(world, holder):
    publish_change(world, None, minutes=9)
    answer = world.trainer.get(PATH)
    assert (answer.status_code, answer.json["type"]) == (409, "/problems/nothing-changed")


def test_who_passed_an_earlier_version_gets_the_changed_lessons_once(world, holder):
    world.add_person("staff", name="beginner", store="lake")
    publish_change(world)
    shown = world.trainer.get(PATH).json
    assert (shown["lessons"], [(one["name"], one["due_on"]) for one in shown["gets"]]) == (
        ["wait"],
        [("staff", "2026-11-29")],
    )
    assert world.trainer.post(PATH).json == shown
    assert world.trainer.post(PATH).json["gets"] == []
    publish_change(world, minutes=9)
    assert world.trainer.post(PATH).json["gets"] == []
    [given] = world.trainer.get("/v1/assignments").json["items"]
    assert (given["lessons"], given["reason_kind"], given["state"]) == (["wait"], "change", "assigned")
    assert [course["version"] for course in world.staff.get("/v1/sync").json["courses"]] == [2]


def test_the_exam_of_a_change_is_about_the_changed_lessons_alone(world, holder):
    moved = [{**one, "lesson": "see", "topic": "greeting"} for one in CLOSED[:5]]
    publish_change(world, questions=[*moved, *CLOSED[5:]])
    world.trainer.post(PATH)
    assignment = world.staff.get("/v1/assignments").json["items"][0]["id"]
    packet = holder.begin(assignment_id=assignment)
    kinds = {question["kind"] for question in packet["questions"]}
    assert len(packet["questions"]) == 2
    assert kinds <= {question["kind"] for question in CLOSED[5:]}
    assert holder.put(holder.payload(packet, right)).json["has_passed"] is True


def test_a_change_reaches_nobody_out_of_scope_and_nobody_whose_certificate_is_over(world, holder, clock):
    publish_change(world)
    far = world.add_person("trainer", name="far", region="west")
    assert far.get(PATH).json["gets"] == []
    clock.move(days=400)
    assert world.trainer.get(PATH).json["gets"] == []


def test_who_learnt_the_change_already_gets_nothing(world, clock, work):
    publish_change(world)
    Taker(world, world.staff).take(right)
    work()
    assert world.trainer.get(PATH).json["gets"] == []


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"lessons": [], "topics": []}, ("policy_change",)),
        ({"lessons": ["nowhere"]}, ("policy_change", "lessons", 0)),
        ({"topics": ["nothing"]}, ("policy_change", "topics", 0)),
    ],
)
def test_a_change_of_what_the_course_does_not_have_is_a_fault(change, place):
    course = {**whole(), "policy_change": {**CHANGE, **change}}
    assert place in [found for found, _ in check_course(course, KEY, {})]


def test_what_is_better_learnt_before_is_said_and_keeps_nobody_out(world, clock, content):
    publish_change(world, None, prerequisites=["first-ten-seconds"])
    told = world.staff.get(f"/v1/quizzes/{KEY}").json["prerequisites"]
    assert [(one["name"], one["has_passed"]) for one in told] == [("first-ten-seconds", False)]
    assert Taker(world, world.staff).start().status_code == 201
