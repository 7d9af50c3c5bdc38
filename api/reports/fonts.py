"""The fonts of the PDF: told to fontconfig in this one place, and asked which characters they can draw."""

import os
import re
from functools import cache
from pathlib import Path
from typing import Final

from fontTools.ttLib import TTFont  # type: ignore[import-untyped] # fontTools ships no types

FAMILY: Final = "Noto Sans SC"
FILES: Final = ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf")
FALLBACK: Final = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")  # Debian's fonts-noto-cjk
GETA: Final = "〓"  # what Chinese and Japanese printers set for a character they have no type for

_folder: list[Path] = []


def use_fonts(folder: Path) -> None:
    """Make a folder of fonts the only one this process sees; call it before WeasyPrint is imported.

    The folder is the one `tools/fonts/install.py` fills. Raises FileNotFoundError with the remedy if a file is missing.
    """
    for name in (*FILES, "fonts.conf"):
        if not (folder / name).is_file():
            raise FileNotFoundError(f"{name} is not in {folder}: run tools/fonts/install.py to fetch the fonts.")
    # Fontconfig is a C library and reads the environment of the process; nothing in Python reads this variable.
    os.putenv("FONTCONFIG_FILE", str(folder / "fonts.conf"))
    _folder[:] = [folder.resolve()]


def drawable(text: str) -> str:
    """Return the text with every character that no font can draw replaced by 〓, and control characters left out.

    A missing glyph is an empty box on paper, nothing at all to a screen reader, and forbidden in PDF/A.
    """
    if text.isascii() and text.isprintable():
        return text
    characters = _characters(_folder[0]) if _folder else frozenset()
    if not characters:
        raise RuntimeError("No fonts are known yet: call use_fonts() first.")
    text = _CONTROL.sub("", text.replace("\u2028", "\n"))
    if characters.issuperset(map(ord, text)):
        return text
    return "".join(GETA if ord(c) not in characters else c for c in text)


# Controls, surrogates, the invisible joiners and directions of other scripts, variation selectors, byte order mark.
_CONTROL: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)


@cache
def _characters(folder: Path) -> frozenset[int]:
    known = {ord("\n"), ord("\t")}
    known.update(*(_cmap(folder / name) for name in FILES[:1]))
    if FALLBACK.is_file():
        known.update(_cmap(FALLBACK))
    return frozenset(known)


def _cmap(path: Path) -> set[int]:
    with TTFont(path, lazy=True, fontNumber=0) as font:
        return set(font.getBestCmap() or ())
