"""Which reader a file needs: told by its name where that says it, by its first words where not."""

import re
from collections.abc import Callable
from typing import Final

from api.i18n import marked
from api.interchange.aiken import read_aiken
from api.interchange.chinese import read_chinese
from api.interchange.draft import Imported, Unreadable
from api.interchange.excel import read_excel
from api.interchange.gift import read_gift
from api.interchange.moodle import read_moodle
from api.interchange.qti import read_qti
from api.interchange.word import read_word

NOT_TEXT: Final = marked("This text is written neither in UTF-8 nor in GB 18030.")
NO_FORMAT: Final = marked("The file is of no format that is known here: {formats}.")
UNKNOWN: Final = marked("The format “{name}” is not known here: {formats}.")


def _text(data: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable(1, NOT_TEXT)


READERS: Final[dict[str, Callable[[bytes], Imported]]] = {
    "gift": lambda data: read_gift(_text(data)),
    "aiken": lambda data: read_aiken(_text(data)),
    "moodle": read_moodle,
    "qti": read_qti,
    "excel": read_excel,
    "word": read_word,
    "chinese": lambda data: read_chinese(_text(data)),
}
_ENDINGS: Final = {".gift": "gift", ".xlsx": "excel", ".xls": "excel", ".ods": "excel", ".docx": "word", ".zip": "qti"}
_XML_SIGNS: Final = {b"<quiz": "moodle", b"assessmentItem": "qti", b"qti-assessment-item": "qti"}
# Braces that hold answers as only GIFT writes them: =, ~, # or a word for true or false.
_GIFT: Final = re.compile(r"\{\s*(?:[=~#]|(?:T|TRUE|F|FALSE)\s*[#}])", re.IGNORECASE)
_TEXT_SIGNS: Final[dict[str, Callable[[str], bool]]] = {
    "aiken": lambda text: "ANSWER:" in text.upper() and "{" not in text,
    "gift": lambda text: bool(_GIFT.search(text)) or ("{" in text and "}" in text and "答案" not in text),
    "chinese": lambda text: "答案" in text,
}


def read_file(name: str, data: bytes, form: str | None = None) -> Imported:
    """Read a file, by a format that was named or the one it looks like; raise Unreadable for a file that is none of them."""
    formats = ", ".join(READERS)
    chosen = form or guess(name, data)
    if chosen is None:
        raise Unreadable(1, NO_FORMAT, formats=formats)
    if chosen not in READERS:
        raise Unreadable(1, UNKNOWN, name=chosen, formats=formats)
    return READERS[chosen](data)


def guess(name: str, data: bytes) -> str | None:
    """Tell the format by name and content; None if nothing speaks for any."""
    named = next((form for ending, form in _ENDINGS.items() if name.lower().endswith(ending)), None)
    if named:
        return named
    if data[:4000].lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
        return next((form for sign, form in _XML_SIGNS.items() if sign in data[:4000]), None)
    text = _text(data)
    return next((form for form, fits in _TEXT_SIGNS.items() if fits(text)), None)
