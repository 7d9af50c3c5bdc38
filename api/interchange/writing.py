"""The formats a course can be written to."""

from collections.abc import Callable, Iterable
from typing import Final

from api.i18n import Lang
from api.interchange.draft import Draft, Remark
from api.interchange.from_course import Question, drafts_of
from api.interchange.write_gift import write_gift
from api.interchange.write_moodle import write_moodle
from api.interchange.write_qti import write_qti

WRITERS: Final[dict[str, Callable[[Iterable[Draft]], tuple[bytes, list[Remark]]]]] = {
    "gift": write_gift,
    "moodle": write_moodle,
    "qti": write_qti,
}


def write_course(questions: Iterable[Question], form: str, lang: Lang) -> tuple[bytes, list[Remark]]:
    """Write questions in one language; name what the format cannot hold. `line` of a remark is the question's place, from 1."""
    made = drafts_of(questions, lang)
    data, remarks = WRITERS[form](made.drafts)
    return data, sorted([*made.remarks, *remarks], key=lambda remark: remark.line)
