"""Drafts as questions of a course (docs/course-format.md). What the file does not say stays empty, and `content check` asks for it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final
from uuid import UUID, uuid5

from api.courses.question_grammar import RULES
from api.i18n import LANGUAGES, Lang
from api.interchange.choices import is_whole, shares_by
from api.interchange.draft import Bounds, Draft, NumberRange
from api.interchange.truth import truth_of
from api.interchange.typed import amount

_NAMES: Final = UUID("5d1f6a3e-2b5c-5a8f-9d0e-7c1b6f4e2a90")
_SLUG: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

_ALIKE: Final = Decimal("0.0001")
_WHOLE: Final = re.compile(r"[0-9]{1,4}", re.ASCII)


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
    if (rule := _rule(draft)) != RULES[draft.kind][0]:
        question["scoring"] = rule
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
    # Elsewhere an area ends where it ends.
    return {"areas": [_area(key, one, target) for key, one in _keyed(draft.areas)], "tolerance": "0"}


def _guide(draft: Draft, target: Target) -> dict[str, Any]:
    longest = draft.tags.get("longest", "")
    return {"guide": _both(draft.guide, target), **({"longest": int(longest)} if _WHOLE.fullmatch(longest) else {})}


def _options(draft: Draft, target: Target) -> dict[str, Any]:
    is_mapped = _rule(draft) == "mapping"
    bounds, scores = _scored(draft) if is_mapped else (None, [option.fraction for option in draft.options])
    fixed = draft.tags.get("fixed", "").split(",")
    options = [
        {
            "key": key,
            **({"score": _plain(score)} if is_mapped else {"good": score > 0}),
            "text": _both(option.text, target),
            **({"explanation": _both(option.feedback, target)} if option.feedback else {}),
            **({"fixed": True} if str(place) in fixed else {}),
        }
        for place, ((key, option), score) in enumerate(zip(_keyed(draft.options), scores, strict=True), 1)
    ]
    mapping = {"mapping": {"low": _plain(bounds.low), "high": _plain(bounds.high)}} if bounds else {}
    return {"options": options, "scoring": _rule(draft), **mapping}


def _scored(draft: Draft) -> tuple[Bounds, list[Decimal]]:
    """Give bounds and scores: those of the file; those that came along as tags; or those of shares, as Moodle adds them up."""
    shares = [option.fraction for option in draft.options]
    if draft.bounds:
        return draft.bounds, shares
    if bounds := _tagged(draft):
        # Shares were written with five places of a percent, so that five places of a score are what was meant.
        return bounds, [round(share * bounds.high, 5) for share in shares]
    best = max(shares) if draft.kind == "single" else sum((share for share in shares if share > 0), Decimal(0))
    low = min(Decimal(0), *shares) if draft.kind == "single" else Decimal(0)
    # Thirds are written as 33.33333 % elsewhere: together they count as everything.
    high = best if is_whole(best) else Decimal(1)
    # A course holds six digits after the point, and what has seven is written as ten times as much.
    unit = Decimal(1 if all(round(share, 6) == share for share in shares) else 10)
    return Bounds(low * unit, high * unit), [share * unit for share in shares]


def _tagged(draft: Draft) -> Bounds | None:
    """Read bounds that came along as tags; None if a stranger wrote something else there."""
    try:
        low, high = (amount(draft.tags.get(name, "")) for name in ("low", "high"))
    except ValueError:
        return None
    return Bounds(low, high) if low <= 0 < high else None


def _rule(draft: Draft) -> str:
    """Give the rule of marking: the one that came along as a tag, if it still fits; the one of the file; or that of the kind."""
    rules = RULES[draft.kind]
    tagged = draft.tags.get("scoring") if keeps_rule(draft) else None
    return next((rule for rule in (tagged, draft.scoring) if rule in rules), rules[0])


def keeps_rule(draft: Draft) -> bool:
    """Tell whether options earn what the rule that came along as a tag gives them; somebody may have changed them since."""
    rule = draft.tags.get("scoring", "")
    if not draft.options or draft.kind == "true-false" or rule == "mapping" or rule not in RULES[draft.kind]:
        return True
    shares = draft.shares()
    expected = shares_by(rule, [share > 0 for share in shares])
    return all(abs(share - other) <= _ALIKE for share, other in zip(shares, expected, strict=True))


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
