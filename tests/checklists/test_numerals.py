"""A number written out is read back, in both languages, and told from every other number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.checklists.agreement import disagreements
from api.checklists.numerals import value_of_english, values_of_chinese

ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety"
numbers = st.integers(3, 99_999)


def english(number: int) -> str:
    """Write a number as a style guide would: hyphens in the tens, `and` after the hundreds."""
    if number < 20:
        return ONES.split()[number]
    if number < 100:
        return TENS.split()[number // 10] + (f"-{english(number % 10)}" if number % 10 else "")
    if number < 1000:
        return f"{english(number // 100)} hundred" + (f" and {english(number % 100)}" if number % 100 else "")
    rest = number % 1000
    return f"{english(number // 1000)} thousand" + (f"{' and' if rest < 100 else ''} {english(rest)}" if rest else "")


def chinese(number: int) -> str:
    """Write a number with its scales and a 零 for each gap, 十 without 一 at the start."""
    if number >= 10_000:
        rest = number % 10_000
        gap = "零" if 0 < rest < 1000 else ""
        return f"{chinese(number // 10_000)}万{gap}{chinese(rest) if rest else ''}".replace("万零十", "万零一十")
    written, zero = "", False
    for scale, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // scale % 10
        if digit:
            written += ("零" if zero and written else "") + "零一二三四五六七八九"[digit] + word
            zero = False
        else:
            zero = True
    return written.removeprefix("一") if written.startswith("一十") else written


@given(numbers)
def test_what_is_written_is_read(number: int) -> None:
    assert value_of_english(english(number).replace("-", " ").split()) == number
    read = values_of_chinese(chinese(number))
    assert read == [number]


@given(numbers, numbers)
def test_a_pair_agrees_only_if_it_is_the_same_number(one: int, other: int) -> None:
    faults = list(disagreements(f"押金{chinese(one)}元", f"A deposit of {english(other)} yuan"))
    assert not faults or one != other
    # A part of a number in words may happen to be the other one, but never both ways.
    assert faults or one == other


@pytest.mark.parametrize(
    "words",
    ["and five", "five and", "ten five", "twenty twelve", "hundred", "five five", "thousand", "five zero", "apple"],
)
def test_what_is_no_single_number_is_none(words: str) -> None:
    assert value_of_english(words.split()) is None
