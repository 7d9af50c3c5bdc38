"""Answers one item of any checklist the way somebody standing in a store would, given how good the occasion was.

Pure: everything comes from the document and from the dice of the occasion.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any, Final

from api.i18n import Lang

# Log-odds of a good answer in an ordinary store on an ordinary day, and what makes an item harder or easier.
_ORDINARY: Final = 1.75
_BY_KANO: Final = {"must": 0.2, "more": -0.35, "delight": -2.6}
_SAFE: Final = 3.0  # what a critical rule guards is rarely broken
_PENALISED: Final = 1.2
_WEAK: Final = -1.1
_STRAINED: Final = {"ten-second-response": 1.3, "checkout": 1.3, "greeting": 0.6, "consulting": 0.5, "conduct": 0.3}
_MEDIAN_SHARE: Final = 0.66  # of the limit a typical need waits, in an ordinary store that is quiet
_SPREAD: Final = 0.42  # of the logarithm of seconds


@dataclass(frozen=True)
class Occasion:
    """One visit as chance has it. `level` is in log-odds over the ordinary, `pressure` from 0 to 1, `pace` multiplies waiting times."""

    rng: Random
    language: Lang
    tags: frozenset[str]
    level: float
    pressure: float
    pace: float
    weakness: str
    began: datetime


def chance(occasion: Occasion, item: Mapping[str, Any], touchpoint: str, ease: float) -> float:
    """Return the probability of a good answer; `ease` is the item's own part, in log-odds."""
    odds = _ORDINARY + occasion.level + ease + _BY_KANO[item["kano"]]
    odds += _WEAK if item["topic"] == occasion.weakness else 0.0
    odds += _SAFE if item["critical"] else 0.0
    odds += _PENALISED if item["role"] == "penalty" else 0.0
    odds -= occasion.pressure * _STRAINED.get(touchpoint, 0.2)
    return 1 / (1 + math.exp(-odds))


def answer(occasion: Occasion, item: Mapping[str, Any], p: float) -> dict[str, Any]:
    """Return `value` or `timer` of an answered response whose answer is good with probability `p`; nothing for photos."""
    return _KINDS[item["kind"]](occasion, item, p)


def _yes_no(occasion: Occasion, item: Mapping[str, Any], p: float) -> dict[str, Any]:
    is_good = occasion.rng.random() < p
    return {"value": item["good"] if is_good else {"yes": "no", "no": "yes"}[item["good"]]}


def _choice(occasion: Occasion, item: Mapping[str, Any], p: float) -> dict[str, Any]:
    scores = {option["key"]: float(option["score"]) for option in item["options"]}
    best = max(scores.values())
    lesser = [key for key, score in scores.items() if score < best]
    if lesser and occasion.rng.random() >= p:
        # A near miss is likelier than the worst there is.
        return {"value": occasion.rng.choices(lesser, [0.15 + scores[key] for key in lesser])[0]}
    equal = [key for key, score in scores.items() if score == best]
    return {"value": occasion.rng.choices(equal, [_likely(occasion, key, place) for place, key in enumerate(equal)])[0]}


def _likely(occasion: Occasion, key: str, place: int) -> float:
    """Weigh answers that only describe the occasion: how busy it was, which way somebody paid."""
    if key == "staffed" and "self-checkout-only" in occasion.tags:
        return 0.0
    leaning = {"peak": occasion.pressure * 1.5, "quiet": 0.7 - occasion.pressure * 0.6}
    return leaning.get(key, 1 / (1 + place))


def _multi_choice(occasion: Occasion, item: Mapping[str, Any], p: float) -> dict[str, Any]:
    chosen: list[str] = []
    absent: list[str] = []
    for option in item["options"]:
        likely = p if option["good"] else 1 - p
        if absent or occasion.rng.random() > 0.04:
            chosen += [option["key"]] if occasion.rng.random() < likely else []
        else:
            absent.append(option["key"])
    if len(item["options"]) == len(absent):
        absent = []
    return {"value": {"chosen": chosen, "not_applicable": absent} if absent else {"chosen": chosen}}


