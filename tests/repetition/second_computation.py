"""FSRS-6 and the daily draw once more, written from the formulas and from nothing of the product, to be compared with it."""

import hashlib
import math
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

PARAMETERS = (
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629, 1.6483,
    0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
)  # fmt: skip
GRADES = {"wrong": 1, "unsure": 2, "right": 3}
_W = PARAMETERS
_DECAY = -_W[20]
_FACTOR = 0.9 ** (1 / _DECAY) - 1


def retrievability(days: int, stability: float) -> float:
    return (1 + _FACTOR * days / stability) ** _DECAY


def interval(stability: float, longest: int = 60) -> int:
    return min(longest, max(1, round(stability / _FACTOR * (0.9 ** (1 / _DECAY) - 1))))


def follow(state: tuple[float, float] | None, days: int, grade: int) -> tuple[float, float]:
    """Give stability and difficulty after an answer so many whole days after the last one."""
    if state is None:
        return _W[grade - 1], _clamped(_first_difficulty(grade))
    stability, difficulty = state
    known = retrievability(days, stability)
    if grade == 1:
        after = min(
            _W[11] * difficulty ** -_W[12] * ((stability + 1) ** _W[13] - 1) * math.exp((1 - known) * _W[14]),
            stability / math.exp(_W[17] * _W[18]),
        )
    else:
        gain = math.exp(_W[8]) * (11 - difficulty) * stability ** -_W[9] * (math.exp((1 - known) * _W[10]) - 1)
        after = stability * (1 + gain * (_W[15] if grade == 2 else 1))
    pulled = difficulty + (10 - difficulty) * (-_W[6] * (grade - 3)) / 9
    return after, _clamped(_W[7] * _first_difficulty(4) + (1 - _W[7]) * pulled)


def weights(cards: Sequence[Mapping[str, Any]], needs: Sequence[Mapping[str, Any]], day: date) -> dict[str, float]:
    need: dict[str, float] = {}
    for one in needs:
        age = max(0, (day - date.fromisoformat(one["raised_on"])).days)
        severity = ["minor", "major", "critical"].index(one["severity"]) + 1
        need[one["topic"]] = need.get(one["topic"], 0.0) + severity * 0.5 ** (age / 45)
    found = {}
    for card in cards:
        if card["due_on"] is not None and date.fromisoformat(card["due_on"]) > day:
            continue
        known = 0.0
        if card["stability"] is not None:
            known = retrievability((day - date.fromisoformat(card["last_on"])).days, card["stability"])
        share = need.get(card["topic"], 0.0) / max(need.values()) if need else 0.0
        found[card["question"]] = (1 - known) * (1 + 2 * share) * (2 if card["is_missed"] else 1)
    return found


def draw(case: Mapping[str, Any]) -> list[str]:
    day = date.fromisoformat(case["day"])
    left = 3 - sum(card["asked_on"] == case["day"] for card in case["cards"])

    def key(question: str, weight: float) -> float:
        digest = hashlib.sha256(f"{case['person']}|{case['day']}|{question}".encode()).hexdigest()
        return math.log((int(digest[:13], 16) + 0.5) / 2.0**52) / weight

    keys = {question: key(question, weight) for question, weight in weights(case["cards"], case["needs"], day).items()}
    return sorted(keys, key=lambda question: -keys[question])[: max(0, left)]


def _first_difficulty(grade: int) -> float:
    return _W[4] - math.exp(_W[5] * (grade - 1)) + 1


def _clamped(difficulty: float) -> float:
    return min(10.0, max(1.0, difficulty))
