"""The published document: complete, canonical, and the same whenever the same thing was meant."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marshmallow import ValidationError

from api.checklists.document import document_sha256
from api.checklists.fields import Amount, canonical_decimal
from api.checklists.grammar import ChecklistSchema
from api.checklists.source import Fault

Load = Callable[[str], tuple[dict[str, Any] | None, list[Fault]]]


@pytest.fixture
def document(small: str, load: Load) -> dict[str, Any]:
    loaded, faults = load(small)
    assert faults == []
    assert loaded is not None
    return loaded


def items(document: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {item["key"]: item for section in document["sections"] for item in section["items"]}


def test_every_default_of_the_format_is_written_out(document: dict[str, Any]) -> None:
    scoring = {name: value for name, value in document["scoring"].items() if name != "bands"}
    assert scoring == {"mode": "points", "cap_total_100": True, "coverage_min": "0.8", "knock_out_prints": "keep"}
    section = {name: document["sections"][0][name] for name in ("weight", "minimum", "bonus_cap")}
    assert section == {"weight": "1", "minimum": None, "bonus_cap": "section"}
    item = items(document)["on"]
    assert {name: item[name] for name in item if name not in {"key", "title", "standard", "dimension", "topic"}} == {
        "kind": "yes-no",
        "borderline": None,
        "fail": None,
        "pictures": None,
        "weight": "1",
        "role": "scored",
        "penalty": None,
        "kano": "must",
        "severity": "minor",
        "finding_below": "1",
        "good": "yes",
        "critical": [],
        "na": {"allowed": False},
        "evidence": {"min": 0, "max": 6, "required_on": ["no"], "gallery": False, "note_on": ["no"]},
        "show_if": None,
        "not_for": [],
        "pains": [],
        "memory": None,
    }


def test_defaults_that_hang_on_the_kind_are_written_out(document: dict[str, Any]) -> None:
    found = items(document)
    assert found["feel"]["finding_below"] == "0.5"
    assert [option["good"] for option in found["seen"]["options"]] == [True, False]
    assert found["watch"]["timer"] == {
        "limit_s": "10",
        "tap_error_s": "0.5",
        "borderline": "pass",
        "graded": {"full_s": "10", "zero_s": "30"},
    }
    assert found["words"]["weight"] == "0"
    assert found["picture"]["evidence"]["min"] == 1
    assert "good" not in found["way"]


def test_a_timer_may_be_left_to_its_defaults(small: str, load: Load) -> None:
    document, _ = load(small.replace("        timer: {graded: {full_s: 10, zero_s: 30}}\n", ""))
    assert document is not None
    assert items(document)["watch"]["timer"]["graded"] is None


def test_words_that_yaml_would_bend_survive(document: dict[str, Any]) -> None:
    found = items(document)
    assert "on" in found
    assert found["turned-away"]["good"] == "no"


def test_numbers_have_their_types(document: dict[str, Any]) -> None:
    way = items(document)["way"]
    assert way["critical"] == [{"level": "section", "cap": "0.5", "when": ["bad"]}]
    assert way["options"][0]["score"] == "1"
    assert document["minutes"] == 5
    assert items(document)["words"]["show_if"] == {"all": [{"eq": ["way", "bad"]}, {"gt": ["queue", "3"]}]}


def test_a_published_document_reads_as_itself(document: dict[str, Any]) -> None:
    written = {name: value for name, value in document.items() if name != "media"}
    assert ChecklistSchema().load(written) == written


def test_loading_twice_gives_the_same_hash(small: str, load: Load, document: dict[str, Any]) -> None:
    again, _ = load(small)
    assert again is not None
    assert document_sha256(again) == document_sha256(document)
    assert len(document_sha256(document)) == 64


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("kind: covert\ntitle: {zh-Hans: 小样, en: Small}", "title: {en: Small, zh-Hans: 小样}\nkind: covert"),
        ("cap: 0.50", "cap: '0.5'"),
        ("score: 1.0", "score: 1"),
        ("minutes: 5\n", "minutes: 5 # five\n\n"),
        ("scoring:\n", "scoring:\n  mode: points\n"),
        ("en: Small}", "en: ' Small '}"),
    ],
)
def test_writing_the_same_in_another_way_keeps_the_hash(
    small: str, load: Load, document: dict[str, Any], old: str, new: str
) -> None:
    assert old in small
    other, faults = load(small.replace(old, new))
    assert faults == []
    assert other is not None
    assert document_sha256(other) == document_sha256(document)


@pytest.mark.parametrize(
    ("old", "new"),
    [("en: Small}", "en: Smaller}"), ("weight: 1", "weight: 2"), ("cap: 0.50", "cap: 0.51"), ("小样", "样品")],
)
def test_changing_a_word_changes_the_hash(small: str, load: Load, document: dict[str, Any], old: str, new: str) -> None:
    other, _ = load(small.replace("key: on\n", "key: on\n        weight: 1\n").replace(old, new))
    assert other is not None
    assert document_sha256(other) != document_sha256(document)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-999_999_999, max_value=999_999_999))
def test_a_decimal_has_one_form_and_keeps_its_value(value: Any) -> None:
    written = canonical_decimal(f"{value:f}")
    assert value == type(value)(written)
    assert canonical_decimal(written) == written
    assert "E" not in written
    assert Amount().read(written) == written


@pytest.mark.parametrize(
    "written", ["1e3", ".5", "5.", "01", "+1", "1_000", "½", "0.1234567", "NaN", " 1", "1\n", "", "٣"]
)
def test_a_decimal_in_any_other_form_is_refused(written: str) -> None:
    with pytest.raises(ValidationError):
        Amount().read(written)
