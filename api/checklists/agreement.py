"""Compares the numbers of a text in two languages, however they are written: 10, ten, 十. Pure.

What has to be found on the other side: every number in digits; every English number word from three on; and every Chinese numeral from
three on that stands before a unit or a measure word, because 十分, 再三 and 七嘴八舌 count nothing.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from api.checklists.numerals import NUMERAL_ZH, value_of_english, values_of_chinese

_DIGITS: Final = re.compile(r"(?<![A-Za-z0-9.])[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?")
# 1 and 2 are said in too many ways ("a minute", "a day or two", 一会儿) to be held against anybody.
_LEAST_IN_WORDS: Final = 3

_WORD_EN: Final = re.compile("[A-Za-z]+")
_LONGEST_EN: Final = 8  # words of one number: ninety-nine thousand nine hundred and ninety-nine
_ORDINAL: Final = re.compile("third|fourth|.+th$")

_UNITS_ZH: Final = "(?:秒|分钟|小时|天|日|周|个|年|元|块钱|米|厘米|分|步|位|名|件|次|遍|条|题|样|种|项|台|张|层|排)"
_ANY_ZH: Final = re.compile(NUMERAL_ZH)
# 十分热情 and 三分之一 are no points.
_COUNTED_ZH: Final = re.compile(
    rf"(?<![第{NUMERAL_ZH[1:-2]}])({NUMERAL_ZH})(?!分之|分[^钟，。；！？）的以内])(?={_UNITS_ZH})"
)
_SHARE_ZH: Final = re.compile(rf"({NUMERAL_ZH}|[0-9.]+)(成|折|刻)")
_HALF_ZH: Final = "半"
_HALVES: Final = frozenset({Decimal("0.5"), Decimal(30)})


def disagreements(chinese: str, english: str) -> Iterator[tuple[str, str]]:
    """Yield `(language, remark)` for each number written in one language that the other does not have."""
    in_chinese, in_english = _all_chinese(chinese), _all_english(english)
    for number in sorted(_digits(chinese) | _counted_chinese(chinese)):
        if number not in in_english:
            yield "en", f"The Chinese says {number}, the English does not."
    for number in sorted(_digits(english) | _said_english(english)):
        if number not in in_chinese:
            yield "zh-Hans", f"The English says {number}, the Chinese does not."


def _digits(text: str) -> set[Decimal]:
    return {Decimal(found.replace(",", "")) for found in _DIGITS.findall(text)}


def _all_english(text: str) -> set[Decimal]:
    words = _WORD_EN.findall(text.lower())
    runs = (words[start:end] for start in range(len(words)) for end in range(start + 1, start + 1 + _LONGEST_EN))
    return _digits(text) | {value for run in runs if (value := value_of_english(run)) is not None}


def _said_english(text: str) -> set[Decimal]:
    """Find the numbers said in words, each as long as it goes; an ordinal may well be 最后 or 另 on the other side."""
    words = _WORD_EN.findall(text.lower())
    said: set[Decimal] = set()
    place = 0
    while place < len(words):
        value, length = _longest_number(words[place : place + _LONGEST_EN])
        if value is not None and not (length == 1 and _ORDINAL.match(words[place])):
            said.add(value)
        place += length
    return {number for number in said if number >= _LEAST_IN_WORDS}


def _longest_number(words: Sequence[str]) -> tuple[Decimal | None, int]:
    """Return the longest number that these words begin with, and how many words it takes; a word that is none takes one."""
    for length in range(len(words), 0, -1):
        value = value_of_english(words[:length])
        if value is not None:
            return value, length
    return None, 1


def _all_chinese(text: str) -> set[Decimal]:
    found = _digits(text) | (_HALVES if _HALF_ZH in text else frozenset())
    for numeral in _ANY_ZH.findall(text):
        found |= set(values_of_chinese(numeral))
    for numeral, word in _SHARE_ZH.findall(text):
        value = Decimal(numeral) if numeral[0].isascii() else values_of_chinese(numeral)[0]
        found |= {"成": {value * 10}, "折": {value * 10, 100 - value * 10}, "刻": {value * 15}}[word]
    return found


def _counted_chinese(text: str) -> set[Decimal]:
    numerals = _COUNTED_ZH.findall(text)
    return {value for numeral in numerals for value in values_of_chinese(numeral) if value >= _LEAST_IN_WORDS}
