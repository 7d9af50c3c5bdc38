"""What a QTI item says about marking: which template counts, and what its mapping gives for each value, with default and bounds."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from lxml.etree import _Element as Element

from api.i18n import marked
from api.interchange.draft import Bounds, Unreadable
from api.interchange.typed import amount

NEEDS_AUTHOR: Final = marked("Marked by rules of its own; it needs its author and was not taken over ({file}).")
# The templates every reader knows; all other marking is the author's own.
MATCH, MAP, MAP_POINT = "match_correct", "map_response", "map_response_point"
_ZERO, _TEN = Decimal(0), Decimal(10)
_DIGITS: Final = 6  # what a course holds after the point


@dataclass(frozen=True, slots=True)
class Marks:
    """What values earn: those with an entry, all others (`default`), and the bounds of the sum; None is no bound."""

    entries: Mapping[str, Decimal]
    default: Decimal
    low: Decimal | None
    high: Decimal | None
    # Values whose capitals count.
    strict: frozenset[str]

    def of(self, value: str) -> Decimal:
        """Give what one value earns."""
        return self.entries.get(value, self.default)

    def bounded(self, scores: Iterable[Decimal], *, is_single: bool) -> Bounds | None:
        """Find between which bounds a sum of these scores can lie; None if a course has no such bounds."""
        each = list(scores)
        gains, costs = [score for score in each if score > 0], [score for score in each if score < 0]
        best = max(gains, default=_ZERO) if is_single else sum(gains, _ZERO)
        worst = min(costs, default=_ZERO) if is_single else sum(costs, _ZERO)
        low = worst if self.low is None else self.low
        high = best if self.high is None else min(self.high, best)
        return Bounds(low, high) if low <= 0 < high else None


def template_of(root: Element, file: str, line: int) -> str:
    """Give the name of the template that marks an item, empty where none is named; raise Unreadable for rules of its own."""
    processing = root.find("responseprocessing")
    template = "" if processing is None else processing.get("template", "").rsplit("/", 1)[-1].removesuffix(".xml")
    is_open = root.find(".//extendedtextinteraction") is not None
    has_own = processing is not None and (len(processing) > 0 or template not in {MATCH, MAP, MAP_POINT})
    if root.find("templatedeclaration") is not None or (has_own and not is_open):
        raise Unreadable(line, NEEDS_AUTHOR, file=file)
    return template


def read_marks(declaration: Element) -> Marks | None:
    """Read the mapping of a declaration, None if it has none; raise ValueError for what is no number."""
    mapping = declaration.find("mapping")
    if mapping is None:
        return None
    entries = mapping.findall("mapentry")

    def bound(name: str) -> Decimal | None:
        return None if mapping.get(name) is None else amount(mapping.get(name, ""))

    return Marks(
        {entry.get("mapkey", ""): amount(entry.get("mappedvalue", "")) for entry in entries},
        bound("defaultvalue") or _ZERO,
        bound("lowerbound"),
        bound("upperbound"),
        frozenset(entry.get("mapkey", "") for entry in entries if entry.get("casesensitive") != "false"),
    )


def as_course_holds(scores: Iterable[Decimal]) -> Decimal | None:
    """Find the power of ten by which scores fit a course, 10 at most and six digits after the point; None if none does."""
    each = list(scores)
    for step in range(8):
        factor = 1 / _TEN**step
        if all(abs(score * factor) <= _TEN and _places(score * factor) <= _DIGITS for score in each):
            return factor
    return None


def _places(value: Decimal) -> int:
    return max(0, -int(value.normalize().as_tuple().exponent))
