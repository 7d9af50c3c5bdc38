"""How Chinese words sound, so that a card is found by typing pinyin or its initials. The only door to pypinyin."""

import re
from collections.abc import Iterable

from pypinyin import Style, lazy_pinyin

_HAN = re.compile(r"[\u4e00-\u9fff]+")


def sounds_of(words: Iterable[str]) -> list[str]:
    """Give each Chinese word as pinyin without tones and as initials, both without spaces: 退货 is `tuihuo` and `th`."""
    found: dict[str, None] = {}
    for word in words:
        for part in _HAN.findall(word):
            found |= {"".join(lazy_pinyin(part)): None, "".join(lazy_pinyin(part, style=Style.FIRST_LETTER)): None}
    return list(found)
