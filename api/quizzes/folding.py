"""Which differences between two short answers do not count: width, capitals, spaces at the ends, simplified and traditional.

`traditional.txt` holds two lines of equal length: traditional characters, and below each the simplified one.
"""

import unicodedata
from functools import cache
from pathlib import Path


def fold(text: str) -> str:
    """Bring a text into the form in which two answers are compared."""
    return unicodedata.normalize("NFKC", text).lower().translate(_simplified()).strip()


def to_ascii(text: str) -> str:
    """Bring what stands for a number into half width without spaces at the ends; the minus of typesetters is a minus."""
    return unicodedata.normalize("NFKC", text).replace("\u2212", "-").strip()


@cache
def _simplified() -> dict[int, str]:
    traditional, simplified = (Path(__file__).parent / "traditional.txt").read_text("utf-8").splitlines()
    return str.maketrans(dict(zip(traditional, simplified, strict=True)))
