"""Counts what a checklist holds, so that an author sees at a glance which one has grown or has no guard. Pure."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, Final

COLUMNS: Final = (
    "kind",
    "minutes",
    "scenarios",
    "sections",
    "items",
    "scored",
    "timed",
    "photos",
    "conditions",
    "critical",
)


def counts_of(document: Mapping[str, Any]) -> dict[str, str]:
    """Count the parts of a document under the names of `COLUMNS`; `critical` counts items that have a rule."""
    items = [item for section in document["sections"] for item in section["items"]]
    numbers = {
        "minutes": document["minutes"],
        "scenarios": len(document["scenarios"]),
        "sections": len(document["sections"]),
        "items": len(items),
        "scored": sum(item["role"] == "scored" and Decimal(item["weight"]) > 0 for item in items),
        "timed": sum(item["kind"] == "timer" for item in items),
        "photos": sum(_wants_photo(item) for item in items),
        "conditions": sum(item["show_if"] is not None for item in items),
        "critical": sum(bool(item["critical"]) for item in items),
    }
    return {"kind": document["kind"], **{name: str(number) for name, number in numbers.items()}}


def table_of(documents: Iterable[Mapping[str, Any]]) -> list[str]:
    """Set the counts of several documents as lines of a table, with a head and the key first."""
    rows = [("checklist", *COLUMNS)]
    for document in documents:
        counts = counts_of(document)
        rows.append((document["key"], *(counts[name] for name in COLUMNS)))
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]


def _wants_photo(item: Mapping[str, Any]) -> bool:
    """Tell whether some answer to an item cannot be handed in without a picture."""
    return bool(item["evidence"]["min"] or item["evidence"]["required_on"])
