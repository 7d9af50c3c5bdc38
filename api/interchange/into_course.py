"""Drafts as questions of a course (docs/course-format.md). What the file does not say stays empty, and `content check` asks for it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final
from uuid import UUID, uuid5

from api.i18n import LANGUAGES, Lang
from api.interchange.draft import Draft, NumberRange
from api.interchange.truth import truth_of

_NAMES: Final = UUID("5d1f6a3e-2b5c-5a8f-9d0e-7c1b6f4e2a90")
_SLUG: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Target:
    """Where imported questions go: their language, and what a file of another system never says."""

    lang: Lang
    topic: str
    lesson: str
    exposure: str = "practice"


def questions_of(drafts: Sequence[Draft], target: Target) -> list[dict[str, Any]]:
    """Make the list that a file `questions/*.yaml` holds."""
    return [_question(draft, target) for draft in drafts]


def _question(draft: Draft, target: Target) -> dict[str, Any]:
    uuid = _uuid(draft)
    tags = draft.tags
    question: dict[str, Any] = {
        "uuid": str(uuid),
        "key": next(
            (word for word in (tags.get("key"), tags.get("id")) if word and _SLUG.fullmatch(word)), f"q-{uuid.hex[:12]}"
        ),
        "kind": draft.kind,
        "exposure": tags.get("exposure", target.exposure),
        "difficulty": int(tags["difficulty"]) if tags.get("difficulty") in {"1", "2", "3"} else 2,
        "topic": tags.get("topic") or target.topic,
        "lesson": tags.get("lesson") or target.lesson,
        "stem": _both(draft.stem, target),
    }
    if tags.get("critical"):
        question["critical"] = True
    if tags.get("group"):
        question["group"] = tags["group"]
    if draft.picture:
        question["picture"] = {"file": draft.picture, "alt": _both("", target)}
    question |= _PARTS[draft.kind](draft, target)
    question["explanation"] = _both(draft.explanation, target)
    if tags.get("source"):
        question["source"] = _both(tags["source"], target)
    return question


def _both(text: str, target: Target) -> dict[str, str]:
    return {lang: text if lang == target.lang else "" for lang in LANGUAGES}


def _uuid(draft: Draft) -> UUID:
    """Keep a name that came along; else make one from the words, so that the same file gives the same names again."""
    try:
        return UUID(draft.tags.get("uuid") or draft.tags.get("id", ""))
    except ValueError:
        return uuid5(_NAMES, "\n".join(_words_of(draft)))


def _words_of(draft: Draft) -> list[str]:
    """List all that tells one question from another: many are only called "Match the following"."""
    pairs = [f"{pair.left} = {pair.right}" for pair in draft.pairs]
    numbers = [f"{one.low} to {one.high}" for one in draft.ranges]
    areas = [f"{one.label} {one.x} {one.y}" for one in draft.areas]
    said = [option.text for option in draft.options] + [one.text for one in draft.accepted]
    return [draft.kind, draft.stem, *said, *pairs, *draft.steps, *numbers, *areas]


def _truth(draft: Draft, _target: Target) -> dict[str, Any]:
    return {"answer": any(option.fraction > 0 and truth_of(option.text) for option in draft.options)}


def _pairs(draft: Draft, target: Target) -> dict[str, Any]:
    return {"pairs": [_pair(key, pair.left, pair.right, target) for key, pair in _keyed(draft.pairs)]}


def _steps(draft: Draft, target: Target) -> dict[str, Any]:
    return {"steps": [{"key": key, "text": _both(step, target)} for key, step in _keyed(draft.steps)]}


def _numbers(draft: Draft, target: Target) -> dict[str, Any]:
    unit = {"unit": _both(draft.tags["unit"], target)} if draft.tags.get("unit") else {}
    entry = {"entry": "time"} if draft.tags.get("entry") == "time" else {}
    return {"number": {**entry, **unit, "answers": [_number(one) for one in draft.ranges]}}


def _accepted(draft: Draft, _target: Target) -> dict[str, Any]:
    return {"accept": [{"text": one.text, **_weight(one.weight)} for one in draft.accepted]}


def _areas(draft: Draft, target: Target) -> dict[str, Any]:
    return {"areas": [_area(key, one, target) for key, one in _keyed(draft.areas)]}


def _guide(draft: Draft, target: Target) -> dict[str, Any]:
    return {"guide": _both(draft.guide, target)}


def _options(draft: Draft, target: Target) -> dict[str, Any]:
    scoring = draft.tags.get("scoring") or draft.scoring or "exact"
    is_mapped = scoring == "mapping"
    reachable = [option.fraction for option in draft.options if option.fraction > 0]
    best = max(reachable) if draft.kind == "single" else sum(reachable, Decimal())
    options = [
        {
            "key": key,
            **({"score": _plain(option.fraction)} if is_mapped else {"good": option.fraction > 0}),
            "text": _both(option.text, target),
            **({"explanation": _both(option.feedback, target)} if option.feedback else {}),
        }
        for key, option in _keyed(draft.options)
    ]
    # Thirds are written as 33.33333 % elsewhere: the best there is counts as everything.
    return {
        "options": options,
        "scoring": scoring,
        **({"mapping": {"low": "0", "high": _plain(best)}} if is_mapped else {}),
    }


def _pair(key: str, left: str | None, right: str, target: Target) -> dict[str, Any]:
    return {"key": key, **({} if left is None else {"left": _both(left, target)}), "right": _both(right, target)}


def _number(one: NumberRange) -> dict[str, Any]:
    if one.low == one.high:
        return {"value": _plain(one.low), **_weight(one.weight)}
    return {"low": _plain(one.low), "high": _plain(one.high), **_weight(one.weight)}


def _weight(weight: Decimal) -> dict[str, str]:
    return {} if weight == 1 else {"weight": _plain(weight)}


def _area(key: str, one: Any, target: Target) -> dict[str, Any]:
    sizes = {name: getattr(one, name) for name in ("x", "y", "width", "height", "radius")}
    placed = {name: _plain(value) for name, value in sizes.items() if value is not None}
    return {"key": key, "label": _both(one.label, target), **placed}


def _keyed(things: Sequence[Any]) -> list[tuple[str, Any]]:
    return [(chr(ord("a") + place) if place < 26 else f"z{place}", thing) for place, thing in enumerate(things)]


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


_PARTS: Final[dict[str, Callable[[Draft, Target], dict[str, Any]]]] = {
    "single": _options,
    "multiple": _options,
    "true-false": _truth,
    "match": _pairs,
    "order": _steps,
    "numeric": _numbers,
    "short-answer": _accepted,
    "spot": _areas,
    "open": _guide,
}
