"""Reads numbers that are written in words, English or Chinese, below a hundred million. Pure."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

# Zero to nineteen in order, then the tens from twenty on.
_SMALL: Final = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORDS: Final = {
    **{word: number for number, word in enumerate(_SMALL)},
    **{word: 10 * number for number, word in enumerate(_TENS, 2)},
}
# Words that are a number only when they stand alone.
_ALONE: Final = {
    **dict(
        zip(("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"), range(1, 9), strict=True)
    ),
    "ninth": 9,
    "tenth": 10,
    "once": 1,
    "single": 1,
    "both": 2,
    "twice": 2,
    "pair": 2,
    "couple": 2,
    "dozen": 12,
}
_HUNDRED, _THOUSAND = "hundred", "thousand"

NUMERAL_ZH: Final = "[〇零一二两三四五六七八九十百千万]+"
_DIGITS_ZH: Final = {
    **{digit: number for number, digit in enumerate("零一二三四五六七八九")},
    "〇": 0,
    "两": 2,
}
_SCALES_ZH: Final = {"十": 10, "百": 100, "千": 1000}
_TEN_THOUSAND: Final = "万"


def value_of_english(words: Sequence[str]) -> Decimal | None:
    """Read lower-case words as one number, `two hundred and fifty`; None where they are none or more than one."""
    if len(words) == 1 and words[0] in _ALONE:
        return Decimal(_ALONE[words[0]])
    thousands, below, said = 0, 0, False
    for place, word in enumerate(words):
        if word == "and":
            if not said or place == len(words) - 1:
                return None
        elif word in {"a", "an"} and place == 0:
            below = 1
        elif word == _HUNDRED and 0 < below < 10:
            below *= 100
        elif word == _THOUSAND and below and not thousands:
            thousands, below = below * 1000, 0
        elif word in _WORDS and _fits(_WORDS[word], below, is_first=place == 0):
            below += _WORDS[word]
        else:
            return None
        said = True
    return Decimal(thousands + below) if said else None


def _fits(number: int, below: int, *, is_first: bool) -> bool:
    """Tell whether a number below a hundred may follow what was said: five after twenty or two hundred, not after ten."""
    if is_first or below % 100 == 0:
        return is_first or number > 0
    return 0 < number < 10 and below % 10 == 0 and below % 100 >= 20


def values_of_chinese(numeral: str) -> list[Decimal]:
    """Read a numeral; 三五 without a scale is three or five, so it may have several values."""
    if not any(character in _SCALES_ZH or character == _TEN_THOUSAND for character in numeral):
        return [Decimal(_DIGITS_ZH[character]) for character in numeral]
    head, found, tail = numeral.rpartition(_TEN_THOUSAND)
    return (
        [Decimal((_below_ten_thousand(head) or 1) * 10_000 + _below_ten_thousand(tail))]
        if found
        else [Decimal(_below_ten_thousand(tail))]
    )


def _below_ten_thousand(numeral: str) -> int:
    total, digit = 0, 0
    for character in numeral:
        if character in _DIGITS_ZH:
            digit = _DIGITS_ZH[character]
        elif character in _SCALES_ZH:
            total, digit = total + (digit or 1) * _SCALES_ZH[character], 0
    return total + digit
