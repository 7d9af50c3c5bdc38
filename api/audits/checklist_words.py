"""What published checklists and their items are called. A version never changes, so each process reads it once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.audits.discretion import withheld_items
from api.checklists.models import ChecklistVersion


@dataclass(frozen=True, slots=True)
class ChecklistWords:
    """A version's name `{key, version, sha256, title}`, its kind, and by item key `{title, standard, section_title}`.

    `standard` is None where the checklist names none. `withheld` are the items the store does not read.
    """

    name: Mapping[str, Any]
    kind: str
    items: Mapping[str, Mapping[str, Any]]
    withheld: frozenset[str]


def words_of(session: Session, version_ids: Iterable[UUID]) -> Mapping[UUID, ChecklistWords]:
    """Give the words of versions that are known to be in the organisation entered."""
    known = _known()
    if missing := set(version_ids) - known.keys():
        for version in session.scalars(select(ChecklistVersion).where(ChecklistVersion.id.in_(missing))):
            known[version.id] = _read(version)
    return known


def _read(version: ChecklistVersion) -> ChecklistWords:
    document = version.document
    items = {
        item["key"]: {"title": item["title"], "standard": item.get("standard"), "section_title": section["title"]}
        for section in document["sections"]
        for item in section["items"]
    }
    name = {"key": version.key, "version": version.version, "sha256": version.sha256, "title": document["title"]}
    return ChecklistWords(name, document["kind"], items, withheld_items(document))


@cache
def _known() -> dict[UUID, ChecklistWords]:
    return {}
