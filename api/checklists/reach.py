"""Tells whether an item can ever be shown, by trying the answers its condition depends on."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import chain, combinations
from math import prod
from typing import Any

from api.checklists.expressions import Answer, holds, mentions

MAX_WORLDS = 50_000
MAX_OPTIONS = 15
_FINEST = Decimal("0.000001")
_SOMETHING = "something"


def can_be_shown(item: Mapping[str, Any], earlier: Mapping[str, Mapping[str, Any]]) -> bool:
    """Look for answers to the earlier items under which `item` is visible.

    Conditions that would take more than 50 000 combinations are taken as reachable.
    """
    if item["show_if"] is None:
        return True
    needed = _needed(item, earlier)
    asked = [earlier[key] for key in earlier if key in needed]
    if any(len(each.get("options", ())) > MAX_OPTIONS for each in asked if each["kind"] == "multi-choice"):
        return True
    domains = [_domain(each, [item, *asked]) for each in asked]
    if prod(len(domain) + 1 for domain in domains) > MAX_WORLDS:
        return True
    return any(holds(item["show_if"], answers) for answers in _worlds(asked, domains))


def _needed(item: Mapping[str, Any], earlier: Mapping[str, Mapping[str, Any]]) -> set[str]:
    """Collect the items a condition depends on, also through their own conditions."""
    needed: set[str] = set()
    waiting = [item]
    while waiting:
        condition = waiting.pop()["show_if"]
        if condition is None:
            continue
        for mention in mentions(condition):
            if mention.item not in needed:
                needed.add(mention.item)
                waiting.append(earlier[mention.item])
    return needed


def _worlds(items: Sequence[Mapping[str, Any]], domains: Sequence[Sequence[Answer]]) -> Iterator[dict[str, Answer]]:
    """Walk through all answers in checklist order; a hidden or unanswered item is left out."""
    if not items:
        yield {}
        return
    *before, item = items
    for answers in _worlds(before, domains[:-1]):
        yield answers
        if item["show_if"] is None or holds(item["show_if"], answers):
            for answer in domains[-1]:
                yield {**answers, item["key"]: answer}


def _domain(item: Mapping[str, Any], users: Sequence[Mapping[str, Any]]) -> list[Answer]:
    """List the answers to an item that the conditions of `users` can tell apart."""
    values = [m.values for user in users if user["show_if"] for m in mentions(user["show_if"]) if m.item == item["key"]]
    named = sorted(set(chain.from_iterable(values)))
    match item["kind"]:
        case "yes-no":
            return ["yes", "no"]
        case "choice":
            return [option["key"] for option in item["options"]]
        case "multi-choice":
            return [frozenset(some) for size in range(len(named) + 1) for some in combinations(named, size)]
        case "scale":
            return _numbers(named, str(item["scale"]["min"]), str(item["scale"]["max"]), is_whole=True)
        case "number":
            return _numbers(named, item["number"]["min"], item["number"]["max"], is_whole=item["number"]["integer"])
        case _:
            return [_SOMETHING]


def _numbers(named: Sequence[str], low: str | None, high: str | None, *, is_whole: bool) -> list[Answer]:
    """Choose the named numbers, their neighbours and the ends of the range."""
    step = Decimal(1) if is_whole else _FINEST
    found = {Decimal(0), *(Decimal(end) for end in (low, high) if end is not None)}
    for text in named:
        floor = Decimal(text).quantize(step, ROUND_FLOOR)
        ceiling = Decimal(text).quantize(step, ROUND_CEILING)
        found |= {floor - step, floor, ceiling, ceiling + step}
    inside = (n for n in found if (low is None or n >= Decimal(low)) and (high is None or n <= Decimal(high)))
    return sorted(inside)
