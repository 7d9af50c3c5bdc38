"""Finds sentences too long to be read standing up. Pure: a text in one language in, remarks out.

The bounds are what one breath carries: read aloud, 35 English words and 60 Chinese characters both take about fifteen seconds.
"""

import re
from collections.abc import Iterator
from typing import Final

MOST_WORDS: Final = 35
MOST_CHARACTERS: Final = 60
# A sentence ends where a reader draws breath: at a full stop (and what closes after it), or where a line, a row or a point of a list ends.
_END_OF_ENGLISH: Final = re.compile(r"(?<=[.!?…])[”’\"')\]*_]*\s+|\n\s*(?:\n|[-*>#|]|[0-9]+\.\s)")
_END_OF_CHINESE: Final = re.compile(r"[。！？…]+[”’」』）)*_]*|\n\s*(?:\n|[-*>#|]|[0-9]+\.\s)")
_WORD: Final = re.compile(r"[A-Za-z0-9]+(?:[’'.,:/-][A-Za-z0-9]+)*")
_CHARACTER: Final = re.compile(r"[\u3400-\u9fff]|[A-Za-z0-9]+(?:\.[0-9]+)?")


def long_sentences(text: str, language: str) -> Iterator[str]:
    """Yield a remark for each sentence of a text in `zh-Hans` or `en` that is longer than its bound."""
    if language == "en":
        yield from _longer(_END_OF_ENGLISH.split(text), _WORD, MOST_WORDS, "words")
    else:
        yield from _longer(_END_OF_CHINESE.split(text), _CHARACTER, MOST_CHARACTERS, "characters")


def _longer(sentences: list[str], unit: re.Pattern[str], most: int, name: str) -> Iterator[str]:
    for sentence in sentences:
        length = len(unit.findall(sentence))
        if length > most:
            start = " ".join(sentence.split())[:24]
            yield f"The sentence that begins {start!r} has {length} {name}; more than {most} cannot be taken in at once."
