"""Holds the engine against a second computation in exact fractions, on the vectors and on random visits."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from api.audits.score_tree import to_json
from api.audits.scoring import score
from tests.audits.second_computation import second_score
from tests.audits.strategies import visits

VECTORS = sorted((Path(__file__).parent.parent / "vectors").glob("*.json"))
NUMBERS = ("mean", "penalties", "raw", "capped", "final")


def assert_equal(document: dict[str, Any], responses: list[dict[str, Any]], tags: list[str]) -> None:
    tree, second = to_json(score(document, responses, tags)), second_score(document, responses, tags)
    assert {item["key"]: item["state"] for item in tree["items"]} == second["states"]
    scores = {item["key"]: item["s"] for item in tree["items"] if item["state"] == "answered"}
    assert scores == second["s"]
    assert {section["key"]: section["share"] for section in tree["sections"]} == second["shares"]
    assert {section["key"]: section["bonus"] for section in tree["sections"]} == second["bonus"]
    dimensions = {each["key"]: each["share"] for each in tree["dimensions"] if each["share"] is not None}
    assert dimensions == second["dimensions"]
    assert {name: tree["total"][name] for name in NUMBERS} == {name: second[name] for name in NUMBERS}
    for name in ("coverage", "is_sufficient", "outcome", "printed", "band"):
        assert tree[name] == second[name], name


@pytest.mark.parametrize("path", VECTORS, ids=lambda path: path.stem)
def test_fractions_agree_on_every_vector_that_fits(path: Path) -> None:
    vector = json.loads(path.read_text(encoding="utf-8"))
    if any(reason["code"] == "response_unfit" for reason in vector["expect"]["reasons"]):
        return  # the second computation only knows responses that fit
    if len({response["item"] for response in vector["responses"]}) < len(vector["responses"]):
        return  # nor does it know repeated ones
    assert_equal(vector["document"], vector["responses"], vector["store_tags"])


@settings(max_examples=400, deadline=None)
@given(visits())
def test_fractions_agree_to_the_last_digit_on_any_visit(
    visit: tuple[dict[str, Any], list[dict[str, Any]], list[str]],
) -> None:
    assert_equal(*visit)
