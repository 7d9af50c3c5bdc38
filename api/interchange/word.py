"""Word documents: their paragraphs with the numbers that lists give them, read as Chinese plain text or as Aiken."""

import io
import re
from typing import Final
from zipfile import ZipFile

from docx2python import docx2python
from docx2python.iterators import iter_paragraphs

from api.i18n import marked
from api.interchange.archives import parse_xml, unpack
from api.interchange.chinese import read_lines
from api.interchange.draft import Imported, Remark, Unreadable

NO_WORD: Final = marked("This is no Word document (.docx).")
_LIST_NUMBER: Final = re.compile(r"^\s*(\d+|[A-Za-z])\)\t")
PICTURES: Final = marked("Pictures of the document were left out.")


def read_word(data: bytes) -> Imported:
    """Read the questions of a document; lines are counted by paragraph."""
    files = unpack(data)
    if "word/document.xml" not in files:
        raise Unreadable(1, NO_WORD)
    for name, content in files.items():
        if name.endswith((".xml", ".rels")):
            parse_xml(content)
    try:
        with docx2python(_packed_again(files)) as document:
            lines = [line for paragraph in iter_paragraphs(document.body) for line in paragraph.splitlines()]
    except (KeyError, ValueError, AttributeError, IndexError, TypeError):
        # The library trusts that Word wrote the file; whatever it stumbles over was written by something else.
        raise Unreadable(1, NO_WORD) from None
    found = read_lines(enumerate(map(_as_typed, lines), 1))
    pictures = any(name.startswith("word/media/") for name in files)
    return Imported(found.drafts, (*found.remarks, *([Remark(1, PICTURES)] if pictures else [])))


def _as_typed(line: str) -> str:
    """Write a number that a list gave, `1)` or `A)` and a tab to the library, as people type it: `1. `, `A. `."""
    return _LIST_NUMBER.sub(r"\1. ", line).replace("\t", " ").strip()


def _packed_again(files: dict[str, bytes]) -> io.BytesIO:
    """Pack what was unpacked and looked at, so that the library reads those very bytes."""
    packed = io.BytesIO()
    with ZipFile(packed, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    packed.seek(0)
    return packed
