"""Loads one course folder: read, normalise, check. What the command line and publishing call."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from api.checklists.check import Remark, repeated
from api.checklists.document import Document, load_by
from api.checklists.source import Fault, read_source
from api.courses.grammar import CourseSchema
from api.courses.lessons import read_bodies, stray_files

FILE_NAME = "course.yaml"


def load_course(folder: Path) -> tuple[Document | None, list[Fault]]:
    """Load `folder/course.yaml` and its lessons, each with `body` by language; or None and every fault."""
    source, faults = read_source(folder / FILE_NAME)
    if source is None:
        return None, faults
    document, faults = load_by(CourseSchema(), source)
    if document is None:
        return None, faults
    faults = [source.fault(place, message) for place, message in _remarks(document, folder.resolve().name)]
    for lesson in document["lessons"]:
        lesson["body"], wrong = read_bodies(folder, lesson["key"])
        faults += wrong
    faults += stray_files(folder, [lesson["key"] for lesson in document["lessons"]])
    return (None, sorted(faults)) if faults else (document, [])


def _remarks(document: Mapping[str, Any], folder: str) -> Iterator[Remark]:
    if document["key"] != folder:
        yield ("key",), f"The key is {document['key']!r} but the folder is called {folder!r}."
    yield from repeated(document["lessons"], ("lessons",), "lesson")
    total = sum(lesson["minutes"] for lesson in document["lessons"])
    if total != document["minutes"]:
        yield ("minutes",), f"The lessons take {total} minutes together."
    taught: set[str] = set()
    for index, lesson in enumerate(document["lessons"]):
        taught |= set(lesson["topics"])
        for position, topic in enumerate(lesson["topics"]):
            if topic not in document["topics"]:
                yield ("lessons", index, "topics", position), f"The course does not name the topic {topic!r}."
    for index, topic in enumerate(document["topics"]):
        if topic not in taught:
            yield ("topics", index), f"No lesson teaches {topic!r}."
        if topic in document["topics"][:index]:
            yield ("topics", index), f"{topic!r} is named twice."
