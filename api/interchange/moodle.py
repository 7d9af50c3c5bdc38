"""Moodle XML: every question an element with its type; categories in between."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Final

from lxml.etree import _Element as Element

from api.i18n import marked
from api.interchange.archives import parse_xml
from api.interchange.choices import check_options, check_shares, scoring_of
from api.interchange.draft import Accepted, Draft, Imported, Kind, NumberRange, Option, Pair, Remark, Unreadable
from api.interchange.gift import FORMATTED
from api.interchange.gift_answers import NO_NUMBER
from api.interchange.prose import plain
from api.interchange.truth import truth_options

NOT_MOODLE: Final = marked("This XML is no Moodle quiz: its first element is “{name}”.")
OTHER_TYPE: Final = marked("A question of the type “{kind}” has no counterpart here; it needs its author.")
ODD_FRACTION: Final = marked(
    "The fraction “{fraction}” is none that Moodle knows. It is not rounded; the question needs its author."
)
FILES: Final = marked("Files inside the question were left out.")
NO_STEM: Final = marked("The question has no text.")
# What Moodle offers in its own editor, as percent.
_FRACTIONS: Final = tuple(
    Decimal(text)
    for text in [
        "100",
        "90",
        "83.33333",
        "80",
        "75",
        "70",
        "66.66667",
        "60",
        "50",
        "40",
        "33.33333",
        "30",
        "25",
        "20",
        "16.66667",
        "14.28571",
        "12.5",
        "11.11111",
        "10",
        "5",
        "0",
    ]
)
_WHOLE: Final = Decimal(100)
_MOST_OFF: Final = Decimal("0.0005")


def read_moodle(data: bytes) -> Imported:
    """Read all questions of a quiz file; raise Unreadable if it is none."""
    root = parse_xml(data)
    if root.tag != "quiz":
        raise Unreadable(1, NOT_MOODLE, name=str(root.tag))
    drafts: list[Draft] = []
    remarks: list[Remark] = []
    category = ""
    for element in root.iterchildren("question"):
        if element.get("type") == "category":
            category = (element.findtext("category/text") or "").removeprefix("$course$/").removeprefix("top/")
            continue
        try:
            drafts.append(replace(_question(element), category=category))
        except Unreadable as error:
            remarks.append(error.remark)
        else:
            remarks += _losses(element)
    return Imported(tuple(drafts), tuple(remarks))


def _question(element: Element) -> Draft:
    line, kind = _line(element), element.get("type", "")
    read = _READERS.get(kind)
    if read is None:
        raise Unreadable(line, OTHER_TYPE, kind=kind)
    stem = _text(element.find("questiontext"))
    if not stem:
        raise Unreadable(line, NO_STEM)
    tags = dict(_tag(tag) for tag in element.findall("tags/tag"))
    number = (element.findtext("idnumber") or "").strip()
    return replace(
        read(element, line),
        stem=stem,
        title=_text(element.find("name")),
        explanation=_text(element.find("generalfeedback")),
        tags=({"id": number} if number else {}) | tags,
    )


def _tag(element: Element) -> tuple[str, str]:
    name, _, value = _text(element).partition("=")
    return name, value or "yes"


def _losses(element: Element) -> list[Remark]:
    line = _line(element)
    texts = [*element.findall("questiontext"), *element.findall("answer"), *element.findall("subquestion")]
    found = []
    if any(plain(text.findtext("text") or "")[1] for text in texts):
        found.append(Remark(line, FORMATTED))
    if element.find(".//file") is not None:
        found.append(Remark(line, FILES))
    return found


def _choice(element: Element, line: int) -> Draft:
    is_single = (element.findtext("single") or "true").strip() in {"true", "1"}
    options = tuple(
        Option(_text(answer), _fraction(answer), _text(answer.find("feedback"))) for answer in element.findall("answer")
    )
    kind: Kind = "single" if is_single else "multiple"
    check_options(line, options, is_single=is_single)
    check_shares(line, kind, options)
    return Draft(line=line, kind=kind, stem="", options=options, scoring=scoring_of(kind, options))


def _truth(element: Element, line: int) -> Draft:
    answers = {_text(answer).casefold(): answer for answer in element.findall("answer")}
    if set(answers) != {"true", "false"}:
        raise Unreadable(line, OTHER_TYPE, kind="truefalse")
    options = truth_options(
        is_true=_fraction(answers["true"]) > 0,
        when_true=_text(answers["true"].find("feedback")),
        when_false=_text(answers["false"].find("feedback")),
    )
    return Draft(line=line, kind="true-false", stem="", options=options)


def _match(element: Element, line: int) -> Draft:
    pairs = tuple(
        Pair(_text(sub) or None, plain(sub.findtext("answer/text") or "")[0]) for sub in element.findall("subquestion")
    )
    return Draft(line=line, kind="match", stem="", pairs=pairs)


def _short(element: Element, line: int) -> Draft:
    accepted = tuple(Accepted(_text(answer), _fraction(answer)) for answer in element.findall("answer"))
    return Draft(line=line, kind="short-answer", stem="", accepted=accepted)


def _numeric(element: Element, line: int) -> Draft:
    return Draft(
        line=line, kind="numeric", stem="", ranges=tuple(_range(answer) for answer in element.findall("answer"))
    )


def _range(answer: Element) -> NumberRange:
    try:
        value = Decimal(_text(answer))
        tolerance = Decimal((answer.findtext("tolerance") or "0").strip() or "0")
    except InvalidOperation:
        raise Unreadable(_line(answer), NO_NUMBER, text=_text(answer)) from None
    return NumberRange(value - tolerance, value + tolerance, _fraction(answer))


def _essay(element: Element, line: int) -> Draft:
    return Draft(line=line, kind="open", stem="", guide=_text(element.find("graderinfo")))


def _order(element: Element, line: int) -> Draft:
    return Draft(line=line, kind="order", stem="", steps=tuple(_text(answer) for answer in element.findall("answer")))


def _fraction(answer: Element) -> Decimal:
    written = answer.get("fraction", "0")
    try:
        value = Decimal(written)
    except InvalidOperation:
        raise Unreadable(_line(answer), ODD_FRACTION, fraction=written) from None
    if not is_known(value):
        raise Unreadable(_line(answer), ODD_FRACTION, fraction=written)
    return value / _WHOLE


def is_known(percent: Decimal) -> bool:
    """Tell whether Moodle offers this percentage."""
    return percent.is_finite() and any(abs(abs(percent) - fraction) <= _MOST_OFF for fraction in _FRACTIONS)


def _text(element: Element | None) -> str:
    return "" if element is None else plain(element.findtext("text") or "")[0]


def _line(element: Element) -> int:
    return int(element.sourceline or 1)


_READERS: Final[dict[str, Callable[[Element, int], Draft]]] = {
    "multichoice": _choice,
    "truefalse": _truth,
    "matching": _match,
    "shortanswer": _short,
    "numerical": _numeric,
    "essay": _essay,
    "ordering": _order,
}
