"""The baseline of a store: its findings are led back to the five pains, and the courses follow from the worst one."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from api.audits.plan import prepare
from api.audits.score_tree import to_json
from api.audits.scoring import score
from api.checklists.grammar import PAINS
from api.checklists.load import load_checklist
from api.retraining.diagnosis import Pain, diagnose, plan_courses
from tests.checklists.test_shipped_visits import answer, items_of

BASELINE = Path(__file__).parents[2] / "checklists" / "new-store-baseline"


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    loaded, faults = load_checklist(BASELINE)
    assert loaded is not None, faults
    return loaded


def judged(document: dict[str, Any], *, bad: str | None = None, unseen: str | None = None) -> dict[str, Pain]:
    """Play the baseline at its best but for the items of one pain, or with the items of one pain not seen."""
    responses = [
        {"item": item["key"], "state": "not_observed"}
        if unseen in item["pains"]
        else answer(item, {}, is_best=bad not in item["pains"])
        for item in items_of(document)
    ]
    tree = to_json(score(prepare(document), responses))
    return {pain.key: pain for pain in diagnose(document, tree)}


def test_every_pain_can_be_shown_and_is_then_the_first(document):
    for pain in PAINS:
        found = judged(document, bad=pain)
        assert next(iter(found)) == pain
        assert found[pain].share is not None
        assert found[pain].share < Decimal("0.1")
        assert found[pain].missed
        asked = sum(pain in item["pains"] for item in items_of(document))
        assert found[pain].asked == asked >= 4


def test_a_good_store_shows_no_pain(document):
    found = judged(document)
    assert set(found) == set(PAINS)
    assert all((pain.share, pain.missed, pain.topics) == (1, (), ()) for pain in found.values())


def test_what_was_not_seen_says_nothing_and_comes_last(document):
    found = judged(document, unseen="too-few-hands")
    assert list(found)[-1] == "too-few-hands"
    assert (found["too-few-hands"].share, found["too-few-hands"].seen) == (None, 0)


def test_a_checklist_that_asks_about_no_pains_diagnoses_none(document):
    items = [{**item, "pains": []} for item in items_of(document)]
    tree = {"items": [{"key": item["key"]} for item in items]}
    assert diagnose({"sections": [{"items": items}]}, tree) == ()


def test_the_plan_names_each_course_once_and_eases_the_worst_pain_first():
    def pain(key: str, *topics: str) -> Pain:
        return Pain(key, Decimal(0), 1, 1, ("x",), topics)

    worst, other = pain("too-few-hands", "queue", "untaught"), pain("long-process", "returns", "queue")
    steps = plan_courses([worst, other], {"queue": "till", "returns": "after-sales"})
    assert [(step.course, step.pains) for step in steps] == [
        ("till", ("too-few-hands", "long-process")),
        ("after-sales", ("long-process",)),
    ]
