"""What stands between the braces of a GIFT question, and the kind of question it makes."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, TypeAlias

from api.i18n import marked
from api.interchange.choices import check_options, check_shares, scoring_of
from api.interchange.draft import Draft, Kind, NumberRange, Option, Pair, Unreadable
from api.interchange.truth import truth_of, truth_options
from api.interchange.typed import amount, take_numbers, take_words

NO_SIGN: Final = marked("Answers begin with = or ~; “{text}” does not.")
NO_NUMBER: Final = marked("“{text}” is no number, no number with a tolerance and no range.")
HALF_A_MATCH: Final = marked("In a matching question every answer is “left -> right”.")
FEEDBACK: Final = marked("Feedback and hints that are not for one option were left out.")
Clean: TypeAlias = Callable[[str], str]
_ANSWER: Final = re.compile(r"([=~])\s*(?:%(-?\d+(?:\.\d+)?)%)?([^=~]*)")
_WEIGHTED: Final = re.compile(r"=?\s*(?:%(\d+(?:\.\d+)?)%)?(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Answer:
    is_right: bool
    weight: Decimal | None  # a share
    text: str
    feedback: str

    def fraction(self) -> Decimal:
        return self.weight if self.weight is not None else Decimal(int(self.is_right))


def read_answers(line: int, inside: str, clean: Clean, lost: set[str]) -> Draft:
    """Make a draft without stem from the text in braces, and add to `lost` what has to be said; raise Unreadable."""
    answers, _, general = inside.partition("####")
    explanation = clean(general)
    if not answers.strip():
        return Draft(line=line, kind="open", stem="", explanation=explanation)
    if answers.lstrip().startswith("#"):
        parts = _numbers(answers.lstrip()[1:])
        ranges = take_numbers(line, [_range(line, part) for part in parts])
        if any("#" in part for part in parts):
            lost.add(FEEDBACK)
        return Draft(line=line, kind="numeric", stem="", ranges=ranges, explanation=explanation)
    word, *feedbacks = (part.strip() for part in answers.split("#"))
    if (is_true := truth_of(word)) is not None:
        if any(feedbacks):
            lost.add(FEEDBACK)
        options = truth_options(is_true=is_true)
        return Draft(line=line, kind="true-false", stem="", options=options, explanation=explanation)
    worded = [_answer(found, clean) for found in _signed(line, answers)]
    draft = _worded(line, worded, explanation)
    if not draft.options and any(answer.feedback for answer in worded):
        lost.add(FEEDBACK)
    return draft


def _signed(line: int, answers: str) -> list[re.Match[str]]:
    text = answers.strip()
    if text[0] not in "=~":
        raise Unreadable(line, NO_SIGN, text=text.split("\n")[0][:40])
    return list(_ANSWER.finditer(text))


def _answer(found: re.Match[str], clean: Clean) -> _Answer:
    text, _, feedback = found[3].partition("#")
    weight = None if found[2] is None else Decimal(found[2]) / 100
    return _Answer(found[1] == "=", weight, clean(text), clean(feedback))


def _worded(line: int, answers: list[_Answer], explanation: str) -> Draft:
    if any("->" in answer.text for answer in answers):
        return Draft(line=line, kind="match", stem="", pairs=_pairs(line, answers), explanation=explanation)
    if all(answer.is_right for answer in answers):
        accepted = take_words(line, [(answer.text, answer.fraction()) for answer in answers], is_strict=False)
        return Draft(line=line, kind="short-answer", stem="", accepted=accepted, explanation=explanation)
    options = tuple(Option(answer.text, answer.fraction(), answer.feedback) for answer in answers)
    # Moodle's own rule: an equals sign is one right answer, without any they earn together.
    kind: Kind = "single" if any(answer.is_right for answer in answers) else "multiple"
    check_options(line, options, is_single=kind == "single")
    check_shares(line, kind, options)
    scoring = scoring_of(kind, options)
    return Draft(line=line, kind=kind, stem="", options=options, scoring=scoring, explanation=explanation)


def _pairs(line: int, answers: list[_Answer]) -> tuple[Pair, ...]:
    pairs = []
    for answer in answers:
        left, arrow, right = (part.strip() for part in answer.text.partition("->"))
        if not (answer.is_right and arrow and right):
            raise Unreadable(line, HALF_A_MATCH)
        pairs.append(Pair(left or None, right))
    return tuple(pairs)


def _numbers(text: str) -> list[str]:
    """Cut `=1822:0 =%50%1822:2` into its answers; a single one has no sign."""
    return [part for part in re.split(r"(?==)", text.strip()) if part.strip()]


def _range(line: int, part: str) -> NumberRange:
    found = _WEIGHTED.fullmatch(part.strip())
    written = (found[2] if found else part).partition("#")[0].strip()
    weight = Decimal(found[1]) / 100 if found and found[1] else Decimal(1)
    # A colon means something else outside numbers, so an escaped one is accepted as well.
    low, dots, high = written.replace("\ue005", ":").partition("..")
    try:
        if dots:
            return NumberRange(amount(low), amount(high), weight)
        value, _, tolerance = low.partition(":")
        middle, width = amount(value), amount(tolerance.strip() or "0")
    except ValueError:
        raise Unreadable(line, NO_NUMBER, text=written) from None
    return NumberRange(middle - width, middle + width, weight)
