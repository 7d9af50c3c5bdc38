"""Plays every vector of tests/vectors against the engine; their README says what each expectation means."""

import json
from pathlib import Path
from typing import Any

import pytest

from api.audits.completeness import Fault, validate_responses
from api.audits.decimals import plain
from api.audits.effective_shares import effective_shares
from api.audits.explaining import with_run_shares
from api.audits.plan import prepare
from api.audits.score_tree import read_items, to_json
from api.audits.scoring import score
from api.audits.shortfalls import Shortfall, select_findings

VECTORS = sorted((Path(__file__).parent.parent / "vectors").glob("*.json"))
WHOLE = frozenset(("reasons", "faults", "draft_faults", "effective_shares", "recognitions"))


def load(path: Path) -> dict[str, Any]:
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", VECTORS, ids=lambda path: path.stem)
def test_vector_is_reproduced(path: Path) -> None:
    vector = load(path)
    actual = outcome_of(vector)
    for name, expected in vector["expect"].items():
        shown = actual[name] if name in WHOLE else part_of(actual[name], expected)
        assert shown == expected, name


@pytest.mark.parametrize("path", VECTORS, ids=lambda path: path.stem)
def test_a_prepared_document_scores_the_same(path: Path) -> None:
    vector = load(path)
    plan = prepare(vector["document"])
    assert score(plan, vector["responses"], vector["store_tags"]) == score(
        vector["document"], vector["responses"], vector["store_tags"]
    )


@pytest.mark.parametrize("path", VECTORS, ids=lambda path: path.stem)
def test_a_score_that_was_kept_has_the_same_findings(path: Path) -> None:
    vector = load(path)
    result = score(vector["document"], vector["responses"], vector["store_tags"])
    kept = read_items(json.loads(json.dumps(to_json(result))))
    assert select_findings(vector["document"], kept) == select_findings(vector["document"], result)


@pytest.mark.parametrize("path", VECTORS, ids=lambda path: path.stem)
def test_a_tree_kept_before_runs_were_summed_up_is_told_with_their_share(path: Path) -> None:
    vector = load(path)
    tree = to_json(score(vector["document"], vector["responses"], vector["store_tags"]))
    kept = json.loads(json.dumps(tree))
    for item in kept["items"]:
        if item["timer"]:
            del item["timer"]["in_time"]
    assert with_run_shares(kept) == with_run_shares(tree) == tree


def test_there_are_vectors_and_each_is_named_as_its_file() -> None:
    assert len(VECTORS) >= 100
    for path in VECTORS:
        vector = load(path)
        assert vector["name"] == path.stem
        assert {"name", "why", "document", "responses", "store_tags", "expect"} == set(vector)
        assert {"reasons", "faults"} <= set(vector["expect"])


def outcome_of(vector: dict[str, Any]) -> dict[str, Any]:
    """Everything a vector may expect, lists of nodes turned into objects by key."""
    document, given = vector["document"], (vector["document"], vector["responses"], vector["store_tags"])
    result = score(*given)
    tree = to_json(result)
    return {
        **tree,
        **{name: {node["key"]: node for node in tree[name]} for name in ("items", "sections")},
        **{name: {node["key"]: node["share"] for node in tree[name]} for name in ("dimensions", "touchpoints")},
        "findings": [finding_json(finding) for finding in select_findings(document, result)],
        "effective_shares": {key: plain(share) for key, share in effective_shares(document).items()},
        "faults": [fault_json(fault) for fault in validate_responses(*given, final=True)],
        "draft_faults": [fault_json(fault) for fault in validate_responses(*given, final=False)],
    }


def part_of(actual: Any, expected: Any) -> Any:
    """Keep of an object what is expected of it; lists keep their length, so nothing unexpected slips through."""
    if isinstance(actual, dict) and isinstance(expected, dict):
        return {name: part_of(actual[name], wanted) for name, wanted in expected.items()}
    if isinstance(actual, list) and isinstance(expected, list) and len(actual) == len(expected):
        return [part_of(one, wanted) for one, wanted in zip(actual, expected, strict=True)]
    return actual


def fault_json(fault: Fault) -> dict[str, Any]:
    return {"pointer": fault.pointer, "code": fault.code, "params": dict(fault.params)}


def finding_json(finding: Shortfall) -> dict[str, Any]:
    return {
        "item": finding.item,
        "section": finding.section,
        "topic": finding.topic,
        "severity": finding.severity,
        "s": None if finding.s is None else plain(finding.s),
        "share": plain(finding.share),
        "points_lost": plain(finding.points_lost),
    }
