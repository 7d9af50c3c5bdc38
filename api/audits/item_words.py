"""What the items of a published checklist are called; it never changes, so each process reads it once."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.checklists.models import ChecklistVersion

Words = Mapping[str, Any]


def words_of(session: Session, version_ids: Iterable[UUID]) -> Mapping[UUID, Mapping[str, Words]]:
    """Give by version and item key `{title, standard, section_title}`; `standard` is None where the checklist names none."""
    known = _known()
    if missing := set(version_ids) - known.keys():
        query = select(ChecklistVersion.id, ChecklistVersion.document).where(ChecklistVersion.id.in_(missing))
        known.update((version_id, _read(document)) for version_id, document in session.execute(query))
    return known


def _read(document: Mapping[str, Any]) -> dict[str, Words]:
    return {
        item["key"]: {"title": item["title"], "standard": item.get("standard"), "section_title": section["title"]}
        for section in document["sections"]
        for item in section["items"]
    }


@cache
def _known() -> dict[UUID, Mapping[str, Words]]:
    return {}
