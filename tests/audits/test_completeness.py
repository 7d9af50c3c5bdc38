"""Whatever is offered as responses, the answer is a list of faults, and the score still stands."""

import json
from decimal import Context, localcontext
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.audits.completeness import validate_responses
from api.audits.plan import prepare
from api.audits.score_tree import to_json
from api.audits.scoring import score
from tests.audits.strategies import KINDS, visits

VALUES = Path(__file__).parent.parent / "vectors" / "faults-of-values.json"
DOCUMENT = json.loads(VALUES.read_text(encoding="utf-8"))["document"]
ITEM_KEYS = [item["key"] for section in DOCUMENT["sections"] for item in section["items"]]
STATES = ["answered", "na_shopper", "not_observed", "unanswered", "hidden", "", None, 1]

scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.sampled_from(["yes", "a"])
anything = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
instants = st.dictionaries(st.sampled_from(["wall_ms", "mono_ms"]), st.integers() | scalars)
broken_runs = st.dictionaries(st.sampled_from(["started", "stopped", "was_hidden"]), instants | scalars)
broken_timers = st.dictionaries(st.just("runs"), st.lists(broken_runs | anything, max_size=22) | anything)
near_misses = st.fixed_dictionaries(
    {"item": st.sampled_from(ITEM_KEYS) | anything, "state": st.sampled_from(STATES) | anything},
    optional={
        "value": anything | st.dictionaries(st.sampled_from(["chosen", "not_applicable"]), anything),
        "note": anything,
        "reason": anything,
        "photos": st.lists(st.text(max_size=2), max_size=9) | anything,
        "timer": broken_timers | anything,
    },
)


@given(anything | st.lists(anything | near_misses, max_size=8))
def test_no_json_makes_the_check_or_the_score_raise(responses: Any) -> None:
    faults = validate_responses(DOCUMENT, responses, final=True)
    assert len(validate_responses(DOCUMENT, responses, final=False)) <= len(faults)
    for fault in faults:
        assert fault.pointer == "" or fault.pointer.startswith("/")
        assert all(isinstance(value, str) for value in fault.params.values())
    if isinstance(responses, list):
        json.dumps(to_json(score(DOCUMENT, responses)))


@given(visits(), st.lists(near_misses, max_size=6))
def test_broken_timers_are_faults_not_crashes(visit: Any, broken: list[dict[str, Any]]) -> None:
    document, responses, tags = visit
    keys = [item["key"] for section in document["sections"] for item in section["items"]]
    aimed = [{**each, "item": key} for each, key in zip(broken, keys, strict=False)]
    validate_responses(document, [*aimed, *responses], tags, final=True)
    score(document, [*aimed, *responses], tags)


@pytest.mark.parametrize("responses", [None, "yes", 7, {}, {"item": "a"}, True])
def test_responses_that_are_no_list_are_one_fault(responses: Any) -> None:
    (fault,) = validate_responses(DOCUMENT, responses, final=False)
    assert (fault.pointer, fault.code) == ("", "wrong_type")


def test_a_pointer_leads_to_the_place_of_the_fault() -> None:
    responses = [{"item": "h", "state": "answered", "value": "ok", "note": 5, "photos": ["p", 3, "p"]}, "stray", {}]
    found = {(fault.pointer, fault.code) for fault in validate_responses(DOCUMENT, responses, final=False)}
    assert found == {
        ("/0/note", "wrong_type"),
        ("/0/photos/1", "wrong_type"),
        ("/0/photos/2", "duplicate_photo"),
        ("/1", "wrong_type"),
        ("/2/item", "wrong_type"),
    }


@pytest.mark.parametrize("value", ["1", "-0", "000000009", "0.000001"])
def test_a_number_is_a_decimal_in_plain_notation(value: str) -> None:
    assert faults_of_number(value) == []


@pytest.mark.parametrize(
    "value", ["", "+1", " 1", "1\n", "1.", ".5", "1e3", "NaN", "Infinity", "１", "1_0", "1,5", 3, 3.5]
)
def test_no_other_notation_is_a_number(value: object) -> None:
    assert faults_of_number(value) == ["wrong_type"]


def faults_of_number(value: object) -> list[str]:
    responses = [{"item": "j", "state": "answered", "value": value}]
    return [fault.code for fault in validate_responses(DOCUMENT, responses, final=False)]


def test_the_arithmetic_of_the_caller_changes_nothing() -> None:
    vector = json.loads((VALUES.parent / "rounding-through-thirds.json").read_text(encoding="utf-8"))
    with localcontext(Context(prec=3)):
        result = score(prepare(vector["document"]), vector["responses"])
        assert to_json(result)["printed"] == "90.0"


def test_every_kind_of_the_format_has_a_vector() -> None:
    for kind in {*KINDS, "photo", "receipt"}:
        assert any(item["kind"] == kind for item in all_items()), kind


def all_items() -> list[dict[str, Any]]:
    return [
        item
        for path in VALUES.parent.glob("*.json")
        for section in json.loads(path.read_text(encoding="utf-8"))["document"]["sections"]
        for item in section["items"]
    ]
