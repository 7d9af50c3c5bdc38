"""The checklists that ship are clean and hold what a mystery visit and a patrol must hold."""

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from api.checklists.grammar import DIMENSIONS, ITEM_KINDS, TOUCHPOINTS
from api.checklists.load import load_checklist

ROOT = Path(__file__).parents[2] / "checklists"
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
    assert 38 <= len(items) <= 42
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


@pytest.mark.parametrize("key", ["mystery-visit", "store-patrol"])
def test_each_language_is_written_in_its_own_script(key: str) -> None:
    document, _ = shipped(key)
    for text in texts(document):
        assert re.search(r"[\u3400-\u9fff]", text["zh-Hans"]), text
        assert not re.search(r"[\u3400-\u9fff，。]", text["en"]), text
        assert not FOLDED.search(text["zh-Hans"]), text
