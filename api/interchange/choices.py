"""What every reader asks about options: are there enough, is one right, is it one or several. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from api.i18n import marked
from api.interchange.draft import Bounds, Draft, Kind, Option, Unreadable

TOO_FEW = marked("A question to choose from needs two options at least.")
NONE_RIGHT = marked("No option is marked as right.")
SEVERAL_RIGHT = marked("A single-choice question has {count} right options; which one is meant?")
TWICE = marked("The option “{text}” stands there twice.")
NOT_WHOLE = marked("The best answer earns {percent} % and not everything; the question needs its author.")
WHOLE = Decimal(1)
# How trainers call the three steps of difficulty.
DIFFICULTIES = {
    **dict.fromkeys(("易", "容易", "简单", "easy"), "1"),
    **dict.fromkeys(("中", "中等", "一般", "medium"), "2"),
    **dict.fromkeys(("难", "困难", "较难", "hard"), "3"),
}


def places_of(letters: str, count: int) -> frozenset[int] | None:
    """Read a key such as `AC` or `A、C` as places from 0; None if it is no such key, or names an option that is not there."""
    plain = re.sub(r"[\s,、;]", "", letters).upper()
    places = frozenset(ord(letter) - ord("A") for letter in plain)
    return places if plain and all(0 <= place < count for place in places) else None


def is_whole(share: Decimal) -> bool:
    """Tell whether a sum of shares is meant as everything: thirds and sevenths are written with five places of a percent."""
    return abs(share - WHOLE) <= Decimal("0.001")


def scoring_of(kind: Kind, options: Sequence[Option]) -> str:
    """Tell how shares add up elsewhere: all or nothing where one option is chosen and one is right, else their sum."""
    earning = [option.fraction for option in options if option.fraction]
    return "exact" if kind == "single" and earning == [WHOLE] else "mapping"


def scores_by(rule: str, good: Sequence[bool]) -> tuple[list[Decimal], Bounds | None]:
    """Give what each option earns or costs by a rule other than a mapping, in the unit of the bounds; without them in shares."""
    right = max(sum(good), 1)
    if rule == "net-correct":
        gain, cost, bounds = WHOLE, -WHOLE, Bounds(Decimal(0), Decimal(right))
    elif rule == "guess-neutral":
        others = Decimal(max(len(good) - 1, 1))
        gain, cost, bounds = others, -WHOLE, Bounds(-WHOLE, others)
    else:
        gain, cost, bounds = WHOLE / right, Decimal(0), None
    return [gain if is_good else cost for is_good in good], bounds


def shares_by(rule: str, good: Sequence[bool]) -> list[Decimal]:
    """Give the same as shares of everything, as other systems are told it."""
    scores, bounds = scores_by(rule, good)
    return [score / bounds.high for score in scores] if bounds else scores


def check_shares(line: int, kind: Kind, options: Sequence[Option]) -> None:
    """Raise Unreadable where nobody could earn everything: a course has no such question, and nothing is marked up."""
    gains = [option.fraction for option in options if option.fraction > 0]
    best = max(gains) if kind == "single" else sum(gains, Decimal(0))
    if best < WHOLE and not is_whole(best):
        raise Unreadable(line, NOT_WHOLE, percent=f"{(best * 100).normalize():f}")


def check_options(line: int, options: Sequence[Option], *, is_single: bool) -> None:
    """Raise Unreadable if the options make no question."""
    if len(options) < 2:
        raise Unreadable(line, TOO_FEW)
    seen: set[str] = set()
    for option in options:
        if option.text in seen:
            raise Unreadable(line, TWICE, text=option.text)
        seen.add(option.text)
    right = [option for option in options if option.fraction > 0]
    if not right:
        raise Unreadable(line, NONE_RIGHT)
    if is_single and sum(option.fraction == WHOLE for option in options) > 1:
        raise Unreadable(line, SEVERAL_RIGHT, count=str(len(right)))


@dataclass(frozen=True, slots=True)
class Keyed:
    """A question whose key names its right options by letter, as plain texts and tables write it."""

    line: int
    stem: str
    options: tuple[str, ...]
    right: frozenset[int]
    explanation: str = ""
    title: str = ""
    tags: tuple[tuple[str, str], ...] = ()

    def as_draft(self, *, is_multiple: bool) -> Draft:
        """Make the draft; raise Unreadable if key and options do not fit."""
        if not self.right:
            raise Unreadable(self.line, NONE_RIGHT)
        if not is_multiple and len(self.right) > 1:
            raise Unreadable(self.line, SEVERAL_RIGHT, count=str(len(self.right)))
        share = WHOLE / len(self.right) if is_multiple else WHOLE
        options = tuple(
            Option(text, share if place in self.right else Decimal(0)) for place, text in enumerate(self.options)
        )
        check_options(self.line, options, is_single=not is_multiple)
        return Draft(
            line=self.line,
            kind="multiple" if is_multiple else "single",
            stem=self.stem,
            title=self.title,
            options=options,
            scoring="exact",
            explanation=self.explanation,
            tags=dict(self.tags),
        )
