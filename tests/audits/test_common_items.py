"""The common-item score T*: the same scoring over what two versions share, for visits of either."""

import copy
from typing import Any

from hypothesis import given

from api.audits.common_items import common_keys, score_common, tags_told_by
from api.audits.plan import prepare
from api.audits.score_tree import to_json
from api.audits.scoring import score, score_resolved
from api.audits.states import resolve
from tests.audits.strategies import items_of, visits
from tests.fixtures.content import CHECKLIST, answered, item

Visit = tuple[dict[str, Any], list[dict[str, Any]], list[str]]


def next_version(**scoring: Any) -> dict[str, Any]:
    """The small checklist with `greeted` at weight 1, `smiled` gone and `thanked` new."""
    document = copy.deepcopy(CHECKLIST)
    document["scoring"] |= scoring
    greeting = document["sections"][0]
    greeting["items"] = [{**greeting["items"][0], "weight": "1"}, item("thanked", "yes-no", weight="3")]
    return document


def common(rules: dict[str, Any], own: dict[str, Any], other: dict[str, Any], said: dict[str, str]) -> str | None:
    """Score what was said on `own` by `rules`, over what `own` and `other` share."""
    resolved = resolve(prepare(own), [answered(key, value) for key, value in said.items()], ())
    return score_common(prepare(rules), resolved, common_keys(prepare(own), prepare(other))).printed


OLD, NEW = CHECKLIST, next_version()
BEFORE = {"greeted": "no", "smiled": "yes", "no-insult": "yes"}
AFTER = {"greeted": "yes", "thanked": "no", "no-insult": "yes"}


def test_the_keys_of_both_versions_are_common_in_the_order_of_the_first():
    assert common_keys(prepare(NEW), prepare(OLD)) == ["greeted", "no-insult", "shop-front"]


def test_both_visits_are_scored_by_the_same_weights():
    assert common(NEW, OLD, NEW, BEFORE) == "66.7"  # 0 of 1 and 2 of 2, not 2 of 5 by the old weights
    assert common(NEW, NEW, OLD, AFTER) == "100.0"
    assert common(NEW, OLD, NEW, AFTER | {"smiled": "no"}) == common(NEW, NEW, OLD, AFTER)
    by_section = next_version(mode="section")
    assert common(by_section, OLD, by_section, BEFORE) == "50.0"


def test_an_answer_is_worth_what_its_own_version_says():
    turned = copy.deepcopy(NEW)
    turned["sections"][0]["items"][0]["good"] = "no"
    assert common(turned, OLD, turned, BEFORE) == "66.7"


def test_a_condition_on_an_item_that_only_one_version_has_still_holds():
    older = copy.deepcopy(OLD)
    older["sections"][1]["items"][0]["show_if"] = {"eq": ["smiled", "no"]}
    assert common(NEW, older, NEW, BEFORE | {"greeted": "yes", "no-insult": "no"}) == "100.0"


def test_without_a_common_item_there_is_no_score():
    other = copy.deepcopy(OLD)
    for each in items_of(other):
        each["key"] += "-anew"
    assert common(other, OLD, other, BEFORE) is None


@given(visits())
def test_with_itself_a_version_shares_everything_and_the_score_is_the_same(visit: Visit):
    document, responses, tags = visit
    plan = prepare(document)
    resolved = resolve(plan, responses, tags)
    assert score_common(plan, resolved, common_keys(plan, plan)) == score_resolved(plan, resolved)


@given(visits())
def test_a_kept_score_tells_the_tags_that_mattered(visit: Visit):
    document, responses, tags = visit
    plan = prepare(document)
    tree = to_json(score(plan, responses, tags))
    assert to_json(score(plan, responses, tags_told_by(plan, tree))) == tree
