"""What the figures of a question call for, in words anybody understands. Pure."""

from collections.abc import Collection, Mapping
from typing import Final

from api.core.problems import marked
from api.quizzes.item_statistics import ItemFigures

ENOUGH: Final = 30
SENTENCES: Final[Mapping[str, str]] = {
    "too-few": marked("Not enough answers yet to say anything."),
    "key-suspect": marked("Look at the key: those who know the rest choose something else."),
    "easy": marked("Nearly everybody gets it right; it tells nobody apart."),
    "hard": marked("Fewer than a quarter get it right. Is it taught, and is it clear?"),
    "guessing": marked("The answers look as if they were guessed."),
    "weak": marked("It hardly tells those who know from those who do not."),
    "alarm": marked("Those who know the rest do worse here. Something is wrong with it."),
    "dead-option": marked("An option that hardly anybody chooses; replace it."),
}


def flags_of(item: ItemFigures, good: Collection[str]) -> list[str]:
    """Name what is odd about a question; below thirty people nothing is said but that."""
    if item.people < ENOUGH:
        return ["too-few"]
    known = [option for option in item.options if option.r is not None]
    is_suspect = any((option.r or 0) < 0 if option.key in good else (option.r or 0) > 0.2 for option in known)
    chance = 1 / len(item.options) if item.options and len(good) == 1 else None
    found = {
        "key-suspect": is_suspect,
        "easy": item.facility > 0.95,
        "hard": item.facility < 0.25,
        "guessing": chance is not None and item.low <= chance <= item.high,
        "alarm": item.discrimination is not None and item.discrimination < 0,
        "weak": item.discrimination is not None and 0 <= item.discrimination < 20,
        "dead-option": any(option.share < 0.05 for option in item.options if option.key not in good),
    }
    return [name for name, is_so in found.items() if is_so]
