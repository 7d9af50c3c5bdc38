"""True and false as options: the words both languages use for them, and the pair a true-false question has."""

from decimal import Decimal
from typing import Final

from api.interchange.draft import Option

TRUE_WORDS: Final = frozenset({"t", "true", "yes", "√", "✓", "对", "正确", "是"})
FALSE_WORDS: Final = frozenset({"f", "false", "no", "×", "✗", "x", "错", "错误", "否"})


def truth_of(word: str) -> bool | None:
    """Read a word for true or false; None if it is neither."""
    plain = word.strip().casefold()
    return True if plain in TRUE_WORDS else False if plain in FALSE_WORDS else None


def truth_options(*, is_true: bool) -> tuple[Option, Option]:
    """Make the two options."""
    return Option("true", Decimal(int(is_true))), Option("false", Decimal(int(not is_true)))
