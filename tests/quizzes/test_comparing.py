"""Answers like a colleague's, and times nobody could read in: flags for a person, never a result taken away."""

import itertools
import math
import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from api.accounts.models import Membership
from api.core.db import db
from api.core.ids import new_id
from api.quizzes.models import Attempt
from api.quizzes.similarity import ENOUGH_PEOPLE, agreeing, at_least, compare, is_quick
from tests.fixtures.exams import CLOSED, Taker, publish, right


@given(st.lists(st.floats(0, 1), max_size=8), st.integers(0, 9))
def test_the_chance_of_so_many_agreements_is_that_of_all_ways_they_can_come_about(chances, count) -> None:
    expected = sum(
        math.prod(chance if happens else 1 - chance for chance, happens in zip(chances, way, strict=True))
        for way in itertools.product((False, True), repeat=len(chances))
        if sum(way) >= count
    )
    assert at_least(chances, count) == pytest.approx(expected, abs=1e-12)


def test_equal_chances_give_the_binomial_law() -> None:
    assert at_least([0.25] * 10, 8) == pytest.approx(
        sum(math.comb(10, k) * 0.25**k * 0.75 ** (10 - k) for k in (8, 9, 10))
    )


@given(st.lists(st.integers(0, 50), max_size=6))
def test_the_chance_to_agree_lies_between_nothing_and_certainty(counts) -> None:
    assert 0 < agreeing(counts) <= 1


def test_a_wrong_answer_everybody_gives_tells_nothing() -> None:
    mine = {str(number): "b" for number in range(10)}
    popular = {key: {"b": 40} for key in mine}
    rare = {key: {"b": 10, "c": 10, "d": 10, "e": 10} for key in mine}
    assert not compare(mine, mine, popular).is_striking(1)
    assert compare(mine, mine, rare).is_striking(20)
    assert not compare(mine, dict.fromkeys(mine, "c"), rare).is_striking(20)


def test_few_answers_are_never_striking_and_many_colleagues_raise_the_bar() -> None:
    rare = {str(number): dict.fromkeys("bcdefghi", 5) for number in range(6)}
    three, six = (dict.fromkeys(list(rare)[:count], "b") for count in (3, 6))
    assert not compare(three, three, rare).is_striking(1)
    found = compare(six, six, rare)
    assert found.is_striking(10)
    assert not found.is_striking(10**6)


def test_quick_is_a_third_of_what_is_usual_once_enough_is_known() -> None:
    others = [9000.0] * ENOUGH_PEOPLE
    assert is_quick(2999, others)
    assert not is_quick(3000, others)
    assert not is_quick(1, others[1:])


SINGLES = [question for question in CLOSED if question["kind"] == "single"]


def many_questions() -> list[dict[str, Any]]:
    """Copies of a question with six options, each a question of its own."""
    [one, *_] = SINGLES
    options = [{**one["options"][0], "key": key, "good": key == "a"} for key in "abcdef"]
    return [
        {
            **one,
            "uuid": f"30000000-0000-4000-8000-0000000000{number:02}",
            "key": f"q{number}",
            "options": options,
            "critical": False,
        }
        for number in range(12)
    ]


def choosing(wrong: dict[str, str]) -> Any:
    """Choose what is right, but where another option is named, and leave a question out where that is empty."""

    def answer(question: dict[str, Any]) -> dict[str, Any] | None:
        chosen = wrong.get(question["key"], "a")
        return {"choices": [chosen]} if chosen else None

    return answer


@pytest.fixture
def crowd(world, clock) -> list[Taker]:
    """Eight colleagues of one store, each wrong at nine questions, no two at all in the same way."""
    publish(world, many_questions(), **{"pass": "0.2"})
    takers = [Taker(world, world.add_person("staff", name=f"staff {n}", store="lake")) for n in range(8)]
    for number, taker in enumerate(takers):
        chosen = random.Random(number).choices("bcdef", k=9)  # noqa: S311 - the same in every run
        taker.take(choosing({f"q{q}": letter for q, letter in enumerate(chosen)}))
    return takers


def odd(world: Any) -> dict[str, list[str]]:
    items = world.trainer.get("/v1/attempts/to-decide?kind=odd").json["items"]
    return {item["learner"]["name"]: item["flags"] for item in items}