def _scale(occasion: Occasion, item: Mapping[str, Any], p: float) -> dict[str, Any]:
    low, high = item["scale"]["min"], item["scale"]["max"]
    return {"value": low + sum(occasion.rng.random() < p for _ in range(high - low))}


def _number(occasion: Occasion, item: Mapping[str, Any], p: float) -> dict[str, Any]:
    spec = item["number"]
    steps = spec.get("steps") or []
    low = Decimal(spec["min"] or 0)
    high = low + 10 if spec["max"] is None else Decimal(spec["max"])
    by_score = sorted(range(len(steps)), key=lambda at: -Decimal(steps[at]["score"]))
    for at in by_score:
        if occasion.rng.random() < p or at == by_score[-1]:
            start = Decimal(steps[at - 1]["up_to"]) if at else low
            return {
                "value": _within(occasion.rng, start, _end(steps[at], start, spec), is_integer=bool(spec["integer"]))
            }
    return {"value": _within(occasion.rng, low, high, is_integer=bool(spec["integer"]))}


def _end(step: Mapping[str, Any], start: Decimal, spec: Mapping[str, Any]) -> Decimal:
    """Return where a step ends; an open one is taken to be twice its start, within what the item allows."""
    end = start * 2 + 2 if step["up_to"] is None else Decimal(step["up_to"])
    return end if spec["max"] is None else min(end, Decimal(spec["max"]))


def _within(rng: Random, start: Decimal, end: Decimal, *, is_integer: bool) -> str:
    """Draw a number above `start` up to `end`, in whole or half units; the end itself where neither fits."""
    units = 1 if is_integer else 2
    first, last = math.floor(start * units) + 1, math.floor(end * units)
    # The first step of a scale begins at its lowest value and not above it.
    first -= 1 if start == 0 else 0
    return f"{rng.randint(first, last) / units:g}" if first <= last else f"{end:f}"


def _timer(occasion: Occasion, item: Mapping[str, Any], p: float) -> dict[str, Any]:
    """Time three to five needs; seconds are lognormal, as waits are, by store, hour and how crowded it is."""
    median = float(item["timer"]["limit_s"]) * _MEDIAN_SHARE * occasion.pace * (1.35 - 0.4 * p)
    runs, at = [], occasion.began + timedelta(minutes=4)
    for _ in range(occasion.rng.choice((3, 3, 3, 4, 4, 5))):
        at += timedelta(seconds=occasion.rng.randrange(150, 520))
        runs.append(_run(occasion.rng, at, occasion.began, occasion.rng.lognormvariate(math.log(median), _SPREAD)))
    return {"timer": {"runs": runs}}


def _run(rng: Random, at: datetime, began: datetime, seconds: float) -> dict[str, Any]:
    wall, mono = round(at.timestamp() * 1000), round((at - began).total_seconds() * 1000) + 5_000
    lasted = max(300, round(min(seconds, 300) * 1000))
    slept = rng.random() < 0.02
    # A phone in the pocket may stop its monotonic clock; then the wall clock tells.
    counted = 200 if slept else lasted + rng.randrange(-3, 4)
    return {
        "started": {"wall_ms": wall, "mono_ms": mono},
        "stopped": {"wall_ms": wall + lasted, "mono_ms": mono + counted},
        "was_hidden": slept,
    }


def _receipt(occasion: Occasion, item: Mapping[str, Any], p: float) -> dict[str, Any]:  # noqa: ARG001 - the shape all kinds share
    return {"value": f"{occasion.began:%y%m%d}{occasion.rng.randrange(10_000, 99_999)}"}


def _nothing(occasion: Occasion, item: Mapping[str, Any], p: float) -> dict[str, Any]:  # noqa: ARG001 - the shape all kinds share
    return {}


def _words(occasion: Occasion, item: Mapping[str, Any], p: float) -> dict[str, Any]:  # noqa: ARG001 - the shape all kinds share
    return {"value": ""}


_KINDS: Final[Mapping[str, Callable[[Occasion, Mapping[str, Any], float], dict[str, Any]]]] = {
    "yes-no": _yes_no,
    "choice": _choice,
    "multi-choice": _multi_choice,
    "scale": _scale,
    "number": _number,
    "timer": _timer,
    "receipt": _receipt,
    "photo": _nothing,
    "text": _words,
}
