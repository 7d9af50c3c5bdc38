"""The colours of the paper: one table, used by the style sheet and by the charts, whose contrast a test checks."""

from typing import Final

from api.reports.scorecard import Tone

PAPER: Final = "#FBFAF7"
RAISED: Final = "#FFFFFF"
LINE: Final = "#E4E1D8"
INK: Final = "#1B1B1A"
INK_2: Final = "#55534E"
INK_3: Final = "#726F68"
BAND: Final = "#E9E5DA"
ACCENT: Final = "#C8351F"
TONES: Final[dict[Tone, str]] = {"good": "#2F7D4F", "fair": "#8F5B00", "poor": "#B3261E"}

TOKENS: Final[dict[str, str]] = {
    "paper": PAPER,
    "raised": RAISED,
    "line": LINE,
    "ink": INK,
    "ink_2": INK_2,
    "ink_3": INK_3,
    "band": BAND,
    "accent": ACCENT,
    "good": TONES["good"],
    "fair": TONES["fair"],
    "poor": TONES["poor"],
}
