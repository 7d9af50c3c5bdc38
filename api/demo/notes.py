"""The words of shoppers: picks a natural sentence for an answer, in the language its writer speaks."""

from collections.abc import Collection, Sequence
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, Final

from api.checklists.source import read_source
from api.i18n import LANGUAGES, Lang

_FILE: Final = Path(__file__).parent / "notes.yaml"
PRAISE: Final = "praise"


def note(rng: Random, lang: Lang, item: str, keys: Collection[str], *, is_met: bool) -> str:
    """Return a sentence about what was answered; a general one where nobody has written about this item."""
    return specific_note(rng, lang, item, keys, is_met=is_met) or _pick(
        rng, lang, _bank()["touchpoints"][_side(is_met=is_met)]
    )


def specific_note(rng: Random, lang: Lang, item: str, keys: Collection[str], *, is_met: bool) -> str:
    """Return a sentence written for just this answer, or an empty string."""
    written: dict[str, Any] = _bank()["items"].get(item, {})
    for key in (*sorted(keys), _side(is_met=is_met)):
        if key in written:
            return _pick(rng, lang, written[key])
    return ""


def reason(rng: Random, lang: Lang) -> str:
    """Return why something was not applicable."""
    return _pick(rng, lang, _bank()["reasons"])


def _side(*, is_met: bool) -> str:
    return "met" if is_met else "missed"


def _pick(rng: Random, lang: Lang, pairs: Sequence[Sequence[str]]) -> str:
    return rng.choice(pairs)[LANGUAGES.index(lang)]


@cache
def _bank() -> dict[str, Any]:
    source, faults = read_source(_FILE)
    if source is None:
        raise ValueError("; ".join(map(str, faults)))
    bank: dict[str, Any] = source.data
    return bank
