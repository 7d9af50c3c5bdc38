"""When questions come again, and which: the vectors, the library, and a second computation agree (acceptance 10)."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from fsrs import Card, Rating, Scheduler
from hypothesis import given, strategies

from api.repetition.drawing import Candidate, Need, draw, weigh
from api.repetition.memory import Memory, answer, due_day, remember, retention
from tests.repetition import second_computation as second

FOLDER = Path(__file__).parents[1] / "vectors" / "repetition"
SCHEDULE = json.loads((FOLDER / "schedule.json").read_text("utf-8"))
DRAWS = json.loads((FOLDER / "draw.json").read_text("utf-8"))["cases"]
BEGIN = date(2026, 1, 1)


def day_of(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize("case", SCHEDULE["cases"], ids=lambda case: case["name"])
def test_each_answer_leads_to_the_day_of_the_vector(case):
    answers = [(date.fromisoformat(day), outcome) for day, outcome in case["answers"]]
    for count, expected in enumerate(case["expect"], 1):
        memory = remember(answers[:count])
        assert memory is not None
        assert (memory.stability, memory.difficulty) == pytest.approx(
            (expected["stability"], expected["difficulty"]), abs=1e-6
        )
        assert due_day(memory, day_of(case["renews_on"])).isoformat() == expected["due_on"]


@pytest.mark.parametrize("golden", SCHEDULE["golden"], ids=lambda golden: "".join(map(str, golden["ratings"])))
def test_acceptance_10_the_library_gives_the_golden_list(golden):
    learning, relearning = (
        [timedelta(minutes=int(step.removesuffix("m"))) for step in golden[name]]
        for name in ("learning_steps", "relearning_steps")
    )
    scheduler = Scheduler(learning_steps=learning, relearning_steps=relearning, enable_fuzzing=False)
    card, now, days = Card(card_id=0), datetime(2022, 11, 29, 12, 30, tzinfo=UTC), []
    for rating in golden["ratings"]:
        card, _ = scheduler.review_card(card, Rating(rating), now)
        days.append((card.due - now).days)
        now = card.due
    assert days == golden["days"]
    assert tuple(SCHEDULE["parameters"]) == scheduler.parameters == second.PARAMETERS


@given(
    strategies.lists(
        strategies.tuples(strategies.integers(1, 400), strategies.sampled_from(sorted(second.GRADES))), max_size=30
    )
)
def test_acceptance_10_a_second_computation_agrees_to_a_billionth(steps):
    memory, state, day = None, None, BEGIN
    for days, outcome in steps:
        day += timedelta(days=days)
        if memory is not None:
            assert retention(memory, day) == pytest.approx(second.retrievability(days, memory.stability), rel=1e-9)
        memory, state = answer(memory, day, outcome), second.follow(state, days, second.GRADES[outcome])
        assert (memory.stability, memory.difficulty) == pytest.approx(state, rel=1e-9)
        assert memory.interval == second.interval(memory.stability)


def candidate(card: dict[str, Any]) -> Candidate:
    memory = None
    if card["stability"] is not None:
        memory = Memory(card["stability"], 5, date.fromisoformat(card["last_on"]), 1)
    return Candidate(
        UUID(card["question"]),
        card["topic"],
        memory,
        day_of(card["due_on"]),
        day_of(card["asked_on"]),
        card["is_missed"],
    )


@pytest.mark.parametrize("case", DRAWS, ids=lambda case: case["name"])
def test_a_day_brings_the_questions_of_the_vector(case):
    day = date.fromisoformat(case["day"])
    cards = [candidate(card) for card in case["cards"]]
    needs = [Need(one["topic"], one["severity"], date.fromisoformat(one["raised_on"])) for one in case["needs"]]
    weights = {str(question): weight for question, weight in weigh(cards, needs, day).items()}
    assert weights == pytest.approx(case["weights"], abs=1e-9)
    drawn = [str(question) for question in draw(cards, needs, UUID(case["person"]), day)]
    assert drawn == case["expect"] == second.draw(case)
    assert draw(list(reversed(cards)), needs, UUID(case["person"]), day) == [UUID(one) for one in drawn]
