"""Random checklist documents from a seeded generator: every kind, role, cap, condition and demand for evidence can come up."""

from decimal import Decimal
from random import Random
from typing import Any

from api.audits.decimals import plain

KINDS = ("yes-no", "choice", "multi-choice", "scale", "number", "timer", "text", "photo", "receipt")
DIMENSIONS = ("tangibles", "reliability", "responsiveness", "assurance", "empathy")
TOUCHPOINTS = ("greeting", "ten-second-response", "checkout", "conduct")
TAGS = ("kiosk", "mall", "airport")
# Keys that would reach something else in a language where every object inherits names.
ODD_KEYS = ("constructor", "valueof", "10", "2")
ORDERS = ("gt", "gte", "lt", "lte")

Json = dict[str, Any]


def decimal(rng: Random, low: int, high: int) -> str:
    """Draw a decimal between two whole numbers, of up to six places, often a round one."""
    places = rng.choice((0, 0, 1, 2, 6))
    return plain(Decimal(rng.randint(low * 10**places, high * 10**places)).scaleb(-places))


def some(rng: Random, keys: list[str]) -> list[str]:
    """Draw some of the keys, at least one."""
    return sorted(rng.sample(keys, rng.randint(1, len(keys))))


def make_checklist(rng: Random) -> Json:
    """Make a document of one to four sections of one to six items, with all defaults filled in."""
    keys = [*ODD_KEYS, *(f"item-{n}" for n in range(24))]
    rng.shuffle(keys)
    earlier: list[Json] = []
    sections = []
    for n in range(rng.randint(1, 4)):
        items = []
        for _ in range(rng.randint(1, 6)):
            items.append(_item(rng, keys.pop(), earlier))
            earlier.append(items[-1])
        sections.append(_section(rng, f"section-{n}", items))
    return {"key": "random", "kind": "covert", "scoring": _scoring(rng), "sections": sections}


def answer_keys(item: Json) -> list[str]:
    """Return the answers that rules may name."""
    if item["kind"] == "yes-no":
        return ["yes", "no"]
    return [option["key"] for option in item.get("options", [])]


def is_scorable(item: Json) -> bool:
    return item["kind"] not in ("text", "photo", "receipt") and (item["kind"] != "number" or item["number"]["steps"])


def _scoring(rng: Random) -> Json:
    edges = sorted(rng.sample(range(1, 1000), 2))
    starts = ["0", *(plain(Decimal(edge) / 10) for edge in edges), "100"]
    bands = [{"key": f"band-{n}", "from": starts[n], "to": starts[n + 1]} for n in range(3)]
    return {
        "mode": rng.choice(("points", "section")),
        "cap_total_100": rng.random() < 0.7,
        "coverage_min": decimal(rng, 0, 1),
        "knock_out_prints": rng.choice(("keep", "zero")),
        "bands": bands,
    }


def _section(rng: Random, key: str, items: list[Json]) -> Json:
    return {
        "key": key,
        "touchpoint": rng.choice(TOUCHPOINTS),
        "weight": decimal(rng, 0, 50),
        "minimum": decimal(rng, 0, 1) if rng.random() < 0.2 else None,
        "bonus_cap": rng.choice(("section", "section", "none")),
        "items": items,
    }


def _item(rng: Random, key: str, earlier: list[Json]) -> Json:
    kind = rng.choice(KINDS)
    item: Json = {"key": key, "kind": kind, **_parts(rng, kind)}
    scorable = is_scorable(item)
    role = rng.choice(("scored", "scored", "scored", "bonus", "penalty")) if scorable else "scored"
    most = rng.randint(0, 4)
    named = ["fail"] if kind == "timer" else answer_keys(item)
    return {
        **item,
        "weight": decimal(rng, 0, 9) if scorable else "0",
        "role": role,
        "penalty": decimal(rng, 0, 20) if role == "penalty" else None,
        "dimension": rng.choice(DIMENSIONS),
        "kano": rng.choice(("must", "more", "delight")),
        "topic": rng.choice(("smile", "speed", "stock")),
        "severity": rng.choice(("minor", "major", "critical")),
        "finding_below": decimal(rng, 0, 1),
        "critical": [_critical(rng, item) for _ in range(rng.choice((0, 0, 0, 1, 2)))] if scorable else [],
        "na": {"allowed": rng.random() < 0.6},
        "evidence": {
            "min": max(rng.randint(0, most) if rng.random() < 0.2 else 0, 1 if kind == "photo" else 0),
            "max": max(most, 1),
            "required_on": some(rng, named) if named and rng.random() < 0.3 else [],
            "gallery": False,
            "note_on": some(rng, named) if named and rng.random() < 0.3 else [],
        },
        "show_if": _condition(rng, earlier, 3) if earlier and rng.random() < 0.4 else None,
        "not_for": some(rng, list(TAGS)) if rng.random() < 0.1 else [],
        "memory": None,
    }


