"""What an answer earns: every vector, and what holds for any answer whatever."""

import json
from decimal import Decimal
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.audits.decimals import plain
from api.courses.load import read_course
from api.quizzes.folding import fold
from api.quizzes.marking import Mark, mark, total
from api.quizzes.options import certainty_mark
from api.quizzes.responses import UnfitResponse, check_response

VECTORS = Path(__file__).parents[1] / "vectors" / "marking"
CASES = [
    pytest.param(whole["question"], case, id=f"{path.stem}: {case['why']}")
    for path in sorted(VECTORS.glob("*.json"))
    if isinstance(whole := json.loads(path.read_text("utf-8")), dict) and "question" in whole
    for case in whole["cases"]
]
SAMPLE, _ = read_course(Path(__file__).parents[1] / "fixtures" / "ten-kinds")
QUESTIONS = {question["kind"]: question for question in (SAMPLE.exam if SAMPLE else [])}


@pytest.mark.parametrize(("question", "case"), CASES)
def test_a_vector_is_marked_as_it_says(question, case) -> None:
    if case["response"] is not None:
        check_response(question, case["response"])
    given_mark = mark(question, case["response"])
    assert (None if given_mark.share is None else plain(given_mark.share)) == case["share"]
    assert given_mark.is_fatal == case.get("is_fatal", False)


def test_what_does_not_count_in_a_short_answer() -> None:
    folding = json.loads((VECTORS / "folding.json").read_text("utf-8"))
    assert all(fold(one) == fold(other) for one, other in folding["same"])
    assert all(fold(one) != fold(other) for one, other in folding["different"])


@pytest.mark.parametrize("case", json.loads((VECTORS / "totals.json").read_text("utf-8")), ids=lambda case: case["why"])
def test_marks_add_up(case) -> None:
    marks = [Mark(None if share is None else Decimal(share)) for share in case["shares"]]
    if case["fatal"]:
        marks[-1] = Mark(marks[-1].share, is_critical=True)
    result = total(marks, Decimal(case["pass"]))
    assert (None if result.score is None else str(result.score), result.has_passed) == (
        case["score"],
        case["has_passed"],
    )


@given(st.text())
def test_folding_twice_is_folding_once(text) -> None:
    assert fold(fold(text)) == fold(text)


def responses_to(question: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Draw any response that fits the question."""
    kind = question["kind"]
    if kind in {"single", "multiple", "true-false"}:
        keys = [option["key"] for option in question["options"]]
        most = len(keys) if kind == "multiple" else 1
        return st.builds(
            lambda chosen: {"choices": chosen}, st.lists(st.sampled_from(keys), unique=True, max_size=most)
        )
    if kind == "match":
        keys = [pair["key"] for pair in question["pairs"]]
        lefts = [pair["key"] for pair in question["pairs"] if pair["left"]]
        return st.builds(lambda pairs: {"pairs": pairs}, st.dictionaries(st.sampled_from(lefts), st.sampled_from(keys)))
    if kind == "order":
        keys = [step["key"] for step in question["steps"]]
        return st.builds(lambda order: {"order": order}, st.lists(st.sampled_from(keys), unique=True))
    if kind == "dialogue":
        return st.sampled_from([{"path": path} for path in ([], ["shows"], ["points"], ["shows", "cold"])])
    if kind == "spot":
        percent = st.decimals(0, 100, places=2).map(str)
        return st.builds(
            lambda points: {"points": points}, st.lists(st.fixed_dictionaries({"x": percent, "y": percent}), max_size=8)
        )
    return st.builds(lambda text: {"text": text}, st.text(max_size=100))


@pytest.mark.parametrize("kind", sorted(QUESTIONS))
def test_whatever_is_answered_earns_at_most_all(kind) -> None:
    question = QUESTIONS[kind]

    @given(responses_to(question))
    def holds(response: dict[str, Any]) -> None:
        check_response(question, response)
        earned = mark(question, response)
        if kind == "open":
            assert earned.share in {None, Decimal(0)}
        else:
            assert earned.share is not None
            assert -1 <= earned.share <= 1

    holds()


@pytest.mark.parametrize("scoring", ["exact", "net-correct", "coverage", "each-answer"])
def test_in_whatever_order_options_are_chosen_and_written_the_mark_is_one(scoring) -> None:
    question = {**QUESTIONS["multiple"], "scoring": scoring}
    for chosen in ("a", "ab", "abc", "bc"):
        marks = {
            mark({**question, "options": list(options)}, {"choices": list(order)}).share
            for options in permutations(question["options"])
            for order in permutations(chosen)
        }
        assert len(marks) == 1


@given(st.lists(st.decimals(-1, 1, places=3), min_size=1), st.decimals(0, 1, places=2))
def test_a_total_lies_between_nothing_and_all(shares, enough) -> None:
    result = total([Mark(share) for share in shares], enough)
    assert result.score is not None
    assert 0 <= result.score <= 1
    assert result.has_passed == (result.score >= enough)


@pytest.mark.parametrize(
    ("kind", "response"),
    [
        ("single", {"choices": ["right", "wrong-a"]}),
        ("single", {"choices": ["nobody"]}),
        ("single", {"choices": "right"}),
        ("single", {"choices": [["right"]]}),
        ("single", {"choices": ["right"], "more": 1}),
        ("single", {}),
        ("single", []),
        ("multiple", {"choices": ["a", "a"]}),
        ("match", {"pairs": {"c": "a"}}),
        ("match", {"pairs": {"a": {}}}),
        ("order", {"order": ["a", "a"]}),
        ("numeric", {"text": 10}),
        ("short-answer", {"text": "x" * 201}),
        ("open", {"text": "x" * 501}),
        ("dialogue", {"path": ["warm"]}),
        ("dialogue", {"path": ["shows", "warm", "warm"]}),
        ("dialogue", {"path": [{}]}),
        ("spot", {"points": [{"x": "101", "y": "1"}]}),
        ("spot", {"points": [{"x": 1, "y": 1}]}),
        ("spot", {"points": [{"x": "1", "y": "1"}] * 41}),
    ],
)
def test_what_has_another_form_is_no_answer(kind, response) -> None:
    with pytest.raises(UnfitResponse):
        check_response(QUESTIONS[kind], response)


@pytest.mark.parametrize(
    ("share", "certainty", "expected"),
    [
        ("1", "low", 1),
        ("1", "medium", 2),
        ("1", "high", 3),
        ("0.5", "high", 1.5),
        ("0", "low", 0),
        ("0", "medium", -2),
        ("0", "high", -6),
    ],
)
def test_who_is_sure_and_wrong_pays_most(share, certainty, expected) -> None:
    assert certainty_mark(Decimal(share), certainty) == Decimal(str(expected))
