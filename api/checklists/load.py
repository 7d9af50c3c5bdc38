"""Loads one checklist folder: read, normalise, check. What the command line and publishing call."""

from dataclasses import dataclass
from pathlib import Path

from api.checklists.check import check_document
from api.checklists.document import Document, normalise
from api.checklists.pictures import check_pictures, pictures_of, read_pictures, strays
from api.checklists.source import Fault, Source, read_source

FILE_NAME = "checklist.yaml"


@dataclass(frozen=True)
class LoadedChecklist:
    """A checked document together with the source it was read from, for checks across files."""

    document: Document
    source: Source


def load_checklist(folder: Path) -> tuple[Document | None, list[Fault]]:
    """Load `folder/checklist.yaml`; return the document, or None and every fault with its line."""
    loaded, faults = read_checklist(folder)
    return (loaded.document if loaded else None), faults


def read_checklist(folder: Path) -> tuple[LoadedChecklist | None, list[Fault]]:
    """Load a checklist and keep its source."""
    source, faults = read_source(folder / FILE_NAME)
    if source is None:
        return None, faults
    document, faults = normalise(source)
    if document is None:
        return None, faults
    media, faults = read_pictures(folder)
    remarks = [*check_document(document, folder.resolve().name), *check_pictures(document, media)]
    faults += [source.fault(place, message) for place, message in remarks]
    faults += strays(folder, media, {picture["file"] for _, picture in pictures_of(document)})
    document["media"] = media
    return (None, sorted(faults)) if faults else (LoadedChecklist(document, source), [])
