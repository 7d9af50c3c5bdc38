"""Which pains of a chain a report shows, and in which order its courses should be taken: pure, from the score as it was kept.

A pain (docs/checklist-format.md) is a cause behind several items. How well a store does against it is the share of points reached on the
items that name it; what was not seen says nothing, neither for nor against.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from api.checklists.grammar import PAINS

_LAST: Final = Decimal(2)  # behind every share


@dataclass(frozen=True, slots=True)
class Pain:
    """One pain as a report shows it. `share` is 0 to 1, None where nothing that names it was scored; `missed` are item keys."""

    key: str
    share: Decimal | None
    asked: int
    seen: int
    missed: tuple[str, ...]
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A course of the plan and the pains it eases, the worst first."""

    course: str
    pains: tuple[str, ...]


def diagnose(document: Mapping[str, Any], tree: Mapping[str, Any]) -> tuple[Pain, ...]:
    """Judge every pain that a checklist asks about, the worst first; nothing if it asks about none."""
    scores = {item["key"]: item for item in tree["items"]}
    items = [item for section in document["sections"] for item in section["items"]]
    found = (_judge(pain, [item for item in items if pain in item.get("pains", ())], scores) for pain in PAINS)
    return tuple(sorted((pain for pain in found if pain.asked), key=_badness))


def plan_courses(pains: Iterable[Pain], course_of: Mapping[str, str]) -> tuple[Step, ...]:
    """Put the courses in the order in which they ease the worst pain; `course_of` names the course that teaches a topic."""
    eased: dict[str, list[str]] = {}
    for pain in pains:
        for course in dict.fromkeys(course_of[topic] for topic in pain.topics if topic in course_of):
            eased.setdefault(course, []).append(pain.key)
    return tuple(Step(course, tuple(keys)) for course, keys in eased.items())


def _judge(key: str, items: Sequence[Mapping[str, Any]], scores: Mapping[str, Mapping[str, Any]]) -> Pain:
    seen = [(item, scores[item["key"]]) for item in items if scores[item["key"]]["state"] == "answered"]
    counted = [score for _, score in seen if score["role"] == "scored" and score["s"] is not None]
    possible = sum((Decimal(score["possible"]) for score in counted), Decimal())
    earned = sum((Decimal(score["earned"]) for score in counted), Decimal())
    missed = [item for item, score in seen if score["is_finding"]]
    return Pain(
        key=key,
        share=earned / possible if possible else None,
        asked=len(items),
        seen=len(seen),
        missed=tuple(item["key"] for item in missed),
        topics=tuple(dict.fromkeys(item["topic"] for item in missed if item["topic"])),
    )


def _badness(pain: Pain) -> Decimal:
    return _LAST if pain.share is None else pain.share
