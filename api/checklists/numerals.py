"""Compares the numbers of a text in two languages, however they are written: 10, ten, 十. Pure.

Two kinds of number have to be found on the other side: one written in digits, and one in words that counts something measured
(seconds, days, yuan…). Other words are left alone, because 十分, 再三 and "one or two" count nothing.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

_DIGITS: Final = re.compile(r"(?<![A-Za-z0-9.])[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?")

_UNITS_EN: Final = (
    r"(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|yuan|metres?|centimetres?|percent|points?|steps?)"
)
_UNITS_ZH: Final = r"(?:秒|分钟|小时|天|日|周|个月|年|元|块钱|米|厘米|分|步)"

_SMALL_EN: Final = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS_EN: Final = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ORDINALS_EN: Final = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
_OTHER_EN: Final = {
    "a": 1,
    "an": 1,
    "once": 1,
    "single": 1,
    "both": 2,
    "twice": 2,
    "pair": 2,
    "couple": 2,
    "dozen": 12,
    "fortnight": 14,
}
_VALUES_EN: Final[dict[str, int]] = {
    **{word: number for number, word in enumerate(_SMALL_EN)},
    **{word: 10 * number for number, word in enumerate(_TENS_EN, 2)},
    **{word: number for number, word in enumerate(_ORDINALS_EN, 1)},
    **_OTHER_EN,
}
_SCALES_EN: Final = {"hundred": 100, "thousand": 1000}
_WORD_EN: Final = re.compile(r"[A-Za-z]+")
# 1 and 2 are said in too many ways ("a minute", "a day or two", 一会儿) to be held against anybody.
_LEAST_IN_WORDS: Final = 3
_COUNTED_EN: Final = re.compile(rf"\b((?:[a-z]+[- ])*?[a-z]+)[- ]{_UNITS_EN}\b")

_DIGITS_ZH: Final = {
    "〇": 0,
    "零": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
_SCALES_ZH: Final = {"十": 10, "百": 100, "千": 1000}
_NUMERAL_ZH: Final = "[〇零一二两三四五六七八九十百千]+"
_ANY_ZH: Final = re.compile(rf"({_NUMERAL_ZH})|(半)|(双)")
# 十分 and 三分之一 are no points, 一日三餐 no days.
_COUNTED_ZH: Final = re.compile(rf"(?<![第十百千])({_NUMERAL_ZH})(?!分之|分[^钟，。；！？）的以内])(?={_UNITS_ZH})")
_SHARE_ZH: Final = re.compile(rf"({_NUMERAL_ZH}|[0-9.]+)(成|折|刻)")


def disagreements(chinese: str, english: str) -> Iterator[tuple[str, str]]:
    """Yield `(language, remark)` for each number written in one language that the other does not have."""
    in_chinese, in_english = _all_chinese(chinese), _all_english(english)
    for number in sorted(_digits(chinese) | _counted_chinese(chinese)):
        if number not in in_english:
            yield "en", f"The Chinese says {number}, the English does not."
    for number in sorted(_digits(english) | _counted_english(english)):
        if number not in in_chinese:
            yield "zh-Hans", f"The English says {number}, the Chinese does not."


def _digits(text: str) -> set[Decimal]:
    return {Decimal(found.replace(",", "")) for found in _DIGITS.findall(text)}


def _all_english(text: str) -> set[Decimal]:
    words = _WORD_EN.findall(text.lower())
    found = _digits(text) | {Decimal(_VALUES_EN[word]) for word in words if word in _VALUES_EN}
    for start in range(len(words)):
        for length in range(2, 6):
            found |= _value_english(words[start : start + length])
    return found


def _counted_english(text: str) -> set[Decimal]:
    counted: set[Decimal] = set()
    for match in _COUNTED_EN.finditer(text.lower()):
        words = _WORD_EN.findall(match[1])
        # The longest run of number words right before the unit is the number.
        values = [value for start in range(len(words)) for value in _value_english(words[start:])]
        counted |= set(values[:1])
    return {number for number in counted if number >= _LEAST_IN_WORDS}


def _value_english(words: list[str]) -> set[Decimal]:
    """Read words as one number, `two hundred and fifty`; nothing where they are none."""
    total, current, is_open = 0, 0, False
    for word in words:
        if word == "and" and is_open:
            continue
        if word in _SCALES_EN and is_open:
            total, current = total + current * _SCALES_EN[word], 0
        elif word in _VALUES_EN and (current == 0 or (current % 10 == 0 and current >= 20 and _VALUES_EN[word] < 10)):
            current, is_open = current + _VALUES_EN[word], True
        else:
            return set()
    return {Decimal(total + current)} if is_open and words[-1] != "and" else set()


def _all_chinese(text: str) -> set[Decimal]:
    found = _digits(text)
    for numeral, half, pair in _ANY_ZH.findall(text):
        found |= set(_values_chinese(numeral)) if numeral else set()
        found |= {Decimal("0.5"), Decimal(30)} if half else set()
        found |= {Decimal(2)} if pair else set()
    for numeral, word in _SHARE_ZH.findall(text):
        value = Decimal(numeral) if numeral[0].isdigit() else _values_chinese(numeral)[0]
        found |= {"成": {value * 10}, "折": {value * 10, 100 - value * 10}, "刻": {value * 15}}[word]
    return found


def _counted_chinese(text: str) -> set[Decimal]:
    numerals = _COUNTED_ZH.findall(text)
    return {value for numeral in numerals for value in _values_chinese(numeral) if value >= _LEAST_IN_WORDS}


def _values_chinese(numeral: str) -> list[Decimal]:
    """Read a numeral; 三五 without a scale is three or five."""
    if not any(character in _SCALES_ZH for character in numeral):
        return [Decimal(_DIGITS_ZH[character]) for character in numeral]
    total, current = 0, 0
    for character in numeral:
        if character in _DIGITS_ZH:
            current = _DIGITS_ZH[character]
        else:
            total, current = total + (current or 1) * _SCALES_ZH[character], 0
    return [Decimal(total + current)]
