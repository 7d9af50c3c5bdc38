"""The arithmetic of scoring: which decimals are carried, how they are settled, how they are written.

Every number of a score is *defined* as an exact fraction. It is carried with 60 digits and settled to 20 decimals
before it is compared or shown, so two implementations agree to the last digit whatever their order of work.
"""

from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal, DivisionByZero, InvalidOperation, Overflow

CARRIED = Context(prec=60, rounding=ROUND_HALF_EVEN, traps=[InvalidOperation, DivisionByZero, Overflow])
ZERO = Decimal(0)
ONE = Decimal(1)
HUNDRED = Decimal(100)
SQRT2 = Decimal("1.41421356237309504880")

_SETTLED = Decimal("1E-20")
_PRINTED = Decimal("0.1")


def settle(number: Decimal) -> Decimal:
    """Round a carried number half even to 20 decimals, the form in which numbers are compared and shown."""
    return number.quantize(_SETTLED, context=CARRIED)


def print_points(number: Decimal) -> Decimal:
    """Round a settled number of points half up to the one decimal a person reads."""
    return number.quantize(_PRINTED, ROUND_HALF_UP, CARRIED)


def plain(number: Decimal) -> str:
    """Write a number canonically: plain notation, no exponent, no trailing zeros, no negative zero."""
    if not number:
        return "0"
    written = format(number, "f")
    return written.rstrip("0").rstrip(".") if "." in written else written
