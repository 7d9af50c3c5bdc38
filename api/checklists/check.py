"""Says what is wrong with a checklist beyond the shape of its fields. Pure: a document in, remarks out."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from api.checklists.check_item import check_item
from api.checklists.expressions import Mention, mentions
from api.checklists.reach import can_be_shown
from api.checklists.source import Place
from api.checklists.wording import check_wording

Remark = tuple[Place, str]
Item = Mapping[str, Any]

# Which kinds of item an operator of `show_if` can be asked about.
_COMPARABLE = {
    "eq": {"yes-no", "choice", "scale"},
    "in": {"yes-no", "choice", "scale"},
    "count": {"yes-no", "choice", "scale"},
    "has": {"multi-choice"},
    "gt": {"scale", "number"},
    "gte": {"scale", "number"},
    "lt": {"scale", "number"},
    "lte": {"scale", "number"},
}


def check_document(document: Mapping[str, Any], folder: str) -> list[Remark]:
    """Return what is wrong with a document that lies in a folder of this name, each remark with its place."""
    remarks: list[Remark] = []
    if document["key"] != folder:
        remarks.append((("key",), f"The key is {document['key']!r} but the folder is called {folder!r}."))
    remarks += _check_bands(document["scoring"]["bands"])
    remarks += _check_scenarios(document)
    remarks += repeated(document["sections"], ("sections",), "section")
    remarks += _check_items(document)
    remarks += _check_weights(document)
    remarks += check_wording(document)
    # Reach can only be asked about conditions that make sense.
    return remarks or list(_unreachable(document))


def repeated(things: Iterable[Mapping[str, Any]], place: Place, word: str) -> Iterator[Remark]:
    """Find keys used twice in a list of keyed things."""
    seen: set[str] = set()
    for index, thing in enumerate(things):
        if thing["key"] in seen:
            yield (*place, index, "key"), f"There is already a {word} with the key {thing['key']!r}."
        seen.add(thing["key"])


def _check_scenarios(document: Mapping[str, Any]) -> Iterator[Remark]:
    yield from repeated(document["scenarios"], ("scenarios",), "scenario")
    if document["kind"] == "covert" and not document["scenarios"]:
        yield ("kind",), "A covert checklist needs at least one scenario: who the shopper is, and what to ask."


def _check_bands(bands: list[dict[str, Any]]) -> Iterator[Remark]:
    place: Place = ("scoring", "bands")
    yield from repeated(bands, place, "band")
    end = Decimal(0)
    for index, band in enumerate(bands):
        low, high = Decimal(band["from"]), Decimal(band["to"])
        if low != end:
            yield (
                (*place, index, "from"),
                f"The bands must cover 0 to 100 without gap or overlap: {end} is expected here.",
            )
        if high <= low:
            yield (*place, index, "to"), "The band ends before it begins."
        end = high
    if end != 100:
        yield (*place, len(bands) - 1, "to"), "The last band must end at 100."


def _items(document: Mapping[str, Any]) -> Iterator[tuple[Place, Item]]:
    for section_index, section in enumerate(document["sections"]):
        for index, item in enumerate(section["items"]):
            yield ("sections", section_index, "items", index), item


def _check_items(document: Mapping[str, Any]) -> Iterator[Remark]:
    earlier: dict[str, Item] = {}
    for place, item in _items(document):
        if item["key"] in earlier:
            yield (*place, "key"), f"There is already an item with the key {item['key']!r}."
        yield from ((place + inner, message) for inner, message in check_item(item))
        for mention in mentions(item["show_if"] or {}, (*place, "show_if")):
            message = _fault_of(mention, item, earlier)
            if message:
                yield mention.place, message
        earlier.setdefault(item["key"], item)


def _unreachable(document: Mapping[str, Any]) -> Iterator[Remark]:
    earlier: dict[str, Item] = {}
    for place, item in _items(document):
        if not can_be_shown(item, earlier):
            yield (*place, "show_if"), "The item can never be shown: no answers make its condition true."
        earlier[item["key"]] = item


def _fault_of(mention: Mention, item: Item, earlier: Mapping[str, Item]) -> str | None:
    """Say what is wrong with one comparison, if anything."""
    if mention.item == item["key"]:
        return "The condition refers to its own item."
    other = earlier.get(mention.item)
    if other is None:
        return f"No earlier item has the key {mention.item!r}."
    if other["kind"] not in _COMPARABLE.get(mention.operator, {other["kind"]}):
        return f"{mention.operator!r} cannot be asked about {mention.item!r}, which is of kind {other['kind']}."
    if mention.operator not in {"eq", "in", "count", "has"}:
        return None
    options = _values_of(other)
    strange = [value for value in mention.values if value not in options]
    return f"{mention.item!r} is never answered with {strange[0]!r}." if strange else None


def _check_weights(document: Mapping[str, Any]) -> Iterator[Remark]:
    sections = document["sections"]
    scored = [[item for item in section["items"] if item["role"] == "scored"] for section in sections]
    sums = [sum((Decimal(item["weight"]) for item in items), Decimal(0)) for items in scored]
    if not any(sums):
        yield ("sections",), "No item is scored: the weights add up to 0."
    if document["scoring"]["mode"] == "section" and any(sums):
        live = (Decimal(section["weight"]) for section, total in zip(sections, sums, strict=True) if total)
        if not any(live):
            yield ("sections",), "No section counts: the weights of the scored sections add up to 0."
    for index, (section, total) in enumerate(zip(sections, sums, strict=True)):
        if section["minimum"] is not None and not total:
            yield ("sections", index, "minimum"), "The section has a minimum but no scored item."


def _values_of(item: Item) -> list[str]:
    """Return what an item can be answered with, a step of a scale written as a string."""
    if item["kind"] == "yes-no":
        return ["yes", "no"]
    if "scale" in item:
        return [str(step) for step in range(item["scale"]["min"], item["scale"]["max"] + 1)]
    return [option["key"] for option in item.get("options", [])]