COPIED = dict(zip((f"q{number}" for number in range(9)), "dcfbcdefb", strict=True))


def test_answers_like_a_colleague_s_are_looked_at_and_count(world, crowd, clock, work) -> None:
    first, second = (Taker(world, world.add_person("staff", name=name, store="lake")) for name in ("first", "second"))
    first.take(choosing(COPIED))
    work()
    assert odd(world) == {}
    taken = second.take(choosing(COPIED))
    work()
    assert odd(world) == {"second": ["alike"]}
    told = world.trainer.get(f"/v1/attempts/{taken['id']}/copies").json
    assert [(one["learner"]["name"], one["same"], one["wrong"]) for one in told["alike"]] == [("first", 9, 9)]
    assert told["attempt"]["has_passed"]
    assert second.person.get(f"/v1/attempts/{taken['id']}").json["flags"] == []
    decided = world.trainer.post(
        f"/v1/attempts/{taken['id']}/decision", {"decision": "accept", "reason": "Talked it over."}
    )
    assert (decided.status_code, odd(world)) == (200, {})


def test_questions_both_left_out_are_no_wrong_answers(world, crowd, clock, work) -> None:
    for name in ("first", "second"):
        Taker(world, world.add_person("staff", name=name, store="lake")).take(choosing(dict.fromkeys(COPIED, "")))
    work()
    assert odd(world) == {}


def test_who_shops_is_compared_with_nobody(world, crowd, clock, work) -> None:
    first, second = (Taker(world, world.add_person("staff", name=name, store="lake")) for name in ("first", "second"))
    with world.app.app_context():
        place = {"region_id": None, "store_id": None, "shift": None, "role": "shopper"}
        held = {"id": new_id(), "organisation_id": world.organisation_id, "user_id": first.person.id}
        db.session.add(Membership(**held, **place))
        db.session.commit()
    first.take(choosing(COPIED))
    second.take(choosing(COPIED))
    work()
    assert odd(world) == {}


def test_people_of_no_store_are_no_colleagues(world, crowd, clock, work) -> None:
    for name in ("first", "second"):
        Taker(world, world.add_person("trainer", name=name)).take(choosing(COPIED))
    work()
    with world.app.app_context():
        mine = Attempt.organisation_id == world.organisation_id
        assert db.session.scalars(select(Attempt.store_id).where(mine, Attempt.store_id.is_(None))).all() == [
            None,
            None,
        ]
        assert set(map(tuple, db.session.scalars(select(Attempt.flags).where(mine)))) == {()}


def test_who_decides_about_a_held_attempt_sees_what_it_is_like(world, crowd, clock, work) -> None:
    first, second = (Taker(world, world.add_person("staff", name=name, store="lake")) for name in ("first", "second"))
    first.take(choosing(COPIED))
    packet = second.begin()
    clock.move(days=30)
    taken = second.put(second.payload(packet, choosing(COPIED))).json
    work()
    assert (taken["state"], odd(world)) == ("held", {})
    told = world.trainer.get(f"/v1/attempts/{taken['id']}/copies").json
    assert [one["learner"]["name"] for one in told["alike"]] == ["first"]


def test_colleagues_of_another_store_are_not_compared(world, crowd, clock, work) -> None:
    for name, store in (("first", "lake"), ("second", "hill")):
        Taker(world, world.add_person("staff", name=name, store=store)).take(choosing(COPIED))
    work()
    assert odd(world) == {}


def test_who_answers_before_anybody_could_read_is_looked_at(world, clock, work) -> None:
    publish(world)
    for number in range(ENOUGH_PEOPLE + 1):
        taker = Taker(world, world.add_person("staff", name=f"staff {number}", store="lake"))
        payload = taker.payload(taker.begin(), right)
        is_last = number == ENOUGH_PEOPLE
        noted = [{**each, "t_ms": each["t_ms"] * (2 if is_last else 9)} for each in payload["answers"]]
        taken = taker.put({**payload, "answers": noted}).json
    work()
    assert odd(world) == {f"staff {ENOUGH_PEOPLE}": ["quick"]}
    told = world.trainer.get(f"/v1/attempts/{taken['id']}/copies").json
    assert (told["pace"], told["alike"]) == ({"mine_ms": 2000, "usual_ms": 9000}, [])
