"""Scores a visit over the items that two versions of a checklist share, so that visits on either side of a change compare.

A change of meaning is a new key, so one key asks one thing in both versions. This is the common-item score T* of the rules of
the field; it stands beside the score T and never in its place.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from api.audits.plan import Plan
from api.audits.score_tree import Score
from api.audits.scoring import score_resolved
from api.audits.states import Resolved


def common_keys(one: Plan, other: Plan) -> list[str]:
    """List the keys of the items that both versions ask, in the order of the first."""
    return [key for key in one.items if key in other.items]


def score_common(rules: Plan, resolved: Sequence[Resolved], keys: Collection[str]) -> Score:
    """Score a visit of either version over some of its items; `keys` are those of `common_keys`.

    What was answered, and what an answer is worth, is settled by the version the visit was filled on: `resolved` comes from
    that. Weights, roles, sections, caps and bands are those of `rules` for both visits, so that only answers move T*.
    """
    part, given = _restrict(rules, keys), {each.item.key: each for each in resolved}
    return score_resolved(part, [replace(given[key], item=item) for key, item in part.items.items()])


def tags_told_by(plan: Plan, tree: Mapping[str, Any]) -> frozenset[str]:
    """Return the store's tags at the time of a visit, as far as its kept score tells; a store's tags may have changed since.

    A tag that rules out some item ruled it out only if no item that names the same tag was asked.
    """
    states = {item["key"]: item["state"] for item in tree["items"]}
    ruled_out, asked = set[str](), set[str]()
    for item in plan.items.values():
        (ruled_out if states.get(item.key) == "na_design" else asked).update(item.not_for)
    return frozenset(ruled_out - asked)


def _restrict(plan: Plan, keys: Collection[str]) -> Plan:
    """Leave out all other items, and the sections that have none left."""
    kept = frozenset(keys)
    restricted = (
        replace(section, items=tuple(item for item in section.items if item.key in kept)) for section in plan.sections
    )
    sections = tuple(section for section in restricted if section.items)
    return replace(plan, sections=sections, items={item.key: item for each in sections for item in each.items})
