"""What a learner may be told about an attempt, and when: never what would help with the next one. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

# A packet that was never opened is forgiven once in a round. It cannot be told from one that was looked at and put away.
_FORGIVEN = 1


class Go(Protocol):
    """As much of an attempt as counts here."""

    @property
    def state(self) -> str:
        """Tell where it stands."""

    @property
    def has_passed(self) -> bool | None:
        """Tell whether it was enough."""


@dataclass(frozen=True)
class Standing:
    """How a learner stands in a round: attempts left, and whether it is closed (passed, or none left and none under way)."""

    attempts_left: int
    has_passed: bool
    is_closed: bool


def stand(goes: Sequence[Go], allowed: int) -> Standing:
    """Count the attempts of a round."""
    lapsed = sum(go.state == "lapsed" for go in goes)
    used = len(goes) - min(lapsed, _FORGIVEN)
    has_passed = any(go.has_passed and go.state == "graded" for go in goes)
    is_under_way = any(go.state in {"open", "marking", "held"} for go in goes)
    left = max(0, allowed - used)
    return Standing(left, has_passed, has_passed or (left == 0 and not is_under_way))


def shows_score(rules: Mapping[str, Any], standing: Standing) -> bool:
    """Tell whether the learner may see the score of a graded attempt."""
    return rules["release"]["score"] == "at-once" or standing.is_closed


def shows_answers(rules: Mapping[str, Any], *, is_settled: bool) -> bool:
    """Tell whether the learner may see what was right, and why: once it helps with no other go at the exam."""
    return bool(rules["release"]["answers"] == "closed" and is_settled)
