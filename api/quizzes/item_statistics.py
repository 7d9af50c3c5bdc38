"""How an exam and its questions did. Pure: marks in, figures out; one row a person, their first attempt.

People saw different questions, so a question is compared with the *rest percent*: what somebody earned with all the others, by what
could be earned. Figures that cannot be had (no spread, too few people) are None.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

Z95 = 1.959964
_TAIL = 0.27


@dataclass(frozen=True)
class Sitting:
    """One person's first attempt: what each question earned (−1 to 1), and which options they chose, by UUID of the question."""

    marks: Mapping[str, float]
    chosen: Mapping[str, tuple[str, ...]]

    @property
    def total(self) -> float:
        """Give the sum of the marks."""
        return sum(self.marks.values())

    def rest(self, question: str) -> float:
        """Give the share of what could be earned without a question."""
        others = len(self.marks) - 1
        return (self.total - self.marks[question]) / others if others else 0.0


@dataclass(frozen=True)
class OptionFigures:
    """An option: by which share it was chosen, how that goes with the rest (−1 to 1), and by how many of the best and worst 27 %."""

    key: str
    share: float
    r: float | None
    top: int
    bottom: int


@dataclass(frozen=True)
class ItemFigures:
    """A question. Discrimination, efficiency and weight are in percent; facility is a share with its 95 % interval."""

    question: str
    people: int
    facility: float
    low: float
    high: float
    sd: float | None
    discrimination: float | None
    efficiency: float | None
    weight: float | None
    options: tuple[OptionFigures, ...]


@dataclass(frozen=True)
class TestFigures:
    """A whole exam; totals are in marks. `alpha` is the coefficient of internal consistency."""

    people: int
    mean: float
    sd: float | None
    skew: float | None
    kurtosis: float | None
    alpha: float | None
    error_ratio: float | None
    standard_error: float | None


def analyse_items(sittings: Sequence[Sitting], options: Mapping[str, Sequence[str]]) -> list[ItemFigures]:
    """Give the figures of every question somebody met, in the order of their UUIDs; `options` names those that have some."""
    questions = sorted({question for one in sittings for question in one.marks})
    roots = {question: _root_of_covariance(sittings, question) for question in questions}
    whole = sum(root for root in roots.values() if root is not None)
    return [
        _item(question, [one for one in sittings if question in one.marks], roots[question], whole, options)
        for question in questions
    ]


def analyse_test(sittings: Sequence[Sitting]) -> TestFigures:
    """Give the figures of the whole exam."""
    totals = [one.total for one in sittings]
    spread = _covariance(totals, totals)
    alpha = _alpha(sittings, spread)
    sd = math.sqrt(spread) if spread is not None else None
    # Rounding may carry it a hair above 1.
    error = math.sqrt(max(0.0, 1 - alpha)) if alpha is not None else None
    skew, kurtosis = _shape(totals)
    return TestFigures(
        len(totals),
        _mean(totals) if totals else 0.0,
        sd,
        skew,
        kurtosis,
        alpha,
        error,
        error * sd if error is not None and sd is not None else None,
    )


def wilson(share: float, count: int) -> tuple[float, float]:
    """Give the 95 % interval of a share seen in `count` people."""
    inside = min(1.0, max(0.0, share))
    scale = 1 + Z95**2 / count
    centre = (inside + Z95**2 / (2 * count)) / scale
    half = Z95 / scale * math.sqrt(inside * (1 - inside) / count + Z95**2 / (4 * count**2))
    return max(0.0, centre - half), min(1.0, centre + half)


def _item(
    question: str,
    met: Sequence[Sitting],
    root: float | None,
    whole: float,
    options: Mapping[str, Sequence[str]],
) -> ItemFigures:
    marks = [one.marks[question] for one in met]
    rests = [one.rest(question) for one in met]
    spread, together = _covariance(marks, marks), _covariance(marks, rests)
    rest_spread, best = _covariance(rests, rests), _covariance(sorted(marks), sorted(rests))
    facility = _mean(marks)
    return ItemFigures(
        question,
        len(met),
        facility,
        *wilson(facility, len(met)),
        sd=math.sqrt(spread) if spread is not None else None,
        discrimination=100 * together / math.sqrt(spread * rest_spread)
        if together is not None and spread and rest_spread
        else None,
        efficiency=100 * together / best if together is not None and best else None,
        weight=100 * root / whole if root is not None and whole else None,
        options=tuple(_option(question, key, met, rests) for key in options.get(question, ())),
    )


def _option(question: str, key: str, met: Sequence[Sitting], rests: Sequence[float]) -> OptionFigures:
    took = [key in one.chosen.get(question, ()) for one in met]
    share = sum(took) / len(took)
    sd = math.sqrt(_mean([(rest - _mean(rests)) ** 2 for rest in rests]))
    r = None
    if 0 < share < 1 and sd:
        with_it = _mean([rest for rest, is_taken in zip(rests, took, strict=True) if is_taken])
        without = _mean([rest for rest, is_taken in zip(rests, took, strict=True) if not is_taken])
        r = (with_it - without) / sd * math.sqrt(share * (1 - share))
    ranked = [is_taken for _, is_taken in sorted(zip(rests, took, strict=True), key=lambda pair: pair[0])]
    tail = max(1, round(_TAIL * len(ranked)))
    return OptionFigures(key, share, r, top=sum(ranked[-tail:]), bottom=sum(ranked[:tail]))


def _root_of_covariance(sittings: Sequence[Sitting], question: str) -> float | None:
    met = [one for one in sittings if question in one.marks]
    together = _covariance([one.marks[question] for one in met], [one.total for one in met])
    return math.sqrt(together) if together is not None and together >= 0 else None


def _alpha(sittings: Sequence[Sitting], spread: float | None) -> float | None:
    """Compare the spread of the places of an exam with that of the whole; people may have met different questions in a place."""
    lengths = {len(one.marks) for one in sittings}
    if len(lengths) != 1 or not spread:
        return None
    [places] = lengths
    columns = list(zip(*([one.marks[question] for question in sorted(one.marks)] for one in sittings), strict=True))
    spreads = [_covariance(column, column) for column in columns]
    if places < 2 or any(one is None for one in spreads):
        return None
    return places / (places - 1) * (1 - sum(one or 0.0 for one in spreads) / spread)


def _shape(values: Sequence[float]) -> tuple[float | None, float | None]:
    """Give skew and kurtosis from unbiased k-statistics; the second needs four people, the first three."""
    n = len(values)
    if n < 3:
        return None, None
    mean = _mean(values)
    m2, m3, m4 = (_mean([(value - mean) ** power for value in values]) for power in (2, 3, 4))
    k2 = n * m2 / (n - 1)
    if not k2:
        return None, None
    skew = n**2 * m3 / ((n - 1) * (n - 2)) / k2**1.5
    if n < 4:
        return skew, None
    k4 = n**2 * ((n + 1) * m4 - 3 * (n - 1) * m2**2) / ((n - 1) * (n - 2) * (n - 3))
    return skew, k4 / k2**2


def _mean(values: Sequence[float]) -> float:
    return math.fsum(values) / len(values)


def _covariance(xs: Sequence[float], ys: Sequence[float]) -> float | None:
    if len(xs) < 2:
        return None
    if all(one == other for one, other in pairwise(xs)) or all(one == other for one, other in pairwise(ys)):
        return 0.0
    x_mean, y_mean = _mean(xs), _mean(ys)
    return math.fsum((x - x_mean) * (y - y_mean) for x, y in zip(xs, ys, strict=True)) / (len(xs) - 1)
