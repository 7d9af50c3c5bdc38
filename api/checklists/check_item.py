"""Says what is wrong with one item by itself. Pure: an item in, remarks with places inside it out."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from api.checklists.grammar import OPTIONAL_PARTS, PARTS, UNSCORED_KINDS
from api.checklists.source import Place

Remark = tuple[Place, str]
Item = Mapping[str, Any]


def check_item(item: Item) -> Iterator[Remark]:
    """Yield each contradiction inside an item."""
    missing = [part for part, kinds in PARTS.items() if item["kind"] in kinds and part not in item]
    yield from _check_parts(item)
    yield from _check_role(item)
    yield from _check_evidence(item)
    yield from _repeats(item["not_for"], ("not_for",))
    yield from _repeats(item["pains"], ("pains",))
    if missing:
        return
    yield from _check_critical(item)
    match item["kind"]:
        case "choice" | "multi-choice":
            yield from _check_options(item)
        case "scale" if item["scale"]["min"] >= item["scale"]["max"]:
            yield ("scale", "max"), "The scale ends before it begins."
        case "number":
            yield from _check_number(item["number"])
        case "timer":
            graded = item["timer"]["graded"]
            if graded and Decimal(graded["full_s"]) >= Decimal(graded["zero_s"]):
                yield ("timer", "graded", "zero_s"), "zero_s must be later than full_s."


def answer_keys(item: Item) -> list[str]:
    """Return the keys that `required_on` and `note_on` may name; for kinds without options and timers, none."""
    if item["kind"] == "timer":
        return ["fail"]
    if item["kind"] == "yes-no":
        return ["yes", "no"]
    return [option["key"] for option in item.get("options", [])]


def is_scorable(item: Item) -> bool:
    """Tell whether an answer to this item can have a score at all."""
    if item["kind"] == "number":
        return bool(item.get("number", {}).get("steps"))
    return item["kind"] not in UNSCORED_KINDS


def _check_parts(item: Item) -> Iterator[Remark]:
    for part, kinds in PARTS.items():
        if item["kind"] in kinds and part not in item and part not in OPTIONAL_PARTS:
            yield (part,), f"An item of kind {item['kind']} needs {part}."
        if item["kind"] not in kinds and part in item:
            yield (part,), f"An item of kind {item['kind']} has no {part}."


def _check_role(item: Item) -> Iterator[Remark]:
    if item["role"] == "penalty" and item["penalty"] is None:
        yield ("role",), "An item with the role penalty needs penalty: the points it takes off."
    if item["role"] != "penalty" and item["penalty"] is not None:
        yield ("penalty",), "Only an item with the role penalty has a penalty."
    if is_scorable(item):
        return
    reason = "a number without steps" if item["kind"] == "number" else f"an item of kind {item['kind']}"
    if Decimal(item["weight"]) != 0:
        yield ("weight",), f"The weight of {reason} is 0: it has no score."
    if item["role"] != "scored":
        yield ("role",), f"It cannot be a {item['role']}: {reason} has no score."


def _check_evidence(item: Item) -> Iterator[Remark]:
    evidence = item["evidence"]
    if evidence["min"] > evidence["max"]:
        yield ("evidence", "min"), "More photos are required than allowed."
    if evidence["required_on"] and evidence["max"] == 0:
        yield ("evidence", "required_on"), "A photo is required but none is allowed."
    for name in ("required_on", "note_on"):
        yield from _check_named(item, evidence[name], ("evidence", name), answer_keys(item))


def _check_critical(item: Item) -> Iterator[Remark]:
    for index, rule in enumerate(item["critical"]):
        place: Place = ("critical", index)
        cap = rule.get("cap")
        if rule["level"] == "knock-out" and cap is not None:
            yield (*place, "cap"), "A knock-out has no cap."
        if rule["level"] != "knock-out" and cap is None:
            yield place, f"A critical rule of level {rule['level']} needs a cap."
        if rule["level"] == "section" and cap is not None and Decimal(cap) > 1:
            yield (*place, "cap"), "The cap of a section is a share from 0 to 1."
        if rule["when"] is None and not is_scorable(item):
            yield place, "The rule waits for a score of 0, but this item has no score; say when."
        keys = [] if item["kind"] == "timer" else answer_keys(item)
        yield from _check_named(item, rule["when"] or [], (*place, "when"), keys)


def _check_named(item: Item, named: list[str], place: Place, keys: list[str]) -> Iterator[Remark]:
    for index, key in enumerate(named):
        if key not in keys:
            known = f"it takes {', '.join(keys)}" if keys else f"an item of kind {item['kind']} takes none here"
            yield (*place, index), f"There is no option {key!r}; {known}."
    yield from _repeats(named, place)


def _check_options(item: Item) -> Iterator[Remark]:
    wanted, strange = ("score", "good") if item["kind"] == "choice" else ("good", "score")
    seen: set[str] = set()
    for index, option in enumerate(item["options"]):
        place: Place = ("options", index)
        if option["key"] in seen:
            yield (*place, "key"), f"There is already an option with the key {option['key']!r}."
        seen.add(option["key"])
        if wanted not in option:
            yield place, f"An option of a {item['kind']} needs {wanted}."
        if strange in option:
            yield (*place, strange), f"An option of a {item['kind']} has no {strange}."
    if item["kind"] == "choice" and len(item["options"]) < 2:
        yield ("options",), "A choice needs at least two options."
    if item["kind"] == "multi-choice" and not any(option.get("good") for option in item["options"]):
        yield ("options",), "A multi-choice needs at least one good option."


def _check_number(number: Mapping[str, Any]) -> Iterator[Remark]:
    if number["min"] is not None and number["max"] is not None and Decimal(number["min"]) >= Decimal(number["max"]):
        yield ("number", "max"), "The range ends before it begins."
    steps = number["steps"] or []
    previous: Decimal | None = None
    for index, step in enumerate(steps):
        place: Place = ("number", "steps", index, "up_to")
        if (step["up_to"] is None) != (index == len(steps) - 1):
            yield place, "The last step, and only the last, has up_to: null."
        elif step["up_to"] is not None:
            limit = Decimal(step["up_to"])
            if previous is not None and limit <= previous:
                yield place, "The steps must ascend."
            previous = limit


def _repeats(keys: list[str], place: Place) -> Iterator[Remark]:
    for index, key in enumerate(keys):
        if key in keys[:index]:
            yield (*place, index), f"{key!r} is named twice."
