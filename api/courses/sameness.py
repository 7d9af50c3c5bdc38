"""Tells whether two options say the same in other words, so that neither can be the only right one. Pure.

Words are compared, not meaning: words that carry nothing are left out, words that mean the same here count as one, and an option that
denies what the other says, or counts otherwise, is another option, however alike they look. Two options are held to be the same where
both languages say so: a word that makes the difference is seldom missed in both.
"""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import combinations
from typing import Any, Final

SAME: Final = Decimal("0.70")

_NOT: Final = "not"
_EMPTY: Final = {
    "en": frozenset(
        re.findall(
            "[a-z]+",
            "a an and are as at be been being by can could did do does for from had has have he her him his i in is it its me my of on"
            " our out please she should so that the their them then there they this to was we were what will with would you your",
        )
    ),
    "zh-Hans": frozenset("的了着吗呢吧啊就也还都把将给请您你我他她它们这那个位是在有会要能可以和与跟一下"),
}
_DENIES: Final = {
    "en": frozenset(
        ("cannot", "neither", "never", "no", "nobody", "none", "nor", "not", "nothing", "nowhere", "without")
    ),
    "zh-Hans": frozenset("不没别未无勿莫"),
}
_COUNTS: Final = {
    "en": re.compile(
        r"\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|\w+teen|\w+ty|hundred|half|quarter|twice"
    ),
    "zh-Hans": re.compile(r"\d+|[两二三四五六七八九十百千半]"),
}
_ALIKE: Final = {
    "en": (
        ("at once", "right away", "straight away", "immediately", "directly"),
        ("go on", "carry on", "continue", "keep on"),
        ("customer", "customers", "guest", "guests", "client", "shopper"),
        ("employee", "employees", "staff", "colleague", "assistant"),
        ("tell", "say", "inform", "explain"),
        ("ask", "enquire", "inquire"),
        ("fetch", "bring", "get"),
        ("ring", "call", "phone", "telephone"),
        ("wait", "hold on"),
        ("look", "glance"),
        ("write down", "note", "record"),
        ("sorry", "apologise", "apologize"),
    ),
    "zh-Hans": (
        ("马上", "立刻", "立即", "当场", "当即"),
        ("继续", "接着"),
        ("顾客", "客人", "客户", "对方"),
        ("员工", "店员", "同事"),
        ("告诉", "说明", "解释", "讲清"),
        ("询问", "问问", "问"),
        ("打电话", "致电", "去电"),
        ("等候", "等待", "等"),
        ("记下", "记录", "写下"),
        ("道歉", "赔不是", "说对不起"),
    ),
}
_ENDING: Final = re.compile(r"(?<=\w{3})(?:ing|ed|es|s)$")
_MARKS: Final = re.compile(r"[\W_]+")


def same_options(question: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield pairs of option keys that say the same; in a dialogue, of the same turn."""
    for options in _choices(question):
        for one, other in combinations(options, 2):
            if likeness(one["text"], other["text"]) >= SAME:
                yield one["key"], other["key"]


def nearest(question: Mapping[str, Any]) -> Decimal:
    """Give how alike the two most alike options of a question are, 0 to 1."""
    pairs = (pair for options in _choices(question) for pair in combinations(options, 2))
    return max((likeness(one["text"], other["text"]) for one, other in pairs), default=Decimal(0))


def likeness(one: Mapping[str, str], other: Mapping[str, str]) -> Decimal:
    """Give the share of words two texts have in common, where that is less; 0 if one denies the other or counts otherwise."""
    shares = []
    for language in _EMPTY:
        mine, others = _words(one[language], language), _words(other[language], language)
        if (_NOT in mine) != (_NOT in others) or _numbers(mine, language) != _numbers(others, language):
            return Decimal(0)
        shares.append(Decimal(len(mine & others)) / max(len(mine | others), 1))
    return min(shares).quantize(Decimal("0.01"))


def _choices(question: Mapping[str, Any]) -> Iterator[list[Any]]:
    yield question.get("options", [])
    yield from (turn["options"] for turn in question.get("turns", []))


def _numbers(words: frozenset[str], language: str) -> frozenset[str]:
    return frozenset(word for word in words if _COUNTS[language].fullmatch(word))


def _words(text: str, language: str) -> frozenset[str]:
    """Reduce a text to the words that say something; of Chinese, to its characters."""
    plain = text.casefold().replace("n’t", " not").replace("n't", " not")
    for first, *rest in _ALIKE[language]:
        for word in rest:
            plain = re.sub(rf"\b{word}\b", first, plain) if language == "en" else plain.replace(word, first)
    parts = _MARKS.sub(" ", plain).split()
    if language != "en":
        parts = [part for word in parts for part in ([word] if word.isascii() else word)]
    kept = (
        _NOT if part in _DENIES[language] else _ENDING.sub("", part) for part in parts if part not in _EMPTY[language]
    )
    return frozenset(kept)
