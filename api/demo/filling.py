"""Fills a whole checklist for one occasion: conditions followed, notes and photos where they are demanded, and sometimes where not."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC
from functools import cache
from random import Random
from types import MappingProxyType
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
class Scripted:
    """What is told of an item beforehand: fields of its response, and the number of photos. Without fields chance answers."""

    given: Mapping[str, Any]
    photos: int = 0


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


def fill(
    form: Form, occasion: Occasion, *, has_camera: bool, script: Mapping[str, Scripted] = MappingProxyType({})
) -> tuple[list[dict[str, Any]], list[Shot]]:
    """Return the responses of a visit and its photos; without `has_camera` only the photos that are demanded.

    What `script` says of an item is answered as it says, with as many photos; chance answers the others.
    """
    answers: dict[str, Answer] = {}
    responses: list[dict[str, Any]] = []
    shots: list[Shot] = []
    for touchpoint, item in form.items:
        planned = form.plan.items[item["key"]]
        if occasion.tags & planned.not_for or (planned.show_if is not None and not holds(planned.show_if, answers)):
            continue
        told = script.get(item["key"])
        chosen = told.given if told else _without_answer(occasion, item)
        ease = form.ease(item["key"])
        chosen = chosen or {"state": "answered", **answer(occasion, item, chance(occasion, item, touchpoint, ease))}
        response = {"item": item["key"], "state": "answered", **chosen}
        responses.append(response)
        if response["state"] == "answered":
            reading = planned.kind.read(response)
            answers[item["key"]] = reading.answer
            support = _Support(occasion, touchpoint, item, planned, reading)
            if not told:
                support.write(response)
            shots += support.shoot(response, told.photos if told else support.wanted(has_camera=has_camera))
    return responses, shots


def _without_answer(occasion: Occasion, item: Mapping[str, Any]) -> dict[str, Any] | None:
    if item["kind"] in _WITHOUT_STATE or float(item["weight"]) == 0:
        return None
    if item["na"]["allowed"] and occasion.rng.random() < _NOT_APPLICABLE:
        return {"item": item["key"], "state": "na_shopper", "reason": reason(occasion.rng, occasion.language)}
    if occasion.rng.random() < _NOT_OBSERVED:
        return {"item": item["key"], "state": "not_observed"}
    return None


@dataclass(frozen=True)
class _Support:
    """What stands beside an answer: words and pictures."""

    occasion: Occasion
    touchpoint: str
    item: Mapping[str, Any]
    planned: PlannedItem
    reading: Reading

    @property
    def is_met(self) -> bool:
        """Tell whether the answer is up to the standard, or cannot fall short of one."""
        return self.reading.s is None or self.reading.s >= self.planned.finding_below

    def write(self, response: dict[str, Any]) -> None:
        """Add a note where one is demanded, and sometimes elsewhere; a text item is its own note."""
        dice, language, key = self.occasion.rng, self.occasion.language, self.item["key"]
        if self.item["kind"] == "text":
            response["value"] = (
                specific_note(dice, language, key, (PRAISE,), is_met=True) if dice.random() < 0.6 else ""
            )
            return
        if self.reading.keys & self.planned.evidence.note_on:
            response["note"] = note(dice, language, key, self.reading.keys, is_met=self.is_met)
        elif dice.random() < (_NOTE_ON_MEET if self.is_met else _NOTE_ON_MISS):
            written = specific_note(dice, language, key, self.reading.keys, is_met=self.is_met)
            response |= {"note": written} if written else {}

    def wanted(self, *, has_camera: bool) -> int:
        """Count the photos somebody takes here: those demanded, and with a camera at hand perhaps one of what is amiss."""
        evidence = self.planned.evidence
        is_tempted = has_camera and not self.is_met and self.occasion.rng.random() < _PHOTO_ON_MISS
        demanded = max(evidence.least, 1 if self.reading.keys & evidence.photo_on else 0)
        return max(demanded, min(evidence.most, 1) if is_tempted else 0)

    def shoot(self, response: dict[str, Any], count: int) -> list[Shot]:
        """Add photos to a response and return them."""
        shots = [
            Shot(photo_id(self.occasion), self.item["key"], self.touchpoint, not self.is_met) for _ in range(count)
        ]
        if shots:
            response["photos"] = [str(shot.photo_id) for shot in shots]
        return shots


def photo_id(occasion: Occasion) -> UUID:
    """Make a UUIDv7 from the dice and the day of the occasion, so that the same seed gives the same id; as phones do, it tells no time."""
    day = occasion.began.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    return dated_id(occasion.rng, round(day.timestamp() * 1000))


def dated_id(rng: Random, unix_ms: int) -> UUID:
    """Make a UUIDv7 (RFC 9562, 5.7) of a moment from given dice."""
    bits = (unix_ms & (2**48 - 1)) << 80 | 0x7 << 76 | rng.getrandbits(12) << 64 | 0b10 << 62 | rng.getrandbits(62)
    return UUID(int=bits)


@cache
def _ease(seed: int, key: str) -> float:
    return Random(f"ease {seed} {key}").gauss(0, 0.4)  # noqa: S311 - a demo is repeated, not guarded
