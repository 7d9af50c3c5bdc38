"""Moodle XML: every question an element with its type; categories in between."""

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Final

from lxml.etree import _Element as Element

from api.i18n import marked
from api.interchange.archives import parse_xml
from api.interchange.choices import check_options, check_shares, scoring_of
from api.interchange.draft import Draft, Imported, Kind, NumberRange, Option, Pair, Remark, Unreadable
from api.interchange.gift import FORMATTED
from api.interchange.gift_answers import FEEDBACK, NO_NUMBER
from api.interchange.prose import plain
from api.interchange.truth import truth_options
from api.interchange.typed import CAPITALS, amount, has_capitals, take_numbers, take_words

NOT_MOODLE: Final = marked("This XML is no Moodle quiz: its first element is “{name}”.")
OTHER_TYPE: Final = marked("A question of the type “{kind}” has no counterpart here; it needs its author.")
ODD_FRACTION: Final = marked(
    "The fraction “{fraction}” is none that Moodle knows. It is not rounded; the question needs its author."
)
FILES: Final = marked("Files inside the question were left out.")
NO_STEM: Final = marked("The question has no text.")
POINTS: Final = marked("There the question counts {points} points; here all questions of an exam count alike.")
UNITS: Final = marked("The units ({units}) were left out: only the number counts here.")
ORDERING: Final = marked(
    "Steps are marked otherwise there; here it is the share of pairs that stand in the right order."
)
_ALL_OR_NOTHING, _ALL_PAIRS = "ALL_OR_NOTHING", "RELATIVE_ALL_PREVIOUS_AND_NEXT"
_OVERALL: Final = ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback")
_TEXTS: Final = ("questiontext", "generalfeedback", "answer", "subquestion", "feedback", "graderinfo")
# What Moodle says where nobody wrote anything.
_USUAL: Final = frozenset({"Your answer is correct.", "Your answer is partially correct.", "Your answer is incorrect."})
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
            draft = _question(element)
        except Unreadable as error:
            remarks.append(error.remark)
        else:
            drafts.append(replace(draft, category=category))
            remarks += _losses(element, draft)
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
    draft = read(element, line)
    return replace(
        draft,
        stem=stem,
        title=_text(element.find("name")),
        explanation=_text(element.find("generalfeedback")),
        tags=({"id": number} if number else {}) | dict(draft.tags) | tags,
    )


def _tag(element: Element) -> tuple[str, str]:
    name, _, value = _text(element).partition("=")
    return name, value or "yes"


def _losses(element: Element, draft: Draft) -> list[Remark]:
    line = _line(element)
    found = [Remark(line, message) for message, is_lost in _LOST.items() if is_lost(element)]
    grade = (element.findtext("defaultgrade") or "1").strip()
    if not re.fullmatch(r"1(\.0*)?", grade):
        found.append(Remark(line, POINTS, {"points": grade}))
    units = _units(element)
    if units and "unit" not in draft.tags:
        found.append(Remark(line, UNITS, {"units": ", ".join(units)}))
    if element.get("type") == "ordering" and not _is_order_known(element):
        found.append(Remark(line, ORDERING))
    return found


def _is_formatted(element: Element) -> bool:
    return any(_said(text)[1] for text in element.iter(*_TEXTS))


def _has_feedback(element: Element) -> bool:
    """Tell whether something is said to learners for which a question of this kind has no place."""
    said = [_text(node) for node in element.iter("hint", "responsetemplate", *_OVERALL)]
    if element.get("type") != "multichoice":
        said += [_text(node) for node in element.findall("answer/feedback")]
    return any(text and text not in _USUAL for text in said)


def _has_strict(element: Element) -> bool:
    return _is_strict(element) and has_capitals(_text(answer) for answer in element.findall("answer"))


def _is_strict(element: Element) -> bool:
    return (element.findtext("usecase") or "0").strip() in {"1", "true"}


