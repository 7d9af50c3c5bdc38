"""The daily three on a phone: what is missed comes again, what the store needs comes first, and nothing ever piles up."""

import copy
from typing import Any

import pytest
from sqlalchemy import update

from api.core.db import db
from api.core.ids import new_id
from api.courses.services import publish_course
from api.findings.models import CorrectiveAction
from api.quizzes.publishing import publish_exam
from api.repetition.feeding import feed_store, feed_stores
from tests.fixtures.application import NOON
from tests.fixtures.exams import CLOSED, COURSE, KEY, Taker, right, whole, wrong
from tests.fixtures.visits import again, responses, visited

QUESTION = COURSE["questions"][0]
# The exam of the sample asks about queues alone.
ABOUT_QUEUES = {**QUESTION, "uuid": str(new_id()), "key": "queue-it", "topic": "queue", "lesson": "wait"}
QUESTIONS = [QUESTION, ABOUT_QUEUES]


@pytest.fixture
def phone(world, clock) -> Taker:
    return learner(world)


def learner(world: Any, **quiz: Any) -> Taker:
    _publish(world, {**whole(**quiz), "questions": QUESTIONS})
    return Taker(world, world.staff)


def said(outcome: str, occasion: str = "daily", **changes: Any) -> dict[str, Any]:
    return {
        "review_id": str(new_id()),
        "question": QUESTION["uuid"],
        "course": KEY,
        "outcome": outcome,
        "occasion": occasion,
        "at": "2026-11-22T04:00:00Z",
        **changes,
    }


def push(phone: Taker, *payloads: dict[str, Any]) -> list[dict[str, Any]]:
    return list(phone.push(*(phone.op(payload, "review.answer") for payload in payloads)).json["results"])


def reviews(person: Any, cursor: str | None = None) -> list[dict[str, Any]]:
    return list(person.get("/v1/sync" + (f"?cursor={cursor}" if cursor else "")).json["reviews"])


def test_a_question_missed_in_practice_comes_again_whole(phone):
    assert reviews(phone.person) == []
    assert phone.person.get("/v1/sync").json["daily"] is None
    [result] = push(phone, said("wrong", "practice"))
    assert result["outcome"] == "applied", result
    [card] = reviews(phone.person)
    assert (card["question"], card["course"], card["document"]["stem"]) == (QUESTION["uuid"], KEY, QUESTION["stem"])
    assert (card["last_on"], card["due_on"], card["asked_on"], card["is_missed"]) == (
        "2026-11-22",
        "2026-11-23",
        None,
        True,
    )
    assert (card["stability"], card["difficulty"]) == (0.212, 6.4133)
    assert phone.person.get("/v1/sync").json["daily"] == {"time_zone": "Asia/Shanghai", "needs": []}


def test_what_went_well_in_practice_does_not_come_again(phone):
    assert [one["outcome"] for one in push(phone, said("right", "practice"), said("unsure", "practice"))] == [
        "applied"
    ] * 2
    assert reviews(phone.person) == []


def test_the_day_is_that_of_the_store(phone):
    push(phone, said("right", at="2026-11-21T16:30:00Z"))
    assert reviews(phone.person)[0]["asked_on"] == "2026-11-22"


def test_answers_of_two_phones_lead_to_the_same_day_in_whatever_order_they_come(world, phone, clock):
    clock.move(days=3)
    early, late = said("wrong"), said("right", at="2026-11-23T04:00:00Z")
    other = Taker(world, world.add_person("staff", name="other", store="lake"))
    push(phone, early, late)
    push(other, {**late, "review_id": str(new_id())})
    push(other, {**early, "review_id": str(new_id())})
    [mine], [theirs] = reviews(phone.person), reviews(other.person)
    assert (mine["due_on"], mine["stability"]) == (theirs["due_on"], theirs["stability"])
    assert mine["due_on"] == "2026-11-25"


def test_the_same_answer_fifty_times_is_one_and_another_of_its_id_is_refused(world, phone):
    payload = said("right")
    assert {push(phone, payload)[0]["outcome"] for _ in range(50)} == {"applied"}
    [card] = reviews(phone.person)
    assert (card["stability"], card["due_on"]) == (2.3065, "2026-11-24")
    assert push(phone, {**payload, "outcome": "wrong"})[0]["outcome"] == "conflict"
    stranger = Taker(world, world.add_person("staff", name="stranger", store="lake"))
    assert push(stranger, payload)[0]["outcome"] == "conflict"
    assert reviews(stranger.person) == []


