"""Which three questions a day brings. Pure, and the same on a phone without a network: chance comes from the person and the day."""

import hashlib
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from api.repetition.memory import Memory, retention

A_DAY = 3
HALF_LIFE_DAYS = 45
SEVERITIES: Mapping[str, int] = {"minor": 1, "major": 2, "critical": 3}
_BITS = 52


@dataclass(frozen=True)
class Candidate:
    """A question of somebody: what they know of it, from when on it may come, when it was one of a day's three."""

    question: UUID
    topic: str
    memory: Memory | None = None
    due_on: date | None = None
    asked_on: date | None = None
    is_missed: bool = False


@dataclass(frozen=True)
class Need:
    """An open finding of the store: what it is about, how bad, and since which day."""

    topic: str
    severity: str
    raised_on: date


def draw(
    candidates: Sequence[Candidate], needs: Sequence[Need], person: UUID, day: date, count: int = A_DAY
) -> list[UUID]:
    """Draw what is left of a day's questions, the first to be asked first; what was asked on that day counts as drawn.

    Without replacement: each due question has the key u^(1/weight), u from the person, the day and the question; the greatest win.
    """
    left = count - sum(one.asked_on == day for one in candidates)
    weights = weigh(candidates, needs, day)
    # ln u / w has the order of u^(1/w), and does not underflow.
    keys = {question: math.log(chance(person, day, question)) / weight for question, weight in weights.items()}
    return sorted(keys, key=lambda question: (-keys[question], str(question)))[: max(0, left)]


def weigh(candidates: Sequence[Candidate], needs: Sequence[Need], day: date) -> dict[UUID, float]:
    """Weigh each question that is due: what is forgotten, what the store needs, and twice what was missed last time."""
    need = needs_of(needs, day)
    most = max(need.values(), default=0)
    weights = {}
    for one in candidates:
        if one.due_on is not None and one.due_on > day:
            continue
        share = need.get(one.topic, 0) / most if most else 0
        weight = (1 - retention(one.memory, day)) * (1 + 2 * share) * (2 if one.is_missed else 1)
        if weight > 0:
            weights[one.question] = weight
    return weights


def needs_of(needs: Sequence[Need], day: date) -> dict[str, float]:
    """Add up the needs by topic; a finding counts half as much every 45 days."""
    found: dict[str, float] = {}
    for one in needs:
        age = max(0, (day - one.raised_on).days)
        found[one.topic] = found.get(one.topic, 0) + SEVERITIES[one.severity] * 0.5 ** (age / HALF_LIFE_DAYS)
    return found


def chance(person: UUID, day: date, question: UUID) -> float:
    """Give the number between 0 and 1 that a question has for a person on a day."""
    digest = hashlib.sha256(f"{person}|{day.isoformat()}|{question}".encode()).hexdigest()
    return (int(digest[: _BITS // 4], 16) + 0.5) / float(2**_BITS)
