"""Each shipped checklist as a visit: the best answers make full marks in every case it plays, the worst fail, and both can be handed in."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from api.audits.completeness import validate_responses
from api.audits.plan import prepare
from api.audits.scoring import score
from api.checklists.load import load_checklist

ROOT = Path(__file__).parents[2] / "checklists"
KEYS = sorted(path.parent.name for path in ROOT.glob("*/checklist.yaml"))
Item = Mapping[str, Any]


def shipped(key: str) -> dict[str, Any]:
    document, faults = load_checklist(ROOT / key)
    assert document is not None, faults
    return document


def items_of(document: Mapping[str, Any]) -> list[Item]:
    return [item for section in document["sections"] for item in section["items"]]


def cases_of(document: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    """Yield every way to answer the choices that score nothing: they decide which case is played."""
    steering = [item for item in items_of(document) if item["kind"] == "choice" and Decimal(item["weight"]) == 0]
    for picked in product(*([option["key"] for option in item["options"]] for item in steering)):
        yield dict(zip((item["key"] for item in steering), picked, strict=True))


def answer(item: Item, case: Mapping[str, str], *, is_best: bool) -> dict[str, Any]:
    given: dict[str, Any] = {"item": item["key"], "state": "answered", "note": "seen", "photos": []}
    match item["kind"]:
        case "yes-no":
            given["value"] = item["good"] if is_best else {"yes": "no", "no": "yes"}[item["good"]]
        case "choice":
            ordered = sorted(item["options"], key=lambda option: Decimal(option["score"]))
            given["value"] = case.get(item["key"], ordered[-1 if is_best else 0]["key"])
        case "multi-choice":
            given["value"] = {"chosen": [option["key"] for option in item["options"] if option["good"] and is_best]}
        case "scale":
            given["value"] = item["scale"]["max" if is_best else "min"]
        case "number":
            given["value"] = number_of(item["number"], is_best=is_best)
        case "timer":
            end = 2000 if is_best else 90_000
            stamps = {"started": {"wall_ms": 0, "mono_ms": 0}, "stopped": {"wall_ms": end, "mono_ms": end}}
            given["timer"] = {"runs": [{**stamps, "was_hidden": False}]}
        case "text":
            given["value"] = ""
    if item["evidence"]["max"]:
        given["photos"] = [f"{item['key']}-{n}" for n in range(max(1, item["evidence"]["min"]))]
    return given


def number_of(number: Mapping[str, Any], *, is_best: bool) -> str:
    """Give the best number by its steps: the end of the best step that has one, or the highest allowed."""
    steps = number["steps"] or [{"up_to": None, "score": "1"}]
    wanted = (max if is_best else min)(steps, key=lambda step: Decimal(step["score"]))
    return wanted["up_to"] or number["max"]


def visit(document: dict[str, Any], case: Mapping[str, str], *, is_best: bool) -> Any:
    responses = [answer(item, case, is_best=is_best) for item in items_of(document)]
    plan = prepare(document)
    assert validate_responses(plan, responses, (), final=True) == []
    return score(plan, responses)


@pytest.mark.parametrize("key", KEYS)
def test_the_best_answers_make_100_in_every_case(key: str) -> None:
    document = shipped(key)
    for case in cases_of(document):
        tree = visit(document, case, is_best=True)
        assert (tree.printed, tree.outcome) == ("100.0", "pass"), case


@pytest.mark.parametrize("key", KEYS)
def test_the_worst_answers_never_pass_for_more_than_a_crumb(key: str) -> None:
    document = shipped(key)
    for case in cases_of(document):
        tree = visit(document, case, is_best=False)
        assert Decimal(tree.printed) < 15, (case, tree.printed)
        assert tree.band == document["scoring"]["bands"][0]["key"], case