def _units(element: Element) -> list[str]:
    names = (unit.findtext("unit_name") or "" for unit in element.findall("units/unit"))
    return [name.strip() for name in names if name.strip()]


def _grading(element: Element) -> str:
    written = (element.findtext("gradingtype") or "").strip()
    return {"-1": _ALL_OR_NOTHING, "4": _ALL_PAIRS}.get(written, written)


def _is_order_known(element: Element) -> bool:
    is_all = (element.findtext("selecttype") or "ALL").strip() in {"ALL", "0"}
    return is_all and _grading(element) in {_ALL_OR_NOTHING, _ALL_PAIRS}


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
    options = truth_options(is_true=_fraction(answers["true"]) > 0)
    return Draft(line=line, kind="true-false", stem="", options=options)


def _match(element: Element, line: int) -> Draft:
    pairs = tuple(Pair(_text(sub) or None, _text(sub.find("answer"))) for sub in element.findall("subquestion"))
    return Draft(line=line, kind="match", stem="", pairs=pairs)


def _short(element: Element, line: int) -> Draft:
    answers = [(_text(answer), _fraction(answer)) for answer in element.findall("answer")]
    accepted = take_words(line, answers, is_strict=_is_strict(element))
    return Draft(line=line, kind="short-answer", stem="", accepted=accepted)


def _numeric(element: Element, line: int) -> Draft:
    # A star is every other number; it says something only if it earns something, and then it is no number.
    answers = [one for one in element.findall("answer") if _text(one) != "*" or _fraction(one)]
    ranges = take_numbers(line, [_range(answer) for answer in answers])
    units, sizes = _units(element), {(each.text or "").strip() for each in element.findall("units/unit/multiplier")}
    is_free = (element.findtext("unitgradingtype") or "0").strip() == "0"
    is_one = len(units) == 1 and is_free and all(re.fullmatch(r"1(\.0*)?", size) for size in sizes)
    return Draft(line=line, kind="numeric", stem="", ranges=ranges, tags={"unit": units[0]} if is_one else {})


def _range(answer: Element) -> NumberRange:
    try:
        value = amount(_text(answer))
        tolerance = amount((answer.findtext("tolerance") or "0").strip() or "0")
    except ValueError:
        raise Unreadable(_line(answer), NO_NUMBER, text=_text(answer)) from None
    return NumberRange(value - tolerance, value + tolerance, _fraction(answer))


def _essay(element: Element, line: int) -> Draft:
    return Draft(line=line, kind="open", stem="", guide=_text(element.find("graderinfo")))


def _order(element: Element, line: int) -> Draft:
    steps = tuple(_text(answer) for answer in element.findall("answer"))
    scoring = "exact" if _grading(element) == _ALL_OR_NOTHING else "in-order"
    return Draft(line=line, kind="order", stem="", steps=steps, scoring=scoring)


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
    return "" if element is None else _said(element)[0]


def _said(element: Element) -> tuple[str, bool]:
    """Read a text by its format: plain text is what it is, anything else may hold HTML. Tell whether a reader would miss something."""
    words, form, around = element.findtext("text") or "", element.get("format"), element.getparent()
    if element.tag in {"name", "tag"}:
        form = "plain_text"
    elif form is None and around is not None and around.tag == "subquestion":
        # The right half of a pair has no format of its own.
        form = around.get("format")
    return (words.strip(), False) if form == "plain_text" else plain(words)


def _line(element: Element) -> int:
    return int(element.sourceline or 1)


_LOST: Final[dict[str, Callable[[Element], bool]]] = {
    FORMATTED: _is_formatted,
    FILES: lambda element: element.find(".//file") is not None,
    FEEDBACK: _has_feedback,
    CAPITALS: _has_strict,
}
_READERS: Final[dict[str, Callable[[Element, int], Draft]]] = {
    "multichoice": _choice,
    "truefalse": _truth,
    "matching": _match,
    "shortanswer": _short,
    "numerical": _numeric,
    "essay": _essay,
    "ordering": _order,
}
