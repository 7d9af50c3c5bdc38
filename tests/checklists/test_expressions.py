"""Conditions: a comparison with an item that answers nothing is false, and what can never be true is noticed."""

from decimal import Decimal
from typing import Any

import pytest

from api.checklists.expressions import Answer, Expression, holds, mentions
from api.checklists.reach import can_be_shown

ANSWERS: dict[str, Answer] = {"a": "yes", "b": "fine", "n": Decimal(4), "m": frozenset({"x", "y"}), "t": "something"}


@pytest.mark.parametrize(
    ("expression", "is_true"),
    [
        ({"answered": "t"}, True),
        ({"answered": "z"}, False),
        ({"eq": ["a", "yes"]}, True),
        ({"eq": ["n", "4"]}, True),
        ({"eq": ["z", "yes"]}, False),
        ({"in": ["b", ["fine", "bad"]]}, True),
        ({"in": ["z", ["fine", "bad"]]}, False),
        ({"gt": ["n", "4"]}, False),
        ({"gte": ["n", "4"]}, True),
        ({"lt": ["n", "4.5"]}, True),
        ({"lte": ["n", "3.9"]}, False),
        ({"lt": ["z", "4"]}, False),
        ({"has": ["m", "x"]}, True),
        ({"has": ["m", "z"]}, False),
        ({"has": ["z", "x"]}, False),
        ({"count": {"of": ["a", "b", "z"], "eq": "yes", "at_least": "1"}}, True),
        ({"count": {"of": ["a", "b", "z"], "eq": "yes", "at_least": "2"}}, False),
        ({"not": {"eq": ["z", "yes"]}}, True),
        ({"all": [{"answered": "a"}, {"answered": "z"}]}, False),
        ({"any": [{"answered": "a"}, {"answered": "z"}]}, True),
    ],
)
def test_a_condition_is_decided_by_what_was_answered(expression: dict[str, Any], is_true: bool) -> None:  # noqa: FBT001 - a table
    assert holds(Expression().read(expression), ANSWERS) is is_true


def test_a_condition_lists_every_item_it_speaks_of() -> None:
    expression = {"any": [{"not": {"has": ["m", "x"]}}, {"count": {"of": ["a", "b"], "eq": "yes", "at_least": "1"}}]}
    assert [(mention.item, mention.values) for mention in mentions(Expression().read(expression))] == [
        ("m", ("x",)),
        ("a", ("yes",)),
        ("b", ("yes",)),
    ]


def item(key: str, kind: str, show_if: dict[str, Any] | None = None, **parts: Any) -> dict[str, Any]:
    return {"key": key, "kind": kind, "show_if": show_if, **parts}


EARLIER = {
    each["key"]: each
    for each in [
        item("a", "yes-no"),
        item("b", "choice", {"eq": ["a", "no"]}, options=[{"key": "fine"}, {"key": "bad"}]),
        item("n", "number", number={"min": "0", "max": "10", "integer": True}),
        item("s", "scale", scale={"min": 1, "max": 5}),
        item("m", "multi-choice", options=[{"key": "x"}, {"key": "y"}]),
        item("t", "text"),
    ]
}


@pytest.mark.parametrize(
    ("expression", "is_reachable"),
    [
        ({"all": [{"eq": ["a", "no"]}, {"eq": ["b", "bad"]}]}, True),
        ({"all": [{"eq": ["a", "yes"]}, {"eq": ["b", "bad"]}]}, False),
        ({"all": [{"eq": ["a", "yes"]}, {"not": {"answered": "b"}}]}, True),
        ({"all": [{"gt": ["n", "3"]}, {"lt": ["n", "4"]}]}, False),
        ({"all": [{"gt": ["n", "3"]}, {"lt": ["n", "5"]}]}, True),
        ({"gt": ["n", "10"]}, False),
        ({"lt": ["s", "1"]}, False),
        ({"all": [{"gt": ["s", "2.5"]}, {"lt": ["s", "3.5"]}]}, True),
        ({"all": [{"has": ["m", "x"]}, {"has": ["m", "y"]}]}, True),
        ({"all": [{"has": ["m", "x"]}, {"not": {"has": ["m", "x"]}}]}, False),
        ({"all": [{"answered": "t"}, {"not": {"answered": "t"}}]}, False),
        ({"not": {"eq": ["a", "yes"]}}, True),
    ],
)
def test_an_item_that_can_never_be_shown_is_noticed(expression: dict[str, Any], is_reachable: bool) -> None:  # noqa: FBT001 - a table
    assert can_be_shown(item("last", "text", expression), EARLIER) is is_reachable


def test_a_condition_too_large_to_try_out_is_taken_as_reachable() -> None:
    many = {f"s{n}": item(f"s{n}", "choice", options=[{"key": str(o)} for o in range(9)]) for n in range(9)}
    parts = [{"eq": [key, "1"]} for key in many]
    assert can_be_shown(item("last", "text", {"all": [*parts, {"eq": ["s0", "2"]}]}), many)
