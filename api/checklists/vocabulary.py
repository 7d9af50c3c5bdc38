"""The one word for one thing that checklists and courses use, and the words they leave to others. Pure.

docs/glossary.md explains the choice, a test holds the two together. Only words with a clear better one are here: a list that cried
wolf would be switched off.
"""

import re
from collections.abc import Iterator
from typing import Final

# The word to use, and the words it is used instead of.
ENGLISH: Final[dict[str, tuple[str, ...]]] = {
    "shopper": ("secret shopper", "mystery guest", "mystery customer"),
    "store": ("outlet", "branch", "shop floor"),
    "sales floor": ("shopfloor", "selling floor"),
    "employee, staff": (
        "shop assistant",
        "sales associate",
        "salesperson",
        "salesman",
        "saleswoman",
        "clerk",
        "personnel",
    ),
    "customer": ("client", "consumer", "patron"),
    "till": ("cash desk", "cash register", "checkout counter", "cashier desk"),
    "manager, store manager": ("shop manager", "store keeper"),
    "checklist": ("check list", "questionnaire", "score sheet"),
    "corrective action": ("rectification", "remediation"),
    "scorecard": ("score card", "report card"),
    "lesson": ("module",),
    "drill": ("role play",),
    "organisation": ("organization",),
}
CHINESE: Final[dict[str, tuple[str, ...]]] = {
    "神秘顾客": ("神秘访客", "神秘客", "秘密顾客", "暗访员"),
    "门店": ("分店", "店铺", "店面", "网点"),
    "卖场": ("营业厅",),
    "员工": ("店员", "营业员", "服务员", "售货员", "导购", "销售人员"),
    "顾客": ("客户", "客人", "消费者"),
    "收银台": ("收款台", "收银处", "款台"),
    "店长": ("店经理", "门店经理"),
    "检查表": ("检查单", "评分表", "打分表"),
    "整改": ("纠正措施", "整顿"),
    "评分卡": ("得分卡", "成绩单"),
    "课时": ("课节", "模块"),
    "演练": ("角色扮演",),
}
# Innocent words in which a forbidden one is hidden.
_INNOCENT: Final = ("客户之声", "门店员工", "门店面积", "服务员工", "顾客人数", "每位顾客人", "收款台账")
_HIDDEN: Final = re.compile("|".join(_INNOCENT))


def strange_words(text: str, language: str) -> Iterator[str]:
    """Yield a remark for each word of a text in `zh-Hans` or `en` for which the glossary has another."""
    table = ENGLISH if language == "en" else CHINESE
    searched = text.lower() if language == "en" else _HIDDEN.sub("·", text)
    for wanted, words in table.items():
        for word in words:
            if _is_in(word, searched, language):
                yield f"The glossary says {wanted}, not {word}."


def _is_in(word: str, text: str, language: str) -> bool:
    if language != "en":
        return word in text
    return re.search(rf"\b{word}(?:s|es)?\b", text) is not None
