"""A course with a quiz asks enough, gives nothing away to guess by, and says the same in both languages."""

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from api.courses.check_teaching import check_teaching
from api.courses.counts import table_of_courses
from api.courses.guessing import habits_of
from api.courses.load import read_course
from api.courses.sameness import SAME, likeness, same_options

FOLDER = Path(__file__).parents[2] / "courses" / "first-ten-seconds"
Course = tuple[dict[str, Any], list[dict[str, Any]]]


@pytest.fixture(scope="module")
def shipped() -> Course:
    loaded, faults = read_course(FOLDER)
    assert faults == []
    assert loaded is not None
    return loaded.document, loaded.exam


def singles(course: Course) -> list[dict[str, Any]]:
    return [question for question in [*course[0]["questions"], *course[1]] if question["kind"] == "single"]


def right(question: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = next(option for option in question["options"] if option["good"])
    return found


def say_more(course: Course) -> None:
    for question in singles(course):
        right(question)["text"]["zh-Hans"] += "，并且把该说的每一句话都说完，一句也不少"


def say_less(course: Course) -> None:
    for question in singles(course):
        right(question)["text"]["en"] = "Yes"


def never_be_longest(course: Course) -> None:
    for question in singles(course):
        wrong = next(option for option in question["options"] if not option["good"])
        wrong["text"]["zh-Hans"] += "，并且把该说的每一句话都说完，一句也不少"


def stand_first(course: Course) -> None:
    for question in singles(course):
        question["options"].sort(key=lambda option: not option["good"])


def repeat(course: Course) -> None:
    options = singles(course)[0]["options"]
    options[0]["text"] = {"zh-Hans": "先看，再说。", "en": "Look, then speak"}
    options[1]["text"] = {"zh-Hans": "再说，先看", "en": "Then look, please, and speak."}


def forget_a_topic(course: Course) -> None:
    course[1][:] = [question for question in course[1] if question["topic"] != "greeting"]


def count_wrongly(course: Course) -> None:
    course[1][0]["explanation"] = {"zh-Hans": "要等十五秒。", "en": "It takes 50 seconds."}


def ramble(course: Course) -> None:
    course[0]["cards"][0]["body"]["en"] = "Go " + "on and " * 30 + "stop."


def use_another_word(course: Course) -> None:
    course[0]["lessons"][0]["body"]["zh-Hans"] += "\n\n请找店员。"


@pytest.mark.parametrize(
    ("spoil", "remark"),
    [
        (say_more, "In zh-Hans the longest option is right in"),
        (never_be_longest, "In zh-Hans the longest option is right in 0 of"),
        (say_less, "In en the shortest option is right in"),
        (stand_first, "Option 1 is right in"),
        (repeat, "say the same."),
        (forget_a_topic, "questions ask about 'greeting'; at least 6 are needed."),
        (count_wrongly, "The English says 50, the Chinese does not."),
        (ramble, "cannot be taken in at once."),
        (use_another_word, "The glossary says 员工, not 店员."),
    ],
)
def test_what_spoils_a_course_is_named(shipped: Course, spoil: Callable[[Course], None], remark: str) -> None:
    assert list(check_teaching(*shipped)) == []
    course = copy.deepcopy(shipped)
    spoil(course)
    assert any(remark in message for _, message in check_teaching(*course))


def test_a_course_without_a_quiz_is_free_of_these_bounds(shipped: Course) -> None:
    course = copy.deepcopy(shipped)
    forget_a_topic(course)
    course[0]["quiz"] = None
    assert list(check_teaching(*course)) == []


def test_a_tie_in_length_gives_nothing_away() -> None:
    texts = ("abc", "abd", "ab")
    options = [{"key": text, "good": text == "abc", "text": {"zh-Hans": text, "en": text}} for text in texts]
    habits = habits_of([{"kind": "single", "scoring": "exact", "options": options}])
    assert (habits.longest["en"], habits.shortest["en"], dict(habits.places)) == (0, 0, {0: 1})
    assert list(same_options({"options": options})) == []


Pair = tuple[str, str]  # in Chinese, in English


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("退两步，等着。", "Go back two steps and wait."), ("退开两步等候", "Go two steps back, and hold on")),
        (("立刻告诉顾客要多久", "Tell the customer at once how long"), ("马上向客人说明要多久", "Explain to guests right away how long")),
        (("不要打断他，先记录下来", "Don’t interrupt; write it down first"), ("别打断他，先记下来", "Do not interrupt, note it first")),
    ],
)  # fmt: skip
def test_the_same_in_other_words_is_the_same(one: Pair, other: Pair) -> None:
    texts = [dict(zip(("zh-Hans", "en"), pair, strict=True)) for pair in (one, other)]
    options = [{"key": key, "text": text} for key, text in zip("ab", texts, strict=True)]
    assert list(same_options({"options": options})) == [("a", "b")]
    assert list(same_options({"turns": [{"options": options}]})) == [("a", "b")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("打断他，先记下来", "Interrupt and write it down first"), ("不打断他，先记下来", "Do not interrupt, write it down first")),
        (("两分钟后回来", "Come back in two minutes"), ("五分钟后回来", "Come back in five minutes")),
        (("请他坐，给他倒杯水", "Offer a seat and some water"), ("请他坐，给他一张表", "Offer a seat and a form")),
        (("放下手里的活，走过去", "Put the work down and go over"), ("手里的活做完，再走过去", "Finish the work and then go over")),
    ],
)  # fmt: skip
def test_what_denies_counts_or_does_otherwise_is_not_the_same(one: Pair, other: Pair) -> None:
    texts = [dict(zip(("zh-Hans", "en"), pair, strict=True)) for pair in (one, other)]
    assert likeness(*texts) < SAME


def test_the_table_counts_what_the_course_holds(shipped: Course) -> None:
    head, row = table_of_courses([shipped])
    assert head.split()[:4] == ["course", "minutes", "lessons", "exam"]
    assert row.split()[:4] == ["first-ten-seconds", "17", "4", str(len(shipped[1]))]
    assert head.endswith("nearest options  least choice")
    nearest, least = row.split()[-2:]
    assert (float(nearest) < SAME, float(least) >= 2) == (True, True)
