"""The figures of exams, computed a second time by other means and compared to nine decimals."""

import math
import random
import statistics
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.quizzes.item_flags import flags_of
from api.quizzes.item_statistics import ItemFigures, OptionFigures, Sitting, analyse_items, analyse_test, wilson

NEAR = {"rel": 1e-9, "abs": 1e-9}
POOL = [f"q{number:02}" for number in range(12)]


def crowd(people: int, drawn: int, seed: int = 1) -> list[Sitting]:
    """Make people of different skill who each met some of the questions."""
    chance = random.Random(seed)  # noqa: S311 - generated data
    found = []
    for _ in range(people):
        skill = chance.random()
        met = sorted(chance.sample(POOL, drawn))
        marks = {name: float(chance.random() < (skill + index / 40) / 1.3) for index, name in enumerate(met)}
        chosen = {name: ("a",) if mark else (chance.choice("bc"),) for name, mark in marks.items()}
        found.append(Sitting(marks, chosen))
    return found


@pytest.mark.parametrize("drawn", [12, 5])
def test_items_agree_with_a_second_computation(drawn) -> None:
    """Acceptance 10: the statistics, to a billionth."""
    people = crowd(80, drawn)
    items = {item.question: item for item in analyse_items(people, dict.fromkeys(POOL, ("a", "b", "c")))}
    roots = {}
    for name in POOL:
        met = [one for one in people if name in one.marks]
        marks = [one.marks[name] for one in met]
        rests = [statistics.fmean(mark for other, mark in one.marks.items() if other != name) for one in met]
        covariance = statistics.covariance(marks, [sum(one.marks.values()) for one in met])
        roots[name] = math.sqrt(covariance) if covariance >= 0 else None
        item = items[name]
        assert item.people == len(met)
        assert item.facility == pytest.approx(statistics.fmean(marks), **NEAR)
        assert item.sd == pytest.approx(statistics.stdev(marks), **NEAR)
        assert item.discrimination == pytest.approx(100 * statistics.correlation(marks, rests), **NEAR)
        best = statistics.covariance(sorted(marks), sorted(rests))
        assert item.efficiency == pytest.approx(100 * statistics.covariance(marks, rests) / best, **NEAR)
        for option in item.options:
            took = [float(option.key in one.chosen[name]) for one in met]
            assert option.share == pytest.approx(statistics.fmean(took), **NEAR)
            # A point-biserial correlation is Pearson's, of a column of noughts and ones.
            assert option.r == pytest.approx(statistics.correlation(took, rests), **NEAR)
    whole = sum(root for root in roots.values() if root is not None)
    for name, root in roots.items():
        expected = None if root is None else pytest.approx(100 * root / whole, **NEAR)
        assert items[name].weight == expected


def test_the_whole_exam_agrees_with_a_second_computation() -> None:
    people = crowd(60, 12)
    totals = [sum(one.marks.values()) for one in people]
    spread = statistics.variance(totals)
    columns = [[one.marks[name] for one in people] for name in POOL]
    alpha = 12 / 11 * (1 - sum(map(statistics.variance, columns)) / spread)
    figures = analyse_test(people)
    assert figures.mean == pytest.approx(statistics.fmean(totals), **NEAR)
    assert figures.sd == pytest.approx(math.sqrt(spread), **NEAR)
    assert figures.alpha == pytest.approx(alpha, **NEAR)
    assert figures.error_ratio == pytest.approx(math.sqrt(1 - alpha), **NEAR)
    assert figures.standard_error == pytest.approx(math.sqrt(1 - alpha) * math.sqrt(spread), **NEAR)
    assert (figures.skew, figures.kurtosis) == pytest.approx(exact_shape(totals), **NEAR)


def exact_shape(values: list[float]) -> tuple[float, float]:
    """Compute k3/k2^1.5 and k4/k2² from power sums, in fractions."""
    n, (s1, s2, s3, s4) = len(values), (sum(Fraction(value) ** power for value in values) for power in (1, 2, 3, 4))
    k2 = (n * s2 - s1**2) / (n * (n - 1))
    k3 = (2 * s1**3 - 3 * n * s1 * s2 + n**2 * s3) / (n * (n - 1) * (n - 2))
    k4 = (
        -6 * s1**4 + 12 * n * s1**2 * s2 - 3 * n * (n - 1) * s2**2 - 4 * n * (n + 1) * s1 * s3 + n**2 * (n + 1) * s4
    ) / (n * (n - 1) * (n - 2) * (n - 3))
    return float(k3) / float(k2) ** 1.5, float(k4 / k2**2)


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    [(7, 9, 0.4526, 0.9368), (3, 3, 0.4385, 1), (0, 4, 0, 0.4899), (58, 100, 0.4821, 0.6720)],
)
def test_the_interval_of_a_share(hits, of, low, high) -> None:
    assert wilson(hits / of, of) == pytest.approx((low, high), abs=5e-5)


def test_without_spread_there_are_no_figures() -> None:
    same = [Sitting({"q00": 1.0, "q01": 1.0}, {})] * 5
    assert {(item.discrimination, item.efficiency, item.weight) for item in analyse_items(same, {})} == {
        (None, None, None)
    }
    assert analyse_test(same).alpha is None
    assert analyse_test([]).people == 0
    assert analyse_test(same[:1]).sd is None


@given(st.lists(st.lists(st.sampled_from([-1.0, 0.0, 0.5, 1.0]), min_size=3, max_size=3), min_size=2, max_size=30))
def test_whatever_people_earn_the_figures_stay_in_their_bounds(rows) -> None:
    people = [Sitting(dict(zip(POOL, row, strict=False)), {}) for row in rows]
    for item in analyse_items(people, {}):
        assert item.low <= max(0, min(1, item.facility)) + 1e-9
        assert item.discrimination is None or abs(item.discrimination) <= 100 + 1e-6


def item(**changes) -> ItemFigures:
    options = (OptionFigures("a", 0.6, 0.3, 9, 3), OptionFigures("b", 0.4, -0.3, 1, 6))
    figures = {
        "question": "q",
        "people": 50,
        "facility": 0.7,
        "low": 0.6,
        "high": 0.8,
        "sd": 0.4,
        "discrimination": 40.0,
        "efficiency": 60.0,
        "weight": 10.0,
        "options": options,
    }
    return ItemFigures(**{**figures, **changes})


@pytest.mark.parametrize(
    ("changes", "flags"),
    [
        ({}, []),
        ({"people": 29, "facility": 0.0}, ["too-few"]),
        ({"facility": 0.96, "low": 0.9, "high": 1}, ["easy"]),
        ({"facility": 0.2, "low": 0.1, "high": 0.3}, ["hard"]),
        ({"facility": 0.5, "low": 0.4, "high": 0.6}, ["guessing"]),
        ({"discrimination": 10.0}, ["weak"]),
        ({"discrimination": -1.0}, ["alarm"]),
        ({"options": (OptionFigures("a", 0.6, -0.1, 1, 9), OptionFigures("b", 0.4, 0.1, 9, 1))}, ["key-suspect"]),
        ({"options": (OptionFigures("a", 0.6, 0.1, 9, 1), OptionFigures("b", 0.4, 0.21, 1, 9))}, ["key-suspect"]),
        ({"options": (OptionFigures("a", 0.96, 0.1, 9, 9), OptionFigures("b", 0.04, -0.1, 0, 1))}, ["dead-option"]),
    ],
)
def test_what_is_odd_is_named(changes, flags) -> None:
    assert flags_of(item(**changes), ["a"]) == flags
