"""What must hold for any checklist and any visit, whatever the numbers."""

import json
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from api.audits.completeness import validate_responses
from api.audits.effective_shares import effective_shares
from api.audits.score_tree import Score, to_json
from api.audits.scoring import score
from api.audits.shortfalls import select_findings
from tests.audits.strategies import answers, items_of, visits

Visit = tuple[dict[str, Any], list[dict[str, Any]], list[str]]


@given(visits())
def test_a_score_stays_in_its_range(visit: Visit) -> None:
    document, responses, tags = visit
    result = score(document, responses, tags)
    if result.total.final is not None:
        assert result.total.final >= 0
        if document["scoring"]["cap_total_100"]:
            assert result.total.final <= 100
    assert result.coverage is None or 0 <= result.coverage <= 1
    for item in result.items:
        assert item.s is None or 0 <= item.s <= 1
    for section, planned in zip(result.sections, document["sections"], strict=True):
        assert section.share is None or section.share >= 0
        if planned["bonus_cap"] == "section":
            assert section.share is None or section.share <= 1


@given(visits())
def test_a_band_never_contradicts_the_printed_number(visit: Visit) -> None:
    result = score(*visit)
    if result.printed is not None:
        points = Decimal(result.printed)
        assert result.band == ("poor" if points < 60 else "fair" if points < 90 else "good")


@given(visits(), st.randoms(use_true_random=False))
def test_the_order_of_responses_is_irrelevant(visit: Visit, chance: Any) -> None:
    document, responses, tags = visit
    shuffled = list(responses)
    chance.shuffle(shuffled)
    assert score(document, shuffled, tags) == score(document, responses, tags)


@given(visits(is_plain=True), st.data())
def test_not_applicable_is_as_if_never_asked(visit: Visit, data: st.DataObject) -> None:
    document, responses, tags = visit
    key = data.draw(st.sampled_from(items_of(document)))["key"]
    others = [response for response in responses if response["item"] != key]
    not_applicable = score(document, [*others, {"item": key, "state": "na_shopper", "reason": "closed"}], tags)
    sections = [
        {**section, "items": [item for item in section["items"] if item["key"] != key]}
        for section in document["sections"]
    ]
    never_asked = score({**document, "sections": sections}, others, tags)
    assert not_applicable.total == never_asked.total
    assert not_applicable.sections == never_asked.sections
    assert [item for item in not_applicable.items if item.key != key] == list(never_asked.items)


@given(visits(is_plain=True), st.data())
def test_a_better_answer_never_lowers_the_score(visit: Visit, data: st.DataObject) -> None:
    document, responses, tags = visit
    item = data.draw(st.sampled_from(items_of(document)))
    others = [response for response in responses if response["item"] != item["key"]]
    one, other = (score(document, [*others, data.draw(answers(item))], tags) for _ in range(2))
    worse, better = sorted((one, other), key=lambda result: score_of(result, item["key"]))
    if worse.total.final is not None and better.total.final is not None:
        assert worse.total.final <= better.total.final


def score_of(result: Score, key: str) -> Decimal:
    return next(item.s or Decimal(0) for item in result.items if item.key == key)


@given(visits())
def test_the_tree_is_plain_json_and_always_the_same(visit: Visit) -> None:
    document, responses, tags = visit
    written = json.dumps(to_json(score(document, responses, tags)), allow_nan=False)
    copied = json.loads(json.dumps([document, responses, tags]))
    assert json.dumps(to_json(score(*copied))) == written
    assert not any(isinstance(leaf, float) for leaf in leaves(json.loads(written)))


def leaves(node: Any) -> list[Any]:
    if isinstance(node, dict):
        return [leaf for part in node.values() for leaf in leaves(part)]
    if isinstance(node, list):
        return [leaf for part in node for leaf in leaves(part)]
    return [node]


@given(visits())
def test_effective_shares_add_up_to_one(visit: Visit) -> None:
    shares = effective_shares(visit[0])
    if shares:
        assert abs(sum(shares.values()) - 1) < Decimal("1E-18")


@given(visits())
def test_findings_are_the_items_marked_as_such_with_critical_ones_first(visit: Visit) -> None:
    document, responses, tags = visit
    result = score(document, responses, tags)
    findings = select_findings(document, result)
    assert {finding.item for finding in findings} == {item.key for item in result.items if item.is_finding}
    is_critical = [finding.severity == "critical" for finding in findings]
    assert is_critical == sorted(is_critical, reverse=True)
    roles = {item["key"]: item["role"] for item in items_of(document)}
    assert all(roles[finding.item] != "bonus" for finding in findings)


@given(visits())
def test_responses_that_fit_are_a_valid_draft(visit: Visit) -> None:
    assert validate_responses(*visit, final=False) == []


@given(visits())
def test_a_submission_lacks_exactly_what_was_asked_and_not_answered(visit: Visit) -> None:
    document, responses, tags = visit
    open_items = {item.key for item in score(document, responses, tags).items if item.state == "unanswered"}
    faults = validate_responses(document, responses, tags, final=True)
    assert {fault.code for fault in faults} <= {"unanswered"}
    assert {fault.params["item"] for fault in faults} == open_items