def _parts(rng: Random, kind: str) -> Json:  # noqa: PLR0911 - one return a kind
    options = [f"option-{n}" for n in range(rng.randint(2, 7))]
    low = rng.randint(-5, 5)
    match kind:
        case "yes-no":
            return {"good": rng.choice(("yes", "no"))}
        case "choice":
            return {"options": [{"key": key, "score": decimal(rng, 0, 1)} for key in options]}
        case "multi-choice":
            good = rng.choice(options)
            return {"options": [{"key": key, "good": key == good or rng.random() < 0.7} for key in options]}
        case "scale":
            return {"scale": {"min": low, "max": low + rng.randint(1, 10)}}
        case "number":
            return {"number": _number(rng)}
        case "timer":
            return {"timer": _timer(rng)}
    return {}


def _number(rng: Random) -> Json:
    limits = sorted({decimal(rng, 0, 60) for _ in range(rng.randint(1, 4))}, key=Decimal)
    steps = [{"up_to": limit, "score": decimal(rng, 0, 1)} for limit in [*limits, None]]
    return {
        "min": rng.choice((None, "0", "-2.5")),
        "max": rng.choice((None, "100", "72.25")),
        "integer": rng.random() < 0.4,
        "steps": rng.choice((steps, steps, None)),
    }


def _timer(rng: Random) -> Json:
    full = Decimal(decimal(rng, 0, 9))
    graded = {"full_s": plain(full), "zero_s": plain(full + Decimal(rng.choice(("0.000001", "3", "7.7"))))}
    return {
        "limit_s": rng.choice(("10", "5", "12.5")),
        "tap_error_s": rng.choice(("0.5", "0", "0.123456")),
        "borderline": rng.choice(("pass", "fail")),
        "graded": rng.choice((None, graded)),
    }


def _critical(rng: Random, item: Json) -> Json:
    level = rng.choice(("section", "total", "knock-out"))
    keys = answer_keys(item)
    when = some(rng, keys) if keys and rng.random() < 0.5 else None
    if level == "knock-out":
        return {"level": level, "when": when}
    return {"level": level, "cap": decimal(rng, 0, 1 if level == "section" else 100), "when": when}


def _condition(rng: Random, earlier: list[Json], depth: int) -> Json:
    if depth and rng.random() < 0.5:
        operator = rng.choice(("all", "any", "not"))
        if operator == "not":
            return {"not": _condition(rng, earlier, depth - 1)}
        return {operator: [_condition(rng, earlier, depth - 1) for _ in range(rng.randint(1, 3))]}
    item = rng.choice(earlier)
    alike = [each["key"] for each in earlier if each["kind"] == item["kind"]]
    return rng.choice([{"answered": item["key"]}, *_comparisons(rng, item, alike)])


def _comparisons(rng: Random, item: Json, alike: list[str]) -> list[Json]:
    """Draw one condition for each operator that may speak of an item; `alike` are the items a count may join it with."""
    key, kind = item["key"], item["kind"]
    if kind == "number":
        return [{rng.choice(ORDERS): [key, decimal(rng, -5, 60)]}]
    if kind == "multi-choice":
        return [{"has": [key, rng.choice(answer_keys(item))]}]
    if kind not in ("yes-no", "choice", "scale"):
        return []
    spec = item.get("scale")
    values = [str(step) for step in range(spec["min"], spec["max"] + 1)] if spec else answer_keys(item)
    of = some(rng, alike)
    count = {"of": of, "eq": rng.choice(values), "at_least": rng.randint(1, len(of))}
    same = [{"eq": [key, rng.choice(values)]}, {"in": [key, some(rng, values)]}, {"count": count}]
    return [*same, {rng.choice(ORDERS): [key, rng.choice([*values, "0.5"])]}] if spec else same
