"""What learners type, words and numbers, marked here as the file marks it: the first answer that fits counts. Pure."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal, InvalidOperation
from typing import Final

from api.i18n import marked
from api.interchange.choices import NOT_WHOLE, WHOLE
from api.interchange.draft import Accepted, NumberRange, Unreadable
from api.quizzes.folding import fold

WILDCARD: Final = marked("“{text}” holds a * that stands for any words; the question needs its author.")
CAPITALS: Final = marked("There capital and small letters are told apart; here they are marked alike.")
SAME_HERE: Final = marked(
    "“{one}” and “{other}” earn different shares and are one answer here; the question needs its author."
)
COSTS: Final = marked(
    "The answer “{text}” costs something, which no typed answer does here; the question needs its author."
)
AMONG: Final = marked("Numbers that earn nothing lie among numbers that earn something; the question needs its author.")
_STAR: Final = re.compile(r"(?<!\\)\*")
_MOST_DIGITS: Final = 15


def amount(text: str) -> Decimal:
    """Read a number; raise ValueError for what is none, and for one that no course could hold."""
    try:
        value = Decimal(text.strip())
    except InvalidOperation:
        raise ValueError(text) from None
    if not value.is_finite() or abs(value.adjusted()) > _MOST_DIGITS:
        raise ValueError(text)
    return value


def has_capitals(texts: Iterable[str]) -> bool:
    """Tell whether large and small letters make a difference in any of them."""
    return any(text.upper() != text.lower() for text in texts)


def literal(text: str) -> str:
    """Write an accepted answer so that its stars are only stars; `take_words` reads it."""
    return text.replace("*", r"\*")


def take_words(line: int, answers: Sequence[tuple[str, Decimal]], *, is_strict: bool) -> tuple[Accepted, ...]:
    """Take the answers that earn something, each once; `is_strict` where capitals count. Raise Unreadable for what earns otherwise here."""
    taken: dict[str, tuple[str, Decimal]] = {}
    for place, (written, share) in enumerate(answers):
        if share < 0:
            raise Unreadable(line, COSTS, text=written)
        if _STAR.search(written):
            # What earns nothing after all that earns something is just everything else.
            if share or any(later for _, later in answers[place + 1 :]):
                raise Unreadable(line, WILDCARD, text=written)
            continue
        text = written.replace(r"\*", "*")
        other, known = taken.setdefault(fold(text), (text, share))
        is_reached = is_strict or other.casefold() != text.casefold()
        if known != share and is_reached:
            raise Unreadable(line, SAME_HERE, one=other, other=text)
    _check_whole(line, [share for _, share in taken.values()])
    return tuple(Accepted(text, share) for text, share in taken.values() if share)


def take_numbers(line: int, ranges: Sequence[NumberRange]) -> tuple[NumberRange, ...]:
    """Take the ranges that earn something; raise Unreadable where leaving out the others would change what is earned."""
    for place, one in enumerate(ranges):
        if one.weight < 0:
            raise Unreadable(line, COSTS, text=f"{one.low:f}")
        later = (other for other in ranges[place + 1 :] if other.weight)
        if not one.weight and any(other.low <= one.high and one.low <= other.high for other in later):
            raise Unreadable(line, AMONG)
    _check_whole(line, [one.weight for one in ranges])
    return tuple(one for one in ranges if one.weight)


def _check_whole(line: int, shares: Sequence[Decimal]) -> None:
    best = max(shares, default=Decimal(0))
    if best < WHOLE:
        raise Unreadable(line, NOT_WHOLE, percent=f"{(best * 100).normalize():f}")
