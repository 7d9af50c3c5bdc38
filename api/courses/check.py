"""Checks the whole content tree, each folder by itself and then what only shows across folders."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from api.checklists.load import FILE_NAME as CHECKLIST_FILE
from api.checklists.load import LoadedChecklist, read_checklist
from api.checklists.source import Fault
from api.courses.check_teaching import check_teaching
from api.courses.load import FILE_NAME as COURSE_FILE
from api.courses.load import LoadedCourse, names_of, read_course

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
    known: list[LoadedCourse] = []
    for folder in courses:
        course, wrong = read_course(folder)
        faults += wrong
        known += [course] if course else []
    for course in known:
        faults += (course.source.fault(*remark) for remark in check_teaching(course.document, course.exam))
    # A broken course would make every topic it teaches look untaught, and every course that needs it look lost.
    if len(known) == len(courses):
        taught = {topic for course in known for lesson in course.document["lessons"] for topic in lesson["topics"]}
        faults += (fault for checklist in loaded for fault in _untaught(checklist, taught))
        faults += _lost_prerequisites(known)
    if len(loaded) == len(checklists):
        faults += _lost_items(known, loaded)
    faults += _shared_names(known)
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


def _untaught(checklist: LoadedChecklist, taught: set[str]) -> Iterator[Fault]:
    """Find topics that a finding could name and no lesson teaches."""
    for section_index, section in enumerate(checklist.document["sections"]):
        for index, item in enumerate(section["items"]):
            if item["topic"] not in taught:
                place = ("sections", section_index, "items", index, "topic")
                yield checklist.source.fault(place, f"No lesson of any course teaches {item['topic']!r}.")


def _lost_prerequisites(courses: list[LoadedCourse]) -> Iterator[Fault]:
    """Find prerequisites that no course is, or that lead back to where they began."""
    needs = {course.document["key"]: course.document["prerequisites"] for course in courses}
    for course in courses:
        for index, key in enumerate(course.document["prerequisites"]):
            place = ("prerequisites", index)
            if key not in needs:
                yield course.source.fault(place, f"There is no course {key!r}.")
            elif _leads_to(key, course.document["key"], needs):
                yield course.source.fault(place, f"{key!r} itself needs this course first.")


def _leads_to(start: str, goal: str, needs: Mapping[str, list[str]]) -> bool:
    todo, seen = [start], set[str]()
    for key in todo:  # It grows while it is walked.
        if key == goal:
            return True
        todo += [other for other in needs.get(key, []) if other not in seen]
        seen.add(key)
    return False


def _lost_items(courses: list[LoadedCourse], checklists: list[LoadedChecklist]) -> Iterator[Fault]:
    """Find rubrics that name items no checklist has."""
    known = {
        f"{checklist.document['key']}/{item['key']}"
        for checklist in checklists
        for section in checklist.document["sections"]
        for item in section["items"]
    }
    for course in courses:
        for index, lesson in enumerate(course.document["lessons"]):
            for position, name in enumerate(lesson["rubric"]):
                if name not in known:
                    place = ("lessons", index, "rubric", position)
                    yield course.source.fault(place, f"No checklist has the item {name!r}.")


def _shared_names(courses: list[LoadedCourse]) -> Iterator[Fault]:
    """Find UUIDs that two things share, within a course or across courses: a copied file, usually."""
    seen: dict[str, str] = {}
    for course in courses:
        for name in names_of(course):
            if name in seen:
                yield course.source.fault((), f"The UUID {name} is used twice (also in {seen[name]!r}).")
            seen[name] = course.document["key"]
