"""Text as it was written beside the form in which it is compared: rules are matched narrow, what is stored is what was typed."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_ALWAYS: Final = ";；"
# What separates answers in the cells of a table, and in a text.
TABLE: Final = _ALWAYS + "|｜"
TEXT: Final = TABLE + "/／"
_DIGIT: Final = re.compile(r"[\d零一二三四五六七八九十百千万两半几]")
# A number and its unit, or several joined already, and nothing else.
_AMOUNT: Final = re.compile(r"\s*[\d.,]+\s*[^\W\d]{1,3}(?:\s*[/／]\s*[^\W\d]{1,3})*\s*$")


@dataclass(frozen=True, slots=True)
class Written:
    """A text: `raw` as typed, `plain` after NFKC character by character, `at` the place in `raw` of each character of `plain`."""

    raw: str
    plain: str
    at: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> "Written":
        """Take a text without the spaces at its ends."""
        raw = text.strip()
        narrow = [unicodedata.normalize("NFKC", letter) for letter in raw]
        places = [place for place, letters in enumerate(narrow) for _ in letters]
        return cls(raw, "".join(narrow), (*places, len(raw)))

    def between(self, begin: int, end: int | None = None) -> "Written":
        """Cut out what stands from one place of `plain` to another."""
        return Written.of(self.raw[self.at[begin] : self.at[len(self.plain) if end is None else end]])

    def group(self, found: re.Match[str], name: int | str) -> "Written":
        """Cut out what a group of a match in `plain` found; nothing if it took no part."""
        begin, end = found.span(name)
        return self.between(max(begin, 0), max(end, 0))

    def split(self, gap: re.Pattern[str]) -> "Iterator[Written]":
        """Yield the parts between the gaps that are found in `plain`."""
        begin = 0
        for found in gap.finditer(self.plain):
            yield self.between(begin, found.start())
            begin = found.end()
        yield self.between(begin)


def several(key: str, separators: str) -> tuple[list[str], bool]:
    """Cut a key into the answers it accepts, and tell whether a sign was taken as part of an answer.

    `separators` are those of a TABLE or of TEXT. A semicolon always separates; a slash or a bar does not between two digits or two
    Latin letters: 24/7, km/h. Nor does a slash after an amount that has none behind it: 20元/件, 3次/天.
    """
    parts, begin, is_kept = [], 0, False
    for found in re.finditer(f"[{separators}]", key):
        if found[0] not in _ALWAYS and _is_inside(found[0], key[begin : found.start()], key[found.end() :]):
            is_kept = True
            continue
        parts.append(key[begin : found.start()])
        begin = found.end()
    parts.append(key[begin:])
    return [part.strip() for part in parts if part.strip()], is_kept


def _is_inside(sign: str, before: str, after: str) -> bool:
    """Tell whether a sign is part of the answer between what stands before it, back to the last one, and all that follows."""
    if _is_narrow(before.rstrip()[-1:]) and _is_narrow(after.lstrip()[:1]):
        return True
    [next_part, *_] = re.split(f"[{TEXT}]", after, maxsplit=1)
    return sign in "/／" and _AMOUNT.match(before) is not None and _DIGIT.search(next_part) is None


def _is_narrow(letter: str) -> bool:
    plain = unicodedata.normalize("NFKC", letter)
    return plain.isascii() and plain.isalnum()
