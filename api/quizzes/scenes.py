"""Marks questions that play on the floor: `dialogue`, a way through a talk, and `spot`, points on a picture."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from api.audits.decimals import ONE, ZERO

Question = Mapping[str, Any]


def mark_path(question: Question, response: Mapping[str, Any]) -> Decimal:
    """Give what the way earned by what the best way earns; a talk broken off earned what was said so far."""
    turns = {turn["key"]: turn for turn in question["turns"]}
    best = _best(question)
    earned, key = ZERO, question["turns"][0]["key"]
    for said in response["path"]:
        option = next((option for option in turns[key]["options"] if option["key"] == said), None) if key else None
        if option is None:
            break
        earned += Decimal(option["score"])
        key = option["then"]
    share = earned / best
    return (ONE if share == ONE else ZERO) if question["scoring"] == "exact" else share


def _best(question: Question) -> Decimal:
    """Find what the best way earns; turns only lead to later ones, so they are settled from the end."""
    best: dict[str | None, Decimal] = {None: ZERO}
    for turn in reversed(question["turns"]):
        best[turn["key"]] = max(Decimal(option["score"]) + best[option["then"]] for option in turn["options"])
    return best[question["turns"][0]["key"]]


def mark_points(question: Question, response: Mapping[str, Any]) -> Decimal:
    """Give the share of areas found, less the points that lie in none; a second point in an area changes nothing."""
    points = [(Decimal(point["x"]), Decimal(point["y"])) for point in response["points"]]
    aspect, beside = Decimal(question["picture"]["aspect"]), Decimal(question["tolerance"])
    hits = [{area["key"] for area in question["areas"] if _lies_in(area, *point, aspect, beside)} for point in points]
    found, missed = set[str]().union(*hits), sum(not hit for hit in hits)
    if question["scoring"] == "exact":
        return ONE if not missed and len(found) == len(question["areas"]) else ZERO
    return max(ZERO, Decimal(len(found) - missed) / len(question["areas"]))


def _lies_in(area: Mapping[str, Any], x: Decimal, y: Decimal, aspect: Decimal, beside: Decimal) -> bool:
    """Tell whether a point lies in an area or at most `beside` percent next to it; edges belong to it."""
    left, top = Decimal(area["x"]), Decimal(area["y"])
    if area["radius"] is not None:
        across, down = x - left, (y - top) * aspect
        return across * across + down * down <= (Decimal(area["radius"]) + beside) ** 2
    right, bottom = left + Decimal(area["width"]), top + Decimal(area["height"])
    return left - beside <= x <= right + beside and top - beside <= y <= bottom + beside
