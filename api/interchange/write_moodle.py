"""Drafts as Moodle XML."""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import Final

from lxml import etree
from lxml.etree import SubElement
from lxml.etree import _Element as Element

from api.i18n import marked
from api.interchange.draft import Draft, Remark
from api.interchange.moodle import is_known
from api.interchange.typed import literal
from api.interchange.write_gift import NO_PLACE, percent

ODD_SHARE: Final = marked("“{title}” gives {percent} % for an answer, which Moodle does not know. It was left out.")
_TYPES: Final = {
    "single": "multichoice",
    "multiple": "multichoice",
    "true-false": "truefalse",
    "match": "matching",
    "order": "ordering",
    "numeric": "numerical",
    "short-answer": "shortanswer",
    "open": "essay",
}


def write_moodle(drafts: Iterable[Draft]) -> tuple[bytes, list[Remark]]:
    """Write all drafts that the format can hold; name the others."""
    root = etree.Element("quiz")
    remarks: list[Remark] = []
    for draft in drafts:
        if draft.kind not in _TYPES:
            remarks.append(Remark(draft.line, NO_PLACE, {"title": draft.title, "kind": draft.kind}))
            continue
        odd = next((text for text in map(percent, _shares(draft)) if not is_known(Decimal(text))), None)
        if odd is not None:
            remarks.append(Remark(draft.line, ODD_SHARE, {"title": draft.title, "percent": odd}))
            continue
        element = SubElement(root, "question", type=_TYPES[draft.kind])
        _text(SubElement(element, "name"), draft.title)
        _text(SubElement(element, "questiontext", format="plain_text"), draft.stem)
        _text(SubElement(element, "generalfeedback", format="plain_text"), draft.explanation)
        _plain(element, "idnumber", draft.tags.get("uuid", ""))
        _WRITERS[draft.kind](element, draft)
        tags = SubElement(element, "tags")
        for name, value in draft.tags.items():
            _text(SubElement(tags, "tag"), f"{name}={value}")
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True), remarks


def _shares(draft: Draft) -> Iterator[Decimal]:
    """Yield every share that a question gives."""
    yield from draft.shares()
    yield from (one.weight for one in draft.ranges)
    yield from (one.weight for one in draft.accepted)


def _text(element: Element, words: str) -> Element:
    SubElement(element, "text").text = words
    return element


def _plain(element: Element, name: str, words: str) -> None:
    SubElement(element, name).text = words


def _answer(element: Element, words: str, fraction: str, feedback: str = "") -> Element:
    answer = _text(SubElement(element, "answer", fraction=fraction, format="plain_text"), words)
    if feedback:
        _text(SubElement(answer, "feedback", format="plain_text"), feedback)
    return answer


def _options(element: Element, draft: Draft) -> None:
    _plain(element, "single", str(draft.kind == "single").lower())
    _plain(element, "shuffleanswers", "true")
    for option, share in zip(draft.options, draft.shares(), strict=True):
        _answer(element, option.text, percent(share), option.feedback)


def _truth(element: Element, draft: Draft) -> None:
    for option in draft.options:
        _answer(element, option.text, percent(option.fraction), option.feedback)


def _pairs(element: Element, draft: Draft) -> None:
    _plain(element, "shuffleanswers", "true")
    for pair in draft.pairs:
        half = _text(SubElement(element, "subquestion", format="plain_text"), pair.left or "")
        _text(SubElement(half, "answer"), pair.right)


def _steps(element: Element, draft: Draft) -> None:
    # Each step against all before and after it is the share of pairs in the right order.
    rule = "ALL_OR_NOTHING" if draft.scoring == "exact" else "RELATIVE_ALL_PREVIOUS_AND_NEXT"
    _plain(element, "gradingtype", rule)
    for place, step in enumerate(draft.steps, 1):
        _answer(element, step, str(place))


def _numbers(element: Element, draft: Draft) -> None:
    for one in draft.ranges:
        answer = _answer(element, f"{(one.low + one.high) / 2:f}", percent(one.weight))
        _plain(answer, "tolerance", f"{(one.high - one.low) / 2:f}")


def _accepted(element: Element, draft: Draft) -> None:
    for one in draft.accepted:
        _answer(element, literal(one.text), percent(one.weight))


def _guide(element: Element, draft: Draft) -> None:
    _text(SubElement(element, "graderinfo", format="plain_text"), draft.guide)


_WRITERS: Final[dict[str, Callable[[Element, Draft], None]]] = {
    "single": _options,
    "multiple": _options,
    "true-false": _truth,
    "match": _pairs,
    "order": _steps,
    "numeric": _numbers,
    "short-answer": _accepted,
    "open": _guide,
}
