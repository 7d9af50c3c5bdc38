"""Reads `questions/*.yaml` of a course: every question normalised and checked, in the order of files and lines."""

from pathlib import Path
from typing import Any

from api.checklists.document import Document, load_by
from api.checklists.source import Fault, read_source
from api.courses.check_course import check_question_in
from api.courses.check_question import check_question
from api.courses.question_grammar import RULES, QuestionSchema

FOLDER = "questions"
_TRUTH = {
    "true": {"zh-Hans": "对", "en": "True"},
    "false": {"zh-Hans": "错", "en": "False"},
}
_SCHEMA = QuestionSchema(many=True)


# Where the exposure of each question stands, by its UUID: file and line.
Places = dict[str, tuple[Path, int]]


def read_questions(
    folder: Path, document: Document, media: dict[str, Any]
) -> tuple[list[Document], Places, list[Fault]]:
    """Return the questions of a course with all defaults, where they stand, and what is wrong with them."""
    questions: list[Document] = []
    places: Places = {}
    faults: list[Fault] = []
    seen: dict[str, str] = {}
    for path in sorted((folder / FOLDER).iterdir()) if (folder / FOLDER).is_dir() else []:
        if path.suffix != ".yaml":
            faults.append(Fault(path, 1, "Questions lie in .yaml files."))
            continue
        found, lines, wrong = _read_file(path, document, media, seen)
        questions += found
        places |= {question["uuid"]: (path, line) for question, line in zip(found, lines, strict=True)}
        faults += wrong
    return questions, places, faults


def _read_file(
    path: Path, document: Document, media: dict[str, Any], seen: dict[str, str]
) -> tuple[list[Document], list[int], list[Fault]]:
    source, faults = read_source(path)
    if source is None:
        return [], [], faults
    loaded, faults = load_by(_SCHEMA, source)
    if loaded is None:
        return [], [], faults
    for index, question in enumerate(loaded["things"]):
        remarks = [*check_question(question), *check_question_in(question, document, media)]
        for name in ("uuid", "key"):
            if question[name] in seen:
                other = seen[question[name]]
                what = (
                    "practice and exam never share one"
                    if {other, question["exposure"]} == {"practice", "exam"}
                    else "it"
                )
                remarks.append(((name,), f"Another question has the {name} {question[name]!r} already; {what}."))
            seen[question[name]] = question["exposure"]
        faults += [source.fault((index, *place), message) for place, message in remarks]
        fill_by_kind(question, media)
    lines = [source.line_of((index, "exposure")) for index in range(len(loaded["things"]))]
    return loaded["things"], lines, faults


def fill_by_kind(question: Document, media: dict[str, Any]) -> None:
    """Fill what hangs on the kind, so that marking needs no second look at the grammar."""
    question.setdefault("scoring", RULES[question["kind"]][0])
    if question["kind"] != "open":
        del question["longest"]
    if question["kind"] != "spot":
        del question["tolerance"]
    if question["picture"] and question["picture"]["file"] in media:
        question["picture"]["aspect"] = media[question["picture"]["file"]].get("aspect", "1.0000")
    if question["kind"] == "true-false" and "answer" in question:
        right = "true" if question.pop("answer") else "false"
        question["options"] = [
            {"key": key, "text": text, "good": key == right, "fixed": True, "explanation": None}
            for key, text in _TRUTH.items()
        ]
