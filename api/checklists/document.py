"""Turns an authored checklist into the published document: every default filled in, one canonical form, one hash."""

from typing import Any

from marshmallow import Schema, ValidationError

from api.checklists.grammar import UNSCORED_KINDS, ChecklistSchema, TimerSchema
from api.checklists.source import Fault, Place, Source
from api.core.documents import sha256_hex

Document = dict[str, Any]


def normalise(source: Source) -> tuple[Document | None, list[Fault]]:
    """Read a source by the grammar; return the document with all defaults, or None and the faults."""
    document, faults = load_by(ChecklistSchema(), source)
    if document is not None:
        for section in document["sections"]:
            for item in section["items"]:
                _fill_by_kind(item)
    return document, faults


def load_by(schema: Schema, source: Source) -> tuple[Document | None, list[Fault]]:
    """Load a source by any schema of content and give each fault its line; a schema of many is met by a list (as `things`)."""
    if schema.many and not isinstance(source.data, list):
        return None, [source.fault((), "The file must be a list.")]
    if not schema.many and not isinstance(source.data, dict):
        return None, [source.fault((), "The file must be a mapping of fields.")]
    try:
        loaded = schema.load(source.data)
        document: Document = {"things": loaded} if schema.many else loaded
    except ValidationError as error:
        return None, sorted(source.fault(place, message) for place, message in _flatten(error.messages, ()))
    return document, []


def document_sha256(document: Document) -> str:
    """Name a document by the SHA-256 (64 hexadecimal digits) of its canonical JSON (RFC 8785)."""
    return sha256_hex(document)


def _fill_by_kind(item: dict[str, Any]) -> None:
    """Fill the defaults that hang on an item's kind."""
    kind = item["kind"]
    is_unscored = kind in UNSCORED_KINDS or (kind == "number" and not item.get("number", {}).get("steps"))
    item.setdefault("weight", "0" if is_unscored else "1")
    item.setdefault("finding_below", "0.5" if kind == "scale" else "1")
    if kind == "yes-no":
        item.setdefault("good", "yes")
    if kind == "timer" and "timer" not in item:
        item["timer"] = TimerSchema().load({})
    if kind == "multi-choice":
        for option in item.get("options", []):
            option.setdefault("good", True)
    if kind == "photo":
        # The picture is the answer, so there is at least one.
        item["evidence"]["min"] = max(item["evidence"]["min"], 1)


def _flatten(messages: Any, place: Place) -> list[tuple[Place, str]]:
    """Walk through marshmallow's nested messages; `_schema` names the thing itself."""
    if isinstance(messages, dict):
        return [
            flat
            for step, inner in messages.items()
            for flat in _flatten(inner, place if step == "_schema" else (*place, step))
        ]
    return [(place, _sentence(str(message))) for message in messages]


def _sentence(message: str) -> str:
    """Say marshmallow's own phrases in the words of an author."""
    phrases = {
        "Missing data for required field.": "This is missing.",
        "Unknown field.": "There is no such field.",
        "Field may not be null.": "This is empty.",
        "Not a valid string.": "Write a text.",
        "Not a valid list.": "Write a list.",
        "Invalid input type.": "Write a mapping of fields.",
    }
    return phrases.get(message, message)
