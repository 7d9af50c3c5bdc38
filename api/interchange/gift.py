"""GIFT, Moodle's text format: blocks between blank lines, a title between `::`, the answers in braces."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final
from urllib.parse import unquote

from api.i18n import marked
from api.interchange.draft import Draft, Imported, Remark, Unreadable
from api.interchange.gift_answers import read_answers
from api.interchange.prose import plain

FORMATTED: Final = marked("Formatting (bold, pictures, links, …) was left out of the text.")
DESCRIPTION: Final = marked("A text without braces is no question; it was left out.")
OPEN_BRACE: Final = marked("The brace that opens the answers is never closed.")
NO_STEM: Final = marked("There are answers and no question.")
GAP: Final = "_____"
# An escaped character is moved out of the way of every rule, then put back.
_ESCAPED: Final = {
    "~": "\ue000",
    "=": "\ue001",
    "#": "\ue002",
    "{": "\ue003",
    "}": "\ue004",
    ":": "\ue005",
    "\\": "\ue006",
    "n": "\n",
}
_BACK: Final = str.maketrans({there: here for here, there in _ESCAPED.items() if here != "n"})
_CATEGORY: Final = re.compile(r"^\s*\$CATEGORY:\s*(.*\S)\s*$")
_NOTE: Final = re.compile(r"\[(id|tag):([^\]]*)\]")
_TITLE: Final = re.compile(r"^::(.*?)::\s*", re.DOTALL)
_MARKUP: Final = re.compile(r"^\s*\[(html|moodle|plain|markdown)\]\s*")


def read_gift(text: str) -> Imported:
    """Read all questions of a file; what cannot be taken over is named with its line."""
    drafts: list[Draft] = []
    remarks: list[Remark] = []
    for line, category, tags, block in _blocks(text):
        try:
            draft, lost = _question(line, block)
        except Unreadable as error:
            remarks.append(error.remark)
            continue
        drafts.append(replace(draft, category=category, tags={**tags, **draft.tags}))
        remarks += [Remark(line, message) for message in sorted(lost)]
    return Imported(tuple(drafts), tuple(remarks))


def _blocks(text: str) -> Iterator[tuple[int, str, dict[str, str], str]]:
    """Yield line, category, tags and text of each block; comments may carry `[id:…]` and `[tag:name=value]`."""
    category, tags, begins = "", dict[str, str](), 0
    block: list[str] = []
    for number, line in enumerate([*text.splitlines(), ""], 1):
        if line.lstrip().startswith("//"):
            tags |= _tags(line)
        elif found := _CATEGORY.match(line):
            category = found[1]
        elif line.strip():
            begins = begins or number
            block.append(line.strip())
        elif block:
            yield begins, category, tags, "\n".join(block)
            block, tags, begins = [], {}, 0


def _tags(comment: str) -> dict[str, str]:
    notes: dict[str, str] = {}
    for kind, value in _NOTE.findall(comment):
        name, _, rest = value.partition("=")
        notes |= {"id": value} if kind == "id" else {name: unquote(rest) or "yes"}
    return notes


def _question(line: int, block: str) -> tuple[Draft, set[str]]:
    lost: set[str] = set()

    def clean(text: str) -> str:
        words, is_formatted = plain(_back(_MARKUP.sub("", text)))
        if is_formatted:
            lost.add(FORMATTED)
        return words

    text = re.sub(r"\\([~=#{}:\\n])", lambda found: _ESCAPED[found[1]], block)
    title = ""
    if found := _TITLE.match(text):
        title, text = _back(found[1]), text[found.end() :]
    before, is_open, rest = text.partition("{")
    if not is_open:
        raise Unreadable(line, DESCRIPTION)
    inside, is_closed, after = rest.partition("}")
    if not is_closed:
        raise Unreadable(line, OPEN_BRACE)
    stem = clean(_stem(before, after))
    if not stem:
        raise Unreadable(line, NO_STEM)
    draft = read_answers(line, inside, clean, lost)
    return replace(draft, title=title, stem=stem), lost


def _stem(before: str, after: str) -> str:
    before = _MARKUP.sub("", before)
    return f"{before.rstrip()} {GAP} {after.strip()}" if after.strip() else before


def _back(text: str) -> str:
    return text.translate(_BACK).strip()
