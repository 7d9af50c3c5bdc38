"""Finds every sentence that code and templates ask a translation of, so that a check can name those still missing."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

from babel.messages.extract import extract
from jinja2.ext import babel_extract

# The number says which argument is the sentence; `_` and `_n` are what the templates call. Of a counted pair only the
# plural is asked for: English is its own translation and Chinese has one form.
_KEYWORDS: Final = {"translate": (2,), "translate_count": (3,), "marked": None, "_": None, "_n": (2,)}


class Source(NamedTuple):
    """A sentence and the first place that uses it."""

    message: str
    where: str


def source_messages(folder: Path) -> list[Source]:
    """Return each distinct sentence used under a folder of Python files and Jinja templates, in the order they are met.

    A sentence handed over in a variable cannot be seen: declare it with `marked`.
    """
    found: dict[str, Source] = {}
    for path in sorted([*folder.rglob("*.py"), *folder.rglob("templates/*.html")]):
        for line, message in _in_file(path):
            found.setdefault(message, Source(message, f"{path.relative_to(folder.parent).as_posix()}:{line}"))
    return list(found.values())


def _in_file(path: Path) -> Iterator[tuple[int, str]]:
    with path.open("rb") as file:
        # Jinja types its extractor more narrowly than Babel asks for, though it is written for Babel.
        method: Any = "python" if path.suffix == ".py" else babel_extract
        options = {} if path.suffix == ".py" else {"silent": "false"}
        for line, message, _comments, _context in extract(method, file, keywords=_KEYWORDS, options=options):
            yield line, message if isinstance(message, str) else message[0]
