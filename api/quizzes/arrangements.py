"""Marks questions answered by arranging things: `match` and `order`."""

from collections.abc import Mapping
from decimal import Decimal
from itertools import combinations
from typing import Any

from api.audits.decimals import ONE, ZERO

Question = Mapping[str, Any]


def mark_pairs(question: Question, response: Mapping[str, Any]) -> Decimal:
    """Give the share of left sides that stand beside their own right side."""
    lefts = [pair["key"] for pair in question["pairs"] if pair["left"] is not None]
    right = sum(response["pairs"].get(key) == key for key in lefts)
    return _whole_or(question, Decimal(right) / len(lefts))


def mark_order(question: Question, response: Mapping[str, Any]) -> Decimal:
    """Give the share of pairs of steps that stand in the right order; a step left out stands in no order."""
    steps = [step["key"] for step in question["steps"]]
    place = {key: index for index, key in enumerate(response["order"])}
    pairs = list(combinations(steps, 2))
    right = sum(first in place and then in place and place[first] < place[then] for first, then in pairs)
    return _whole_or(question, Decimal(right) / len(pairs))


def _whole_or(question: Question, share: Decimal) -> Decimal:
    if question["scoring"] == "exact":
        return ONE if share == ONE else ZERO
    return share