def test_a_phone_whose_clock_is_ahead_puts_nothing_off_for_years(phone):
    push(phone, said("right", at="2031-01-01T00:00:00Z"))
    assert reviews(phone.person)[0]["due_on"] == "2026-11-24"


def test_only_practice_questions_are_ever_asked(phone):
    exam_question = CLOSED[0]["uuid"]
    [result] = push(phone, said("wrong", question=exam_question))
    assert (result["outcome"], result["problem"]["errors"][0]["pointer"]) == ("rejected", "/question")
    [result] = push(phone, said("perhaps"))
    assert result["problem"]["errors"][0]["pointer"] == "/outcome"


def test_a_missed_exam_brings_practice_of_its_topics_and_no_exam_question(phone, work):
    phone.take(wrong)
    for _ in range(2):
        work()
    [card] = reviews(phone.person)
    assert (card["question"], card["is_missed"], card["due_on"]) == (ABOUT_QUEUES["uuid"], True, None)
    assert card["document"]["exposure"] == "practice"


def test_a_passed_exam_brings_nothing(phone, work):
    phone.take(right)
    work()
    assert reviews(phone.person) == []


def test_a_missed_exam_says_nothing_while_its_score_is_not_told(world, clock, work):
    phone = learner(world, attempts=2, cool_down_hours=0, release={"score": "closed", "answers": "closed"})
    phone.take(wrong)
    work()
    assert reviews(phone.person) == []
    clock.move(minutes=5)
    phone.take(wrong)
    work()
    assert len(reviews(phone.person)) == 1


def test_what_was_known_before_a_missed_exam_comes_at_once(phone, clock, work):
    push(phone, said("right", question=ABOUT_QUEUES["uuid"]))
    clock.move(days=1)
    phone.take(wrong)
    work()
    [card] = reviews(phone.person)
    assert (card["due_on"], card["is_missed"]) == ("2026-11-23", True)


def test_findings_of_the_store_bring_questions_to_its_staff_until_they_are_put_right(world, content, phone):
    shop = visited(world, content, NOON, responses(greeted=False))
    for _ in range(2):
        again(world.app, feed_store, shop, "FindingsRaised")
    told = world.staff.get("/v1/sync").json
    assert [card["question"] for card in told["reviews"]] == [QUESTION["uuid"]]
    assert told["daily"]["needs"] == [{"topic": "greeting", "severity": "major", "raised_on": "2026-11-22"}]
    assert world.manager.get("/v1/sync").json["reviews"] == []
    with world.app.app_context():
        db.session.execute(update(CorrectiveAction).values(state="done"))
        db.session.commit()
    assert world.staff.get("/v1/sync").json["daily"]["needs"] == []


def test_who_comes_later_gets_them_by_the_clock(world, content, phone):
    visited(world, content, NOON, responses(greeted=False))
    newcomer = world.add_person("staff", name="newcomer", store="lake")
    for _ in range(2):
        with world.app.app_context():
            feed_stores(db.session(), world.app.extensions["ports"])
            db.session.commit()
    assert [card["question"] for card in reviews(newcomer)] == [QUESTION["uuid"]]


def test_it_comes_at_the_latest_when_the_certificate_has_to_be_renewed(phone, clock, work):
    phone.take(right)
    work()
    clock.move(days=360)
    push(phone, said("right", at="2027-11-10T04:00:00Z"), said("right", at="2027-11-12T04:00:00Z"))
    clock.move(days=1)
    assert reviews(phone.person)[0]["due_on"] == "2027-11-22"


def test_a_question_that_is_asked_no_longer_is_forgotten_and_a_reworded_one_comes_new(world, phone):
    push(phone, said("wrong"))
    cursor = phone.person.get("/v1/sync").json["cursor"]
    course = {**whole(), "questions": copy.deepcopy(QUESTIONS)}
    course["questions"][0]["stem"]["en"] = "Somebody comes in. What first?"
    _publish(world, course)
    assert reviews(phone.person, cursor)[0]["document"]["stem"]["en"] == "Somebody comes in. What first?"
    _publish(world, {**course, "questions": []})
    assert reviews(phone.person, cursor)[0]["document"] is None
    assert reviews(phone.person) == []


def _publish(world: Any, course: dict[str, Any]) -> None:
    with world.app.app_context():
        publish_course(db.session, world.organisation_id, course, now=NOON)
        publish_exam(db.session, world.organisation_id, course, CLOSED, now=NOON)
        db.session.commit()
