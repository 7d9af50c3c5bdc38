"""Drafts as GIFT. Our own marks travel in comments, where other systems leave them alone."""

import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Final

from api.i18n import marked
from api.interchange.draft import Draft, NumberRange, Remark
from api.interchange.typed import literal

NO_PLACE: Final = marked("“{title}” is of the kind “{kind}”, which this format does not have. It was left out.")
GUIDE: Final = marked("“{title}” has a guide for marking, which this format does not have.")
_SPECIAL: Final = re.compile(r"([~=#{}:\\])")


def write_gift(drafts: Iterable[Draft]) -> tuple[bytes, list[Remark]]:
    """Write all drafts that the format can hold; name the others."""
    blocks: list[str] = []
    remarks: list[Remark] = []
    for draft in drafts:
        write = _WRITERS.get(draft.kind)
        if write is None:
            remarks.append(Remark(draft.line, NO_PLACE, {"title": draft.title, "kind": draft.kind}))
            continue
        if draft.guide:
            remarks.append(Remark(draft.line, GUIDE, {"title": draft.title}))
        general = f"####{_escape(draft.explanation)}" if draft.explanation else ""
        title = f"::{_escape(draft.title)}::" if draft.title else ""
        blocks.append(f"{_comment(draft)}{title}{_escape(draft.stem)} {{{write(draft)}{general}}}\n")
    return "\n".join(blocks).encode(), remarks


def _comment(draft: Draft) -> str:
    tags = [f"[tag:{name}={_safe(value)}]" for name, value in draft.tags.items()]
    return f"// {' '.join(tags)}\n" if tags else ""


def _safe(value: str) -> str:
    """Write what would end a tag as percent and number, as in addresses."""
    return value.replace("%", "%25").replace("]", "%5D").replace("\n", "%0A")


def _escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text).replace("<", "&lt;").replace("\n", "\\n")


def _options(draft: Draft) -> str:
    is_single = draft.kind == "single"
    lines = []
    for option, share in zip(draft.options, draft.shares(), strict=True):
        sign = "=" if is_single and share == 1 else "~"
        weight = "" if is_single and share in {0, 1} else f"%{percent(share)}%"
        feedback = f"#{_escape(option.feedback)}" if option.feedback else ""
        lines.append(f"{sign}{weight}{_escape(option.text)}{feedback}")
    return "\n" + "\n".join(lines) + "\n"


def _truth(draft: Draft) -> str:
    return "T" if any(option.text == "true" and option.fraction > 0 for option in draft.options) else "F"


def _pairs(draft: Draft) -> str:
    return "\n" + "\n".join(f"={_escape(pair.left or '')} -> {_escape(pair.right)}" for pair in draft.pairs) + "\n"


def _numbers(draft: Draft) -> str:
    return "#" + " ".join(map(_range, draft.ranges))


def _range(one: NumberRange) -> str:
    weight = "" if one.weight == 1 else f"%{percent(one.weight)}%"
    return f"={weight}{one.low:f}..{one.high:f}"


def _accepted(draft: Draft) -> str:
    answers = (
        f"={'' if one.weight == 1 else f'%{percent(one.weight)}%'}{_escape(literal(one.text))}"
        for one in draft.accepted
    )
    return " ".join(answers)


def percent(share: Decimal) -> str:
    """Write a share as Moodle does: percent with five places at most."""
    return f"{(share * 100).quantize(Decimal('0.00001')).normalize():f}"


_WRITERS: Final[dict[str, Callable[[Draft], str]]] = {
    "single": _options,
    "multiple": _options,
    "true-false": _truth,
    "match": _pairs,
    "numeric": _numbers,
    "short-answer": _accepted,
    "open": lambda _draft: "",
}
