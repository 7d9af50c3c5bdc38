"""Marks an answer: which share of a question it earns. Pure: a question and a response in keys in, a decimal out.

Every share is defined as an exact fraction and settled to 20 decimals, so that the phone, which marks practice, and the server
agree to the last digit (`tests/vectors/marking/`).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import Any

from api.audits.decimals import CARRIED, ONE, ZERO, settle
from api.quizzes.arrangements import mark_order, mark_pairs
from api.quizzes.entries import mark_number, mark_short
from api.quizzes.options import mark_options
from api.quizzes.scenes import mark_path, mark_points

Question = Mapping[str, Any]
Response = Mapping[str, Any]
_PRINTED = Decimal("0.001")

_KINDS: Mapping[str, Callable[[Question, Response], Decimal]] = {
    "single": mark_options,
    "multiple": mark_options,
    "true-false": mark_options,
    "match": mark_pairs,
    "order": mark_order,
    "numeric": mark_number,
    "short-answer": mark_short,
    "dialogue": mark_path,
    "spot": mark_points,
}


@dataclass(frozen=True, slots=True)
class Mark:
    """What an answer earned: a share (1 is all; wrong guesses may cost, so it may be negative), None while a person has to say."""

    share: Decimal | None
    is_critical: bool = False

    @property
    def is_fatal(self) -> bool:
        """Tell whether a critical question was not wholly right."""
        return self.is_critical and self.share is not None and self.share < ONE


def mark(question: Question, response: Response | None) -> Mark:
    """Mark one answer that fits its question; None is no answer and earns nothing, of whatever kind."""
    if response is None:
        return Mark(ZERO, question["critical"])
    if question["kind"] == "open":
        return Mark(None if response["text"].strip() else ZERO)
    with localcontext(CARRIED):
        return Mark(settle(_KINDS[question["kind"]](question, response)), question["critical"])


@dataclass(frozen=True, slots=True)
class Total:
    """What a whole attempt earned: the share a person reads, and whether it is enough. Both None while a person has to mark."""

    score: Decimal | None
    has_passed: bool | None


def total(marks: Sequence[Mark], pass_share: Decimal) -> Total:
    """Add up an attempt: every question counts alike, below nothing there is nothing.

    The share is rounded half up to a tenth of a percent first, so that what is printed never contradicts the decision. A critical
    question that is not wholly right decides alone.
    """
    if any(mark.share is None for mark in marks):
        return Total(None, None)
    with localcontext(CARRIED):
        mean = sum((mark.share or ZERO for mark in marks), ZERO) / len(marks)
        score = max(ZERO, settle(mean)).quantize(_PRINTED, ROUND_HALF_UP)
    return Total(score, score >= pass_share and not any(mark.is_fatal for mark in marks))
