"""Checks the whole content tree, each folder by itself and then what only shows across folders."""

from collections.abc import Iterator
from pathlib import Path

from api.checklists.document import Document
from api.checklists.load import FILE_NAME as CHECKLIST_FILE
from api.checklists.load import LoadedChecklist, read_checklist
from api.checklists.source import Fault
from api.courses.load import FILE_NAME as COURSE_FILE
from api.courses.load import load_course

CHECKLISTS = "checklists"
COURSES = "courses"


def check_tree(root: Path) -> list[Fault]:
    """Check `root/checklists` and `root/courses`; return every fault, sorted by file and line."""
    checklists, faults = _folders(root / CHECKLISTS, CHECKLIST_FILE)
    courses, strays = _folders(root / COURSES, COURSE_FILE)
    faults += strays
    loaded: list[LoadedChecklist] = []
    for folder in checklists:
        checklist, wrong = read_checklist(folder)
        faults += wrong
        loaded += [checklist] if checklist else []
    taught: set[str] = set()
    has_broken_course = False
    for folder in courses:
        course, wrong = load_course(folder)
        faults += wrong
        has_broken_course |= course is None
        taught |= _topics_taught(course) if course else set()
    # A broken course would make every topic it teaches look untaught.
    if not has_broken_course:
        faults += (fault for checklist in loaded for fault in _untaught(checklist, taught))
    return sorted(faults)


def _folders(parent: Path, file_name: str) -> tuple[list[Path], list[Fault]]:
    """List the content folders below one parent; hidden files and notes in Markdown may lie beside them."""
    if not parent.is_dir():
        return [], [Fault(parent, 1, "The folder is missing.")]
    entries = [entry for entry in sorted(parent.iterdir()) if not entry.name.startswith(".")]
    strays = [entry for entry in entries if not entry.is_dir() and entry.suffix != ".md"]
    return [entry for entry in entries if entry.is_dir()], [
        Fault(stray, 1, f"Only folders with a {file_name} belong here.") for stray in strays
    ]


def _topics_taught(course: Document) -> set[str]:
    return {topic for lesson in course["lessons"] for topic in lesson["topics"]}


def _untaught(checklist: LoadedChecklist, taught: set[str]) -> Iterator[Fault]:
    """Find topics that a finding could name and no lesson teaches."""
    for section_index, section in enumerate(checklist.document["sections"]):
        for index, item in enumerate(section["items"]):
            if item["topic"] not in taught:
                place = ("sections", section_index, "items", index, "topic")
                yield checklist.source.fault(place, f"No lesson of any course teaches {item['topic']!r}.")
