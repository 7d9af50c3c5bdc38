"""Fills a whole checklist for one occasion: conditions followed, notes and photos where they are demanded, and sometimes where not."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Any, Final
from uuid import UUID

from api.audits.plan import Plan, PlannedItem, prepare
from api.audits.readings import Reading
from api.checklists.expressions import Answer, holds
from api.demo.answering import Occasion, answer, chance
from api.demo.notes import PRAISE, note, reason, specific_note

_NOT_APPLICABLE: Final = 0.05
_NOT_OBSERVED: Final = 0.02
_NOTE_ON_MISS, _NOTE_ON_MEET = 0.45, 0.07
_PHOTO_ON_MISS: Final = 0.35
_WITHOUT_STATE: Final = frozenset(("photo", "receipt", "text", "timer"))  # what a shopper brings home from every visit


@dataclass(frozen=True)
class Form:
    """A checklist ready to be filled: the document, its plan, its items in order with their touchpoints, its seed of difficulty."""

    document: Mapping[str, Any]
    plan: Plan
    items: tuple[tuple[str, Mapping[str, Any]], ...]
    seed: int

    def ease(self, key: str) -> float:
        """Return how much easier (positive) or harder an item is than others of its kind, in log-odds."""
        return _ease(self.seed, key)


@dataclass(frozen=True)
class Shot:
    """A photo somebody took: its id, its item with its touchpoint, and whether it shows something amiss."""

    photo_id: UUID
    item: str
    touchpoint: str
    is_missed: bool


def make_form(document: Mapping[str, Any], seed: int) -> Form:
    """Prepare a document once for many visits."""
    items = tuple((section["touchpoint"], item) for section in document["sections"] for item in section["items"])
    return Form(document, prepare(document), items, seed)


def fill(form: Form, occasion: Occasion, *, has_camera: bool) -> tuple[list[dict[str, Any]], list[Shot]]:
    """Return the responses of a visit and its photos; without `has_camera` only the photos that are demanded."""
    answers: dict[str, Answer] = {}
    responses: list[dict[str, Any]] = []
    shots: list[Shot] = []
    for touchpoint, item in form.items:
        planned = form.plan.items[item["key"]]
        if occasion.tags & planned.not_for or (planned.show_if is not None and not holds(planned.show_if, answers)):
            continue
        response = _without_answer(occasion, item) or {
            "item": item["key"],
            "state": "answered",
            **answer(occasion, item, chance(occasion, item, touchpoint, form.ease(item["key"]))),
        }
        responses.append(response)
        if response["state"] == "answered":
            reading = planned.kind.read(response)
            answers[item["key"]] = reading.answer
            shots += _support(occasion, touchpoint, item, planned, reading, response, has_camera=has_camera)
    return responses, shots


def _without_answer(occasion: Occasion, item: Mapping[str, Any]) -> dict[str, Any] | None:
    if item["kind"] in _WITHOUT_STATE or float(item["weight"]) == 0:
        return None
    if item["na"]["allowed"] and occasion.rng.random() < _NOT_APPLICABLE:
        return {"item": item["key"], "state": "na_shopper", "reason": reason(occasion.rng, occasion.language)}
    if occasion.rng.random() < _NOT_OBSERVED:
        return {"item": item["key"], "state": "not_observed"}
    return None


def _support(
    occasion: Occasion,
    touchpoint: str,
    item: Mapping[str, Any],
    planned: PlannedItem,
    reading: Reading,
    response: dict[str, Any],
    *,
    has_camera: bool,
) -> Iterator[Shot]:
    """Add note and photos to a response, and yield the photos."""
    is_met = reading.s is None or reading.s >= planned.finding_below
    if item["kind"] == "text":
        is_moved = occasion.rng.random() < 0.6
        response["value"] = (
            specific_note(occasion.rng, occasion.language, item["key"], (PRAISE,), is_met=True) if is_moved else ""
        )
    else:
        written = _note(occasion, item, reading, planned, is_met=is_met)
        response |= {"note": written} if written else {}
    count = max(planned.evidence.least, 1 if reading.keys & planned.evidence.photo_on else 0)
    if not count and has_camera and not is_met and planned.evidence.most and occasion.rng.random() < _PHOTO_ON_MISS:
        count = 1
    if count:
        shots = [Shot(photo_id(occasion), item["key"], touchpoint, not is_met) for _ in range(count)]
        response["photos"] = [str(shot.photo_id) for shot in shots]
        yield from shots


def _note(occasion: Occasion, item: Mapping[str, Any], reading: Reading, planned: PlannedItem, *, is_met: bool) -> str:
    said = occasion.rng, occasion.language, item["key"], reading.keys
    if reading.keys & planned.evidence.note_on:
        return note(*said, is_met=is_met)
    likely = _NOTE_ON_MEET if is_met else _NOTE_ON_MISS
    return specific_note(*said, is_met=is_met) if occasion.rng.random() < likely else ""


def photo_id(occasion: Occasion) -> UUID:
    """Make a UUIDv7 from the dice and the time of the occasion, so that the same seed gives the same id."""
    return dated_id(occasion.rng, round(occasion.began.timestamp() * 1000))


def dated_id(rng: Random, unix_ms: int) -> UUID:
    """Make a UUIDv7 (RFC 9562, 5.7) of a moment from given dice."""
    bits = (unix_ms & (2**48 - 1)) << 80 | 0x7 << 76 | rng.getrandbits(12) << 64 | 0b10 << 62 | rng.getrandbits(62)
    return UUID(int=bits)


@cache
def _ease(seed: int, key: str) -> float:
    return Random(f"ease {seed} {key}").gauss(0, 0.4)  # noqa: S311 - a demo is repeated, not guarded
