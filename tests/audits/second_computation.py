"""Scores a visit a second time, in exact fractions and straight from the rules, sharing no code with the engine."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from typing import Any

LIMIT_OF_DRIFT_MS = 1000
SQRT2 = Fraction("1.41421356237309504880")
NOT_ASKED = ("hidden", "na_design")


def decimal_20(number: Fraction) -> str:
    """Write a fraction with 20 decimals, half even, in the canonical form of the tree."""
    digits = round(number * 10**20)
    whole, rest = divmod(abs(digits), 10**20)
    written = f"{whole}.{rest:020}".rstrip("0").rstrip(".")
    return f"-{written}" if digits < 0 else written


def settled(number: Fraction) -> Fraction:
    return Fraction(round(number * 10**20), 10**20)


def printed(number: Fraction) -> str:
    tenths = (number * 20 + 1) // 2  # half up, for numbers that are not negative
    return f"{tenths // 10}.{tenths % 10}"


def is_true(condition: dict[str, Any], said: dict[str, Any]) -> bool:  # noqa: PLR0911 - one return an operator
    ((name, body),) = condition.items()
    if name == "answered":
        return body in said
    if name == "not":
        return not is_true(body, said)
    if name == "all":
        return all(is_true(part, said) for part in body)
    if name == "any":
        return any(is_true(part, said) for part in body)
    if name == "count":
        return len([key for key in body["of"] if str(said.get(key)) == body["eq"]]) >= body["at_least"]
    key, value = body
    if key not in said:
        return False
    if name == "has":
        return value in said[key]["chosen"]
    if name == "eq":
        return str(said[key]) == value
    if name == "in":
        return str(said[key]) in value
    left, right = Fraction(str(said[key])), Fraction(value)
    return {"gt": left > right, "gte": left >= right, "lt": left < right, "lte": left <= right}[name]


def seconds_of(run: dict[str, Any]) -> Fraction:
    wall, mono = (run["stopped"][clock] - run["started"][clock] for clock in ("wall_ms", "mono_ms"))
    return Fraction(wall if abs(wall - mono) > LIMIT_OF_DRIFT_MS and run["was_hidden"] else mono, 1000)


def run_score(rule: dict[str, Any], seconds: Fraction) -> Fraction:
    if rule["graded"]:
        full, zero = Fraction(rule["graded"]["full_s"]), Fraction(rule["graded"]["zero_s"])
        return min(Fraction(1), max(Fraction(0), (zero - seconds) / (zero - full)))
    limit, open_ = Fraction(rule["limit_s"]), Fraction(rule["tap_error_s"]) * SQRT2
    if seconds + open_ <= limit:
        return Fraction(1)
    return Fraction(0) if seconds - open_ > limit else Fraction(rule["borderline"] == "pass")


def item_score(item: dict[str, Any], response: dict[str, Any]) -> Fraction | None:  # noqa: PLR0911 - one a kind
    value = response.get("value")
    match item["kind"]:
        case "yes-no":
            return Fraction(value == item["good"])
        case "choice":
            return next(Fraction(option["score"]) for option in item["options"] if option["key"] == value)
        case "multi-choice":
            good = [option["key"] for option in item["options"] if option["good"] and option["key"] in value["chosen"]]
            return Fraction(len(good), len(item["options"]) - len(value["not_applicable"]))
        case "scale":
            low, high = item["scale"]["min"], item["scale"]["max"]
            return Fraction(value - low, high - low)
        case "number":
            steps = item["number"]["steps"]
            fits = [s for s in steps if s["up_to"] is None or Fraction(value) <= Fraction(s["up_to"])]
            return Fraction(fits[0]["score"]) if fits else None
        case "timer":
            runs = response["timer"]["runs"]
            return sum((run_score(item["timer"], seconds_of(run)) for run in runs), Fraction(0)) / len(runs)
    return None


def keys_of(item: dict[str, Any], response: dict[str, Any]) -> set[str]:
    value = response.get("value")
    if item["kind"] == "multi-choice":
        return set(value["chosen"])
    return {value} if item["kind"] in ("yes-no", "choice") else set()


def state_of(item: dict[str, Any], response: dict[str, Any], said: dict[str, Any], tags: list[str]) -> str:
    if set(tags) & set(item["not_for"]):
        return "na_design"
    if item["show_if"] and not is_true(item["show_if"], said):
        return "hidden"
    return response["state"]


def is_triggered(rule: dict[str, Any], item: dict[str, Any], response: dict[str, Any], s: Fraction | None) -> bool:
    if rule["when"] is None:
        return s == 0
    return bool(keys_of(item, response) & set(rule["when"]))


def second_score(document: dict[str, Any], responses: list[dict[str, Any]], tags: list[str]) -> dict[str, Any]:
    """Return the numbers of the tree as strings; all responses must fit their items."""
    given = {response["item"]: response for response in responses}
    rules, said, states, scores = document["scoring"], {}, {}, {}
    triggered: list[tuple[dict[str, Any], str]] = []
    earned, possible, bonus = (defaultdict(Fraction) for _ in range(3))
    by_dimension = defaultdict(lambda: [Fraction(0), Fraction(0)])
    penalties = asked = answered = Fraction(0)
    for section in document["sections"]:
        for item in section["items"]:
            key, response = item["key"], given.get(item["key"], {"state": "unanswered"})
            states[key] = state_of(item, response, said, tags)
            weight = Fraction(item["weight"])
            asked += weight * (states[key] not in NOT_ASKED)
            if states[key] != "answered":
                continue
            answered += weight
            said[key] = response.get("value")
            s = scores[key] = item_score(item, response)
            triggered += [(rule, section["key"]) for rule in item["critical"] if is_triggered(rule, item, response, s)]
            if s is None:
                continue
            if item["role"] == "penalty":
                penalties += Fraction(item["penalty"]) * (1 - s)
                continue
            earned[section["key"]] += weight * s
            if item["role"] == "bonus":
                bonus[section["key"]] += weight * s
            else:
                possible[section["key"]] += weight
                by_dimension[item["dimension"]][0] += weight * s
                by_dimension[item["dimension"]][1] += weight
    shares = section_shares(document, earned, possible, triggered)
    mean = weighted_mean(document, shares, possible)
    total = totals(rules, mean, penalties, [rule for rule, _ in triggered])
    coverage = answered / asked if asked else None
    is_sufficient = mean is not None and coverage is not None and settled(coverage) >= Fraction(rules["coverage_min"])
    failed = any(rule["level"] == "knock-out" for rule, _ in triggered) or any(
        section["minimum"] is not None
        and shares[section["key"]] is not None
        and settled(shares[section["key"]]) < Fraction(section["minimum"])
        for section in document["sections"]
    )
    return {
        "states": states,
        "s": {key: as_text(s) for key, s in scores.items()},
        "shares": {key: as_text(share) for key, share in shares.items()},
        "bonus": {section["key"]: as_text(bonus[section["key"]]) for section in document["sections"]},
        "dimensions": {key: as_text(won / of) for key, (won, of) in by_dimension.items() if of},
        "mean": as_text(mean),
        "penalties": as_text(penalties),
        **{name: as_text(step) for name, step in total.items()},
        "coverage": as_text(coverage),
        "is_sufficient": is_sufficient,
        "outcome": "fail" if failed else "pass" if is_sufficient else "insufficient",
        "printed": None if total["final"] is None else printed(total["final"]),
        "band": band_of(rules["bands"], total["final"]),
    }


def section_shares(
    document: dict[str, Any],
    earned: dict[str, Fraction],
    possible: dict[str, Fraction],
    triggered: list[tuple[dict[str, Any], str]],
) -> dict[str, Fraction | None]:
    shares: dict[str, Fraction | None] = {}
    for section in document["sections"]:
        key = section["key"]
        if not possible[key]:
            shares[key] = None
            continue
        share = earned[key] / possible[key]
        caps = [Fraction(rule["cap"]) for rule, where in triggered if rule["level"] == "section" and where == key]
        shares[key] = min([share, *caps, *([Fraction(1)] if section["bonus_cap"] == "section" else [])])
    return shares


def weighted_mean(
    document: dict[str, Any], shares: dict[str, Fraction | None], possible: dict[str, Fraction]
) -> Fraction | None:
    weights = {
        section["key"]: Fraction(section["weight"])
        if document["scoring"]["mode"] == "section"
        else possible[section["key"]]
        for section in document["sections"]
        if shares[section["key"]] is not None
    }
    if not sum(weights.values()):
        return None
    return 100 * sum(shares[key] * weight for key, weight in weights.items()) / sum(weights.values())


def totals(
    rules: dict[str, Any], mean: Fraction | None, penalties: Fraction, triggered: list[dict[str, Any]]
) -> dict[str, Fraction | None]:
    if mean is None:
        return {"raw": None, "capped": None, "final": None}
    raw = settled(mean - penalties)
    if rules["cap_total_100"]:
        raw = min(raw, Fraction(100))
    raw = max(raw, Fraction(0))
    capped = min([raw, *[Fraction(rule["cap"]) for rule in triggered if rule["level"] == "total"]])
    knocked_out = any(rule["level"] == "knock-out" for rule in triggered)
    final = Fraction(0) if knocked_out and rules["knock_out_prints"] == "zero" else capped
    return {"raw": raw, "capped": capped, "final": final}


def band_of(bands: list[dict[str, Any]], final: Fraction | None) -> str | None:
    if final is None:
        return None
    shown = Fraction(printed(final))
    inside = [band["key"] for band in bands if Fraction(band["from"]) <= shown < Fraction(band["to"])]
    return inside[0] if inside else bands[-1]["key"]


def as_text(number: Fraction | None) -> str | None:
    return None if number is None else decimal_20(number)
