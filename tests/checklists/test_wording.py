"""What a careful reader of both languages would notice is noticed, on its line; what such a reader would let pass is let pass."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from api.checklists.sentences import long_sentences
from api.checklists.source import Fault
from api.checklists.vocabulary import CHINESE, ENGLISH, strange_words
from api.checklists.wording import check_pair

Load = Callable[[str], tuple[dict[str, Any] | None, list[Fault]]]
GLOSSARY = Path(__file__).parents[2] / "docs" / "glossary.md"


def test_a_sentence_of_35_words_may_stand_and_one_more_may_not() -> None:
    assert list(long_sentences(" ".join(["word"] * 35) + ". Short.", "en")) == []
    (remark,) = long_sentences("Short. " + " ".join(["word"] * 36) + ".", "en")
    assert remark.startswith("The sentence that begins 'word word word word word'") or "has 36 words" in remark
    assert "has 36 words" in remark


def test_sixty_characters_may_stand_and_one_more_may_not_whatever_commas_it_has() -> None:
    assert list(long_sentences("字" * 30 + "，" + "字" * 30 + "。" + "短。", "zh-Hans")) == []
    (remark,) = long_sentences("短。" + "字" * 30 + "，" + "字" * 31 + "。", "zh-Hans")
    assert "has 61 characters" in remark


@pytest.mark.parametrize("end", ["？”", "！", "……", "。）", "\n\n", "\n- "])
def test_chinese_breathes_where_a_reader_does(end: str) -> None:
    assert list(long_sentences("字" * 50 + end + "字" * 50, "zh-Hans")) == []


@pytest.mark.parametrize("end", [".” ", "! ", "? ", "\n\n", "\n- ", "\n2. "])
def test_english_breathes_where_a_reader_does(end: str) -> None:
    assert list(long_sentences("word " * 30 + "word" + end + "word " * 30, "en")) == []


def test_points_inside_words_and_numbers_end_no_sentence() -> None:
    text = " ".join(["word"] * 34) + " 2.5 metres wide"
    assert [remark for remark in long_sentences(text, "en") if "has 37 words" in remark]


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("十秒之内有人回应", "Someone answers within 10 seconds"),
        ("10 秒之内有人回应", "Someone answers within ten seconds"),
        ("等了二十五分钟", "Waited twenty-five minutes"),
        ("押金 250 元", "A deposit of two hundred and fifty yuan"),
        ("一千二百元", "1,200 yuan"),
        ("一百零五米", "105 metres"),
        ("打八折", "20 percent off"),
        ("打八折", "at 80 percent of the price"),
        ("八成的人", "80 percent of them"),
        ("半小时", "30 minutes"),
        ("提前一刻钟", "fifteen minutes before"),
        ("三五分钟", "three to five minutes"),
        ("第三次", "for the 3rd time, the third"),
        ("十分热情，再三道歉，一日三餐", "Very warm, with many an apology, every meal"),
        ("等一会儿", "Wait a minute or two"),
        ("一式两份", "in duplicate"),
        ("三分之一", "a third"),
        ("晚上 20:30", "at 20:30"),
        ("二〇二六", "of 2, 0 and 6"),
        ("十点钟", "ten o’clock"),
    ],
)
def test_the_same_number_in_another_dress_is_the_same(chinese: str, english: str) -> None:
    assert list(check_pair(chinese, english)) == []


@pytest.mark.parametrize(
    ("chinese", "english", "found"),
    [
        ("十秒之内", "Within 15 seconds", [("en", 10), ("zh-Hans", 15)]),
        ("等了 9 分钟", "Waited for eight minutes", [("en", 9), ("zh-Hans", 8)]),
        ("等了九分钟", "Waited for ages", [("en", 9)]),
        ("等了很久", "Waited for twenty-five minutes", [("zh-Hans", 25)]),
        ("押金二百五十元", "A deposit of two hundred yuan", [("en", 250), ("zh-Hans", 200)]),
        ("打九折", "20 percent off", [("zh-Hans", 20)]),
        ("宽 2.5 米", "2 metres wide", [("en", 2.5), ("zh-Hans", 2)]),
        ("抽查 10 件", "A few items", [("en", 10)]),
        ("问三名员工", "Ask some employees", [("en", 3)]),
        ("问几名员工", "Ask three employees", [("zh-Hans", 3)]),
        ("五样都没有", "None of the four", [("en", 5), ("zh-Hans", 4)]),
    ],
)
def test_another_number_is_told_in_the_language_that_lacks_it(
    chinese: str, english: str, found: list[tuple[str, float]]
) -> None:
    told = [
        (language, float(re.findall(r"says ([0-9.]+)", remark)[0].rstrip(".")))
        for language, remark in check_pair(chinese, english)
    ]
    assert told == found


def test_words_the_glossary_does_not_use_are_told_with_the_better_one() -> None:
    assert list(strange_words("A salesman and two clients at the cash desk", "en")) == [
        "The glossary says employee, staff, not salesman.",
        "The glossary says customer, not client.",
        "The glossary says till, not cash desk.",
    ]
    assert list(strange_words("店员请客人去款台", "zh-Hans")) == [
        "The glossary says 员工, not 店员.",
        "The glossary says 顾客, not 客人.",
        "The glossary says 收银台, not 款台.",
    ]


def test_innocent_words_that_hide_a_forbidden_one_pass() -> None:
    assert list(strange_words("门店员工看到顾客人数很多，查客户之声", "zh-Hans")) == []
    assert list(strange_words("branching, modular, patronising", "en")) == []


def test_the_glossary_explains_every_word_that_is_refused() -> None:
    glossary = GLOSSARY.read_text("utf-8")
    told = glossary[glossary.index("## On the floor") :]
    for words in (*ENGLISH.values(), *CHINESE.values()):
        for word in words:
            assert word in told, word


def test_a_fault_of_wording_has_its_line_and_keeps_the_document_back(small: str, load: Load) -> None:
    broken = small.replace(
        "zh-Hans: 有没有伞？, en: Do you have umbrellas?", "zh-Hans: 店里有 3 把伞吗？, en: Do you have umbrellas?"
    )
    document, faults = load(broken)
    assert document is None
    line = next(number for number, text in enumerate(broken.splitlines(), 1) if "umbrellas" in text)
    assert [(fault.line, fault.message) for fault in faults] == [
        (line, "scenarios[0].ask[0].en: The Chinese says 3, the English does not.")
    ]
