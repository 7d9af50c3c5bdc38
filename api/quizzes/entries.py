"""Marks questions answered by writing something short: `numeric` and `short-answer`."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from api.audits.decimals import ZERO
from api.quizzes.folding import fold, to_ascii

Question = Mapping[str, Any]
# Thousands may be set apart by commas or by spaces, in whole groups of three; what else a comma may mean is not guessed.
_NUMBER = re.compile(
    r"(¥?) *([+-]?) *(¥?) *"
    r"((?:[1-9][0-9]{0,2}(?:,[0-9]{3}){1,3}|[1-9][0-9]{0,2}(?: [0-9]{3}){1,3}|[0-9]{1,12})?(?:\.[0-9]{1,9})?) *(.*)",
    re.DOTALL,
)
_MONEY = frozenset({"元", "块", "块钱", "圆", "人民币", "yuan", "rmb", "cny", "¥"})
_TIME = re.compile(r"([0-9]{1,4}):([0-5][0-9])", re.ASCII)


def mark_number(question: Question, response: Mapping[str, Any]) -> Decimal:
    """Give the weight of the first answer the number fits; what is no number fits none."""
    number = read_number(question["number"], response["text"])
    if number is None:
        return ZERO
    return next((Decimal(answer["weight"]) for answer in question["number"]["answers"] if _fits(answer, number)), ZERO)


def read_number(number: Mapping[str, Any], text: str) -> Decimal | None:
    """Read what was written: full width or half, thousands set apart or not, ¥ before it or the unit behind it or neither.

    A time is read as seconds. None if it is no number.
    """
    written = to_ascii(text)
    if number["entry"] == "time":
        time = _TIME.fullmatch(written)
        return Decimal(int(time[1]) * 60 + int(time[2])) if time else None
    read = _NUMBER.fullmatch(written)
    if read is None or not read[4]:
        return None
    units = {fold(unit) for unit in (number["unit"] or {}).values()}
    has_sign, unit = bool(read[1] or read[3]), fold(read[5])
    if (unit and unit not in units) or (has_sign and units and not units & _MONEY):
        return None
    return Decimal(read[2] + read[4].replace(",", "").replace(" ", ""))


def mark_short(question: Question, response: Mapping[str, Any]) -> Decimal:
    """Give the greatest weight among the accepted answers that are the same but for what does not count."""
    written = fold(response["text"])
    weights = [Decimal(accepted["weight"]) for accepted in question["accept"] if fold(accepted["text"]) == written]
    return max(weights, default=ZERO)


def _fits(answer: Mapping[str, Any], number: Decimal) -> bool:
    if answer["value"] is not None:
        return abs(number - Decimal(answer["value"])) <= Decimal(answer["tolerance"])
    return Decimal(answer["low"]) <= number <= Decimal(answer["high"])
