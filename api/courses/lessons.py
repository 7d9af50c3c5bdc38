"""Reads the Markdown bodies of a course's lessons, one file a language."""

import re
from pathlib import Path
from typing import Any

from api.checklists.source import Fault, read_text
from api.courses.media import embeds
from api.i18n.languages import LANGUAGES

FOLDER = "lessons"
_CODE = re.compile(r"`[^`]*`")
_HTML = re.compile(r"<[a-zA-Z/!?]")


def read_bodies(folder: Path, lesson: str, media: dict[str, Any]) -> tuple[dict[str, str], set[str], list[Fault]]:
    """Return the trimmed Markdown of a lesson by language, the pictures and sounds it shows, and what is wrong with its files."""
    bodies: dict[str, str] = {}
    shown: set[str] = set()
    faults: list[Fault] = []
    for language in LANGUAGES:
        path = body_path(folder, lesson, language)
        text, wrong = read_text(path)
        faults += wrong
        if text is None:
            continue
        faults += _check_body(path, text)
        used, wrong = embeds(path, text, media)
        shown |= used
        faults += wrong
        bodies[language] = text.replace("\r\n", "\n").strip()
    return bodies, shown, faults


def stray_files(folder: Path, lessons: list[str]) -> list[Fault]:
    """Find files that belong to no lesson: a renamed lesson otherwise loses its text in silence."""
    expected = {body_path(folder, lesson, language) for lesson in lessons for language in LANGUAGES}
    found = sorted((folder / FOLDER).glob("*")) if (folder / FOLDER).is_dir() else []
    return [Fault(path, 1, "The file belongs to no lesson of course.yaml.") for path in found if path not in expected]


def body_path(folder: Path, lesson: str, language: str) -> Path:
    """Return where the text of a lesson lies."""
    return folder / FOLDER / f"{lesson}.{language}.md"


def _check_body(path: Path, text: str) -> list[Fault]:
    if not text.strip():
        return [Fault(path, 1, "The lesson is empty.")]
    # Bodies are shown in browsers and printed; HTML in them would be a way in.
    return [
        Fault(path, number, "HTML is not used in lessons; write Markdown.")
        for number, line in enumerate(text.splitlines(), start=1)
        if _HTML.search(_CODE.sub("", line))
    ]
