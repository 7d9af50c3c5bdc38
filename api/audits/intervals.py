"""How sure a figure is: the interval of a share, the smallest change worth an arrow, the median of some timings."""

from collections.abc import Sequence
from decimal import Decimal, localcontext

from api.audits.decimals import CARRIED, ONE, ZERO, settle

_Z = Decimal("1.959964")  # two-sided 95 %, as the published vectors of the interval use it
_Z_MDC = Decimal("1.96")  # the customary two decimals of the minimal detectable change


def wilson_interval(k: int, n: int) -> tuple[Decimal, Decimal]:
    """Return the 95 % Wilson score interval of k out of n, as shares settled to 20 decimals.

    Wilson 1927: centre (p + z²/2n)/(1 + z²/n), half width z/(1 + z²/n)·√(p(1−p)/n + z²/4n²).
    Raises `ValueError` unless 0 ≤ k ≤ n and n ≥ 1: nothing observed has no interval.
    """
    if n < 1 or not 0 <= k <= n:
        raise ValueError(f"no share has {k} out of {n}")
    with localcontext(CARRIED):
        p, z2 = Decimal(k) / n, _Z * _Z
        centre = p + z2 / (2 * n)
        half = _Z * (p * (1 - p) / n + z2 / (4 * n * n)).sqrt()
        low, high = ((centre - half) / (1 + z2 / n), (centre + half) / (1 + z2 / n))
        return max(ZERO, settle(low)), min(ONE, settle(high))


def mdc95(sigma_w: Decimal, n: int) -> Decimal:
    """Return the minimal detectable change 1.96·√2·σ_w/√n, in the unit of `sigma_w`, between two means of n visits.

    Raises `ValueError` for n < 1 or a negative deviation.
    """
    if n < 1 or sigma_w < 0:
        raise ValueError(f"no change to detect with {n} visits and a deviation of {sigma_w}")
    with localcontext(CARRIED):
        return settle(_Z_MDC * sigma_w * (Decimal(2) / n).sqrt())


def median(values: Sequence[Decimal]) -> Decimal:
    """Return the middle value, or the mean of the middle two. Raises `ValueError` for no values."""
    if not values:
        raise ValueError("no values, no median")
    ordered = sorted(values)
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[middle]
    return (ordered[middle - 1] + ordered[middle]) / 2
