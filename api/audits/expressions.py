"""Conditions as data: decides whether an item is shown, from what earlier items were answered.

An item that is hidden, not applicable, not observed or unanswered has no reading; every comparison with it is false.
"""

import operator
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from api.audits.readings import Reading

Expression = Mapping[str, Any]
Readings = Mapping[str, Reading]


def holds(expression: Expression, readings: Readings) -> bool:
    """Evaluate a checked expression over the readings of answered items; `ValueError` names an unknown operator."""
    ((name, argument),) = expression.items()
    evaluate = _OPERATORS.get(name)
    if evaluate is None:
        raise ValueError(f"no such operator: {name}")
    return evaluate(argument, readings)


def _answered(key: str, readings: Readings) -> bool:
    return key in readings


def _eq(argument: Sequence[Any], readings: Readings) -> bool:
    key, value = argument
    return _equals(readings.get(key), value)


def _in(argument: Sequence[Any], readings: Readings) -> bool:
    key, values = argument
    return any(_equals(readings.get(key), value) for value in values)


def _has(argument: Sequence[str], readings: Readings) -> bool:
    key, option = argument
    return key in readings and option in readings[key].keys


def _count(argument: Mapping[str, Any], readings: Readings) -> bool:
    matching = sum(_equals(readings.get(key), argument["eq"]) for key in argument["of"])
    return matching >= int(argument["at_least"])


def _all(argument: Sequence[Expression], readings: Readings) -> bool:
    return all(holds(part, readings) for part in argument)


def _any(argument: Sequence[Expression], readings: Readings) -> bool:
    return any(holds(part, readings) for part in argument)


def _not(argument: Expression, readings: Readings) -> bool:
    return not holds(argument, readings)


def _ordering(compare: Callable[[Decimal, Decimal], bool]) -> Callable[[Any, Readings], bool]:
    def evaluate(argument: Sequence[Any], readings: Readings) -> bool:
        key, bound = argument
        reading = readings.get(key)
        return reading is not None and reading.number is not None and compare(reading.number, Decimal(str(bound)))

    return evaluate


def _equals(reading: Reading | None, value: object) -> bool:
    """Compare numbers as numbers, so "3" equals 3.0, and everything else as the same string."""
    if reading is None:
        return False
    if reading.number is None:
        return reading.text is not None and reading.text == value
    try:
        return reading.number == Decimal(str(value))
    except InvalidOperation:
        return False


_OPERATORS: Mapping[str, Callable[[Any, Readings], bool]] = {
    "answered": _answered,
    "eq": _eq,
    "in": _in,
    "gt": _ordering(operator.gt),
    "gte": _ordering(operator.ge),
    "lt": _ordering(operator.lt),
    "lte": _ordering(operator.le),
    "has": _has,
    "count": _count,
    "all": _all,
    "any": _any,
    "not": _not,
}
