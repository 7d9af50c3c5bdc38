"""Aiken: a stem, options behind letters, `ANSWER: X`. The plainest of formats, so what does not fit is named, never guessed."""

import re
from collections.abc import Iterator

from api.i18n import marked
from api.interchange.choices import Keyed
from api.interchange.draft import Draft, Imported, Remark, Unreadable

_OPTION = re.compile(r"^\s*([A-Z])[.)]\s+(.*\S)\s*$")
_ANSWER = re.compile(r"^\s*ANSWER:\s*(.*?)\s*$", re.IGNORECASE)
NO_ANSWER = marked("The question ends without a line “ANSWER:”.")
NO_STEM = marked("Options begin before there is a question.")
UNKNOWN_KEY = marked("The answer is “{key}”, and no option has that letter.")
OUT_OF_ROW = marked("Option {letter} stands where {expected} is next.")


def read_aiken(text: str) -> Imported:
    """Read all questions of a file; a question that breaks a rule is left out and named."""
    drafts: list[Draft] = []
    remarks: list[Remark] = []
    for lines in _blocks(text):
        try:
            drafts.append(_question(lines))
        except Unreadable as error:
            remarks.append(error.remark)
    return Imported(tuple(drafts), tuple(remarks))


def _blocks(text: str) -> Iterator[list[tuple[int, str]]]:
    """Cut behind every answer, and at a blank line that follows options: there the answer was forgotten."""
    block: list[tuple[int, str]] = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            block.append((number, line))
        if block and (_ANSWER.match(line) or (not line.strip() and any(_OPTION.match(other) for _, other in block))):
            yield block
            block = []
    if block:
        yield block


def _question(lines: list[tuple[int, str]]) -> Draft:
    line = lines[0][0]
    stem: list[str] = []
    options: list[str] = []
    key = None
    for _, written in lines:
        if answer := _ANSWER.match(written):
            key = answer[1].upper()
        elif option := _OPTION.match(written):
            if not stem:
                raise Unreadable(line, NO_STEM)
            expected = chr(ord("A") + len(options))
            if option[1] != expected:
                raise Unreadable(line, OUT_OF_ROW, letter=option[1], expected=expected)
            options.append(option[2])
        elif options:
            options[-1] += f"\n{written.strip()}"
        else:
            stem.append(written.strip())
    if key is None:
        raise Unreadable(line, NO_ANSWER)
    place = ord(key) - ord("A") if len(key) == 1 else -1
    if not 0 <= place < len(options):
        raise Unreadable(line, UNKNOWN_KEY, key=key)
    keyed = Keyed(line, "\n".join(stem), tuple(options), frozenset({place}))
    return keyed.as_draft(is_multiple=False)
