"""Published figures of the Wilson interval and of the minimal detectable change, and what must hold between them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.audits.intervals import mdc95, median, wilson_interval


@pytest.mark.parametrize(
    ("k", "n", "low", "high"),
    [
        (7, 9, "0.4526", "0.9368"),
        (3, 3, "0.4385", "1.0000"),
        (0, 4, "0.0000", "0.4899"),
        (58, 100, "0.4821", "0.6720"),
    ],
)
def test_wilson_gives_the_published_intervals(k: int, n: int, low: str, high: str) -> None:
    assert tuple(f"{end:.4f}" for end in wilson_interval(k, n)) == (low, high)


def test_three_of_three_reach_one_exactly_and_none_of_four_zero() -> None:
    assert wilson_interval(3, 3)[1] == 1
    assert wilson_interval(0, 4)[0] == 0
    assert str(wilson_interval(0, 4)[0]) == "0"


@given(st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_an_interval_holds_its_share_and_mirrors(counted: tuple[int, int]) -> None:
    k, n = counted
    low, high = wilson_interval(k, n)
    assert 0 <= low <= Decimal(k) / n <= high <= 1
    mirrored = wilson_interval(n - k, n)
    assert abs(mirrored[0] - (1 - high)) < Decimal("1E-18")


@given(st.integers(0, 50))
def test_more_visits_narrow_the_interval(k: int) -> None:
    few, many = wilson_interval(k, 50), wilson_interval(10 * k, 500)
    assert many[1] - many[0] < few[1] - few[0]


@pytest.mark.parametrize(("k", "n"), [(0, 0), (-1, 4), (5, 4), (0, -1)])
def test_no_share_of_nothing(k: int, n: int) -> None:
    with pytest.raises(ValueError, match="no share"):
        wilson_interval(k, n)


def test_single_visits_with_a_deviation_of_nine_detect_25_points() -> None:
    assert f"{mdc95(Decimal(9), 1):.1f}" == "24.9"
    assert f"{mdc95(Decimal(9), 4):.2f}" == "12.47"


@pytest.mark.parametrize(("sigma", "n"), [("9", 0), ("-1", 3)])
def test_no_change_of_nothing(sigma: str, n: int) -> None:
    with pytest.raises(ValueError, match="no change"):
        mdc95(Decimal(sigma), n)


def test_the_median_is_the_middle_or_the_mean_of_two() -> None:
    assert median([Decimal(9), Decimal(1), Decimal(5)]) == 5
    assert median([Decimal("9.3"), Decimal(1), Decimal(5), Decimal(10)]) == Decimal("7.15")
    with pytest.raises(ValueError, match="no median"):
        median([])
