"""Who was asked how sure they are sees a mark for it beside the score, once answers are shown; it never changes the score."""

from typing import Any

import pytest

from tests.fixtures.exams import Taker, publish, right, wrong

MARKS = {"low": "0", "medium": "-2", "high": "-6"}


def sure(taker: Taker, answer: Any, *levels: str | None) -> dict[str, Any]:
    """Take the exam and say how sure, slot by slot in turn; returns the attempt as the learner is told."""
    payload = taker.payload(taker.begin(), answer)
    for noted, level in zip(payload["answers"], levels * len(payload["answers"]), strict=False):
        noted.update({} if level is None else {"confidence": level})
    handed_in = taker.put(payload)
    assert handed_in.status_code == 200, handed_in.text
    return dict(taker.person.get(f"/v1/attempts/{handed_in.json['id']}").json)


def marks_of(attempt: dict[str, Any]) -> list[tuple[str | None, str | None]]:
    return [(answer["confidence"], answer["certainty_mark"]) for answer in attempt["answers"]]


def test_who_passed_sees_what_certainty_earned_beside_a_score_it_never_changes(world, clock):
    publish(world, confidence=True)
    told = sure(Taker(world, world.staff), right, "low", "medium", "high", None)
    assert (told["score"], told["has_passed"]) == ("1", True)
    assert marks_of(told)[:4] == [("low", "1"), ("medium", "2"), ("high", "3"), (None, None)]


@pytest.mark.parametrize("level", sorted(MARKS))
def test_the_trainer_sees_it_too_and_the_learner_not_before_answers_are_shown(world, clock, level):
    publish(world, confidence=True)
    told = sure(Taker(world, world.staff), wrong, level)
    assert (told["answers"], told["has_passed"]) == (None, False)
    seen = world.trainer.get(f"/v1/attempts/{told['id']}").json
    assert set(marks_of(seen)) == {(level, MARKS[level])}
    assert set(marks_of(world.trainer.get(f"/v1/attempts/{told['id']}/copies").json["items"][0])) == {
        (level, MARKS[level])
    }
    assert seen["score"] == told["score"]


def test_who_was_not_asked_has_no_such_mark(world, clock):
    publish(world)
    assert {mark for _, mark in marks_of(sure(Taker(world, world.staff), right, "high"))} == {None}
