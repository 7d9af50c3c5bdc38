"""Marks questions answered by choosing options: `single`, `multiple`, `true-false`."""

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from decimal import Decimal
from typing import Any

from api.audits.decimals import ONE, ZERO, plain

Question = Mapping[str, Any]
_Rule = Callable[[Question, AbstractSet[str]], Decimal]


def mark_options(question: Question, response: Mapping[str, Any]) -> Decimal:
    """Give the share for the chosen options; who chose nothing did not answer, and gets nothing."""
    chosen = frozenset(response["choices"])
    return _RULES[question["scoring"]](question, chosen) if chosen else ZERO


def certainty_mark(share: Decimal, certainty: str) -> Decimal:
    """Weigh a share by how sure the learner was (`low`, `medium`, `high`): wrong and sure costs most. It stands beside the score."""
    if share > 0:
        return share * {"low": 1, "medium": 2, "high": 3}[certainty]
    return Decimal({"low": 0, "medium": -2, "high": -6}[certainty])


def say_certainty(rules: Mapping[str, Any], share: Decimal | None, certainty: str | None) -> str | None:
    """Write the certainty mark of an answer; None where nobody was asked, nothing was said, or a person has yet to mark."""
    if not rules["confidence"] or share is None or certainty is None:
        return None
    return plain(certainty_mark(share, certainty))


def _good(question: Question) -> frozenset[str]:
    return frozenset(option["key"] for option in question["options"] if option["good"])


def _exact(question: Question, chosen: AbstractSet[str]) -> Decimal:
    return ONE if chosen == _good(question) else ZERO


def _guess_neutral(question: Question, chosen: AbstractSet[str]) -> Decimal:
    return ONE if chosen == _good(question) else Decimal(-1) / (len(question["options"]) - 1)


def _net_correct(question: Question, chosen: AbstractSet[str]) -> Decimal:
    good = _good(question)
    return max(ZERO, Decimal(len(chosen & good) - len(chosen - good)) / len(good))


def _coverage(question: Question, chosen: AbstractSet[str]) -> Decimal:
    good = _good(question)
    hits = len(chosen & good)
    return Decimal(hits * hits) / (len(good) * len(chosen))


def _each_answer(question: Question, chosen: AbstractSet[str]) -> Decimal:
    good = _good(question)
    right = sum((option["key"] in chosen) == (option["key"] in good) for option in question["options"])
    return Decimal(right) / len(question["options"])


def _mapping(question: Question, chosen: AbstractSet[str]) -> Decimal:
    low, high, default = (Decimal(question["mapping"][name]) for name in ("low", "high", "default"))
    scores = {option["key"]: Decimal(option.get("score", default)) for option in question["options"]}
    return min(high, max(low, sum((scores[key] for key in chosen), ZERO))) / high


_RULES: Mapping[str, _Rule] = {
    "exact": _exact,
    "guess-neutral": _guess_neutral,
    "net-correct": _net_correct,
    "coverage": _coverage,
    "each-answer": _each_answer,
    "mapping": _mapping,
}
