"""Reads a file of another system into the file a course takes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from api.checklists.writing import write_yaml
from api.i18n import marked
from api.interchange.draft import Draft, Remark
from api.interchange.into_course import Target, keeps_rule, questions_of
from api.interchange.reading import read_file

TWICE: Final = marked("The same question stands in line {line} already; it was taken over once.")

RULE_CHANGED: Final = marked(
    "The tag says “{rule}”, and the options earn something else since; they are marked by what they earn."
)


@dataclass(frozen=True, slots=True)
class ReadQuestions:
    """The questions of a file as a course holds them, what is said about the rest, and the text of `questions/*.yaml`."""

    questions: list[dict[str, Any]]
    remarks: Sequence[Remark]
    file: str


def import_questions(name: str, data: bytes, target: Target, form: str | None = None) -> ReadQuestions:
    """Read a file; everything good is in the questions, everything else in the remarks. Raise Unreadable for no such file."""
    found = read_file(name, data, form)
    drafts, twice = _once(found.drafts)
    questions = questions_of(drafts, target)
    changed = [
        Remark(draft.line, RULE_CHANGED, {"rule": draft.tags["scoring"]}) for draft in drafts if not keeps_rule(draft)
    ]
    remarks = sorted([*found.remarks, *twice, *changed], key=lambda remark: remark.line)
    return ReadQuestions(questions, remarks, write_yaml(questions))


def _once(drafts: Sequence[Draft]) -> tuple[list[Draft], list[Remark]]:
    """Leave out what stands in the file a second time: the same words would get the same name."""
    seen: dict[str, int] = {}
    kept: list[Draft] = []
    twice: list[Remark] = []
    for draft in drafts:
        words = repr(replace(draft, line=0, title="", category="", explanation="", tags={}))
        if words in seen:
            twice.append(Remark(draft.line, TWICE, {"line": str(seen[words])}))
        else:
            seen[words] = draft.line
            kept.append(draft)
    return kept, twice
