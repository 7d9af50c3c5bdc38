"""The checklists that ship are clean and hold what a mystery visit and a patrol must hold."""

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from api.checklists.grammar import DIMENSIONS, ITEM_KINDS, PAINS, TOUCHPOINTS
from api.checklists.load import load_checklist

ROOT = Path(__file__).parents[2] / "checklists"
KEYS = sorted(path.parent.name for path in ROOT.glob("*/checklist.yaml"))
FOLDED = re.compile(r"[\u3400-\u9fff，。；：、？！] +[\u3400-\u9fff]")


def shipped(key: str) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    document, faults = load_checklist(ROOT / key)
    assert [str(fault) for fault in faults] == []
    assert document is not None
    return document, [item for section in document["sections"] for item in section["items"]]


def texts(node: Any) -> list[dict[str, str]]:
    if isinstance(node, dict):
        return [node] if set(node) == {"zh-Hans", "en"} else [text for inner in node.values() for text in texts(inner)]
    return [text for inner in node for text in texts(inner)] if isinstance(node, list) else []


def test_the_mystery_visit_covers_the_whole_journey() -> None:
    document, items = shipped("mystery-visit")
    assert document["kind"] == "covert"
    assert {section["touchpoint"] for section in document["sections"]} == set(TOUCHPOINTS) - {"complaints"}
    assert {item["dimension"] for item in items} == set(DIMENSIONS)
    assert {item["kind"] for item in items} == set(ITEM_KINDS) - {"photo"}
    assert all(item["borderline"] and item["fail"] for item in items)


def test_the_weights_of_the_mystery_visit_are_percentages() -> None:
    _, items = shipped("mystery-visit")
    assert sum(Decimal(item["weight"]) for item in items if item["role"] == "scored") == 100
    assert [item["key"] for item in items if item["role"] == "bonus"] == ["farewell-extra"]
    assert [item["key"] for item in items if item["role"] == "penalty"] == ["response-turned-away"]


def test_safety_and_dignity_are_guarded_on_all_three_levels() -> None:
    _, items = shipped("mystery-visit")
    assert {rule["level"] for item in items for rule in item["critical"]} == {"section", "total", "knock-out"}


def test_the_patrol_is_announced_and_scored_by_section() -> None:
    document, items = shipped("store-patrol")
    assert document["kind"] == "announced"
    assert document["scoring"]["mode"] == "section"
    assert 20 <= len(items) <= 25
    assert sum(Decimal(section["weight"]) for section in document["sections"]) == 100


def test_the_baseline_names_a_pain_with_every_item_and_has_a_section_for_each() -> None:
    document, _ = shipped("new-store-baseline")
    assert all(item["pains"] for part in document["sections"] for item in part["items"])
    for pain, part in zip(PAINS, document["sections"], strict=True):
        assert sum(pain in item["pains"] for item in part["items"]) >= 5


@pytest.mark.parametrize("key", KEYS)
def test_each_language_is_written_in_its_own_script(key: str) -> None:
    document, _ = shipped(key)
    for text in texts(document):
        assert re.search(r"[\u3400-\u9fff]", text["zh-Hans"]), text
        assert not re.search(r"[\u3400-\u9fff，。]", text["en"]), text
        assert not FOLDED.search(text["zh-Hans"]), text


@pytest.mark.parametrize("key", KEYS)
def test_every_item_can_be_judged_from_its_own_words(key: str) -> None:
    _, items = shipped(key)
    assert 15 <= len(items) <= 40
    for item in items:
        assert item["borderline"], item["key"]
        assert item["fail"], item["key"]
    said = [(item[part]["zh-Hans"], item[part]["en"]) for item in items for part in ("title", "standard", "fail")]
    assert len(set(said)) == len(said)


@pytest.mark.parametrize("key", KEYS)
def test_the_readme_argues_for_the_weights_that_are_in_the_file(key: str) -> None:
    document, _ = shipped(key)
    rows = re.findall(r"^\| [^|]+ \| ([0-9]+) \|", (ROOT / key / "README.md").read_text("utf-8"), re.MULTILINE)
    assert [Decimal(row) for row in rows] == [weight_of(section, document) for section in document["sections"]]


def weight_of(section: dict[str, Any], document: dict[str, Any]) -> Decimal:
    """What a section counts: its own weight, or in mode `points` the weights of its scored items."""
    if document["scoring"]["mode"] == "section":
        return Decimal(section["weight"])
    return sum((Decimal(item["weight"]) for item in section["items"] if item["role"] == "scored"), Decimal(0))


@pytest.mark.parametrize("key", KEYS)
def test_dignity_or_safety_is_guarded_by_a_rule_that_no_average_can_hide(key: str) -> None:
    _, items = shipped(key)
    levels = {rule["level"] for item in items for rule in item["critical"]}
    assert levels & {"total", "knock-out"}
