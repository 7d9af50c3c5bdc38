"""Counts what courses hold and what their questions give away, so that an author sees it at a glance. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from api.checklists.wording import LANGUAGES
from api.courses.check_course import count_choice
from api.courses.guessing import Question, habits_of
from api.courses.sameness import nearest

_HEAD: Final = (
    *("course", "minutes", "lessons", "exam", "practice", "cards", "singles"),
    *("longest zh/en", "shortest zh/en", "right at 1/2/3/4", "nearest options", "least choice"),
)


def table_of_courses(courses: Iterable[tuple[Mapping[str, Any], Sequence[Question]]]) -> list[str]:
    """Set each course `(document, exam questions)` as a line of a table; shares are of its single questions."""
    rows = [_HEAD, *(_row(document, exam) for document, exam in courses)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEAD))]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]


def _row(document: Mapping[str, Any], exam: Sequence[Question]) -> tuple[str, ...]:
    habits = habits_of([*document["questions"], *exam])
    numbers = (
        document["minutes"],
        *(len(things) for things in (document["lessons"], exam, document["questions"], document["cards"])),
        habits.singles,
        "/".join(str(habits.share(habits.longest[language])) for language in LANGUAGES),
        "/".join(str(habits.share(habits.shortest[language])) for language in LANGUAGES),
        "/".join(str(habits.places[place]) for place in range(4)),
        max(map(nearest, [*document["questions"], *exam]), default=Decimal(0)),
        _least_choice(document, exam),
    )
    return (document["key"], *map(str, numbers))


def _least_choice(document: Mapping[str, Any], exam: Sequence[Question]) -> str:
    """Write how many questions the narrowest line of the exam has for each it draws; 2 is the least that is allowed."""
    quiz = document["quiz"]
    if quiz is None:
        return "-"
    pool = exam if quiz["behaviour"] == "exam" else document["questions"]
    return f"{min(Decimal(count_choice(pool, line)) / line['draw'] for line in quiz['blueprint']):.1f}"
