"""What a card is made from: one audit, its newest revision, the checklist it was filled on, and look-ups into them."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from api.audits.discretion import for_the_store, withheld_items
from api.audits.models import Audit, AuditRevision
from api.checklists.models import ChecklistVersion


class Source:
    """An audit with its document, its score tree and its checklist, each findable by item key."""

    def __init__(self, audit: Audit, revision: AuditRevision, version: ChecklistVersion) -> None:
        self.audit = audit
        self.revision = revision
        self.version = version
        self.tree: Mapping[str, Any] = revision.score
        self.document: Mapping[str, Any] = version.document

    @cached_property
    def items(self) -> dict[str, Mapping[str, Any]]:
        """The checklist's items by key."""
        return {item["key"]: item for section in self.document["sections"] for item in section["items"]}

    @cached_property
    def numbers(self) -> dict[str, str]:
        """The number each item is printed with: section, point, place in it."""
        return {
            item["key"]: f"{section_number}.{place}"
            for section_number, section in enumerate(self.document["sections"], 1)
            for place, item in enumerate(section["items"], 1)
        }

    @cached_property
    def withheld(self) -> frozenset[str]:
        """Keys of the items whose answers no store reads, and so no paper carries."""
        return withheld_items(self.document)

    @cached_property
    def handed_in(self) -> dict[str, dict[str, Any]]:
        """The responses by item key, whole, as they are sealed; the first one counts."""
        found: dict[str, dict[str, Any]] = {}
        for response in self.revision.document["responses"]:
            found.setdefault(response["item"], response)
        return found

    @cached_property
    def responses(self) -> dict[str, Mapping[str, Any]]:
        """The responses as a paper that the store reads may show them."""
        return {key: for_the_store(response, self.withheld) for key, response in self.handed_in.items()}

    @cached_property
    def scores(self) -> dict[str, Mapping[str, Any]]:
        """The items of the score tree by key."""
        return {item["key"]: item for item in self.tree["items"]}

    def note(self, key: str) -> str:
        """What the shopper wrote beside an item."""
        return str(self.responses.get(key, {}).get("note") or "")
