"""The language of `show_if`: conditions written as data, never as code.

An item that answers nothing makes every comparison with it false; `not` of such a comparison is therefore true.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from marshmallow import ValidationError

from api.checklists.fields import Amount, Count, Parsed, Slug
from api.checklists.source import Place

_ORDER = ("gt", "gte", "lt", "lte")
OPERATORS = ("answered", "eq", "in", *_ORDER, "has", "count", "all", "any", "not")
# What an item answers, as far as conditions care: an option, a number, the options chosen, or just "something".
Answer = str | Decimal | frozenset[str]


class Expression(Parsed[dict[str, Any]]):
    """A condition; in the document its numbers are canonical strings and its counts integers."""

    def read(self, value: object) -> dict[str, Any]:
        return _read(value)


@dataclass(frozen=True)
class Mention:
    """One comparison inside a condition: where, by which operator, with which item and values."""

    place: Place
    operator: str
    item: str
    values: tuple[str, ...]


def mentions(expression: Mapping[str, Any], place: Place = ()) -> Iterator[Mention]:
    """List every item a condition speaks of; an empty condition speaks of none."""
    if not expression:
        return
    ((operator, body),) = expression.items()
    here = (*place, operator)
    if operator == "not":
        yield from mentions(body, here)
    elif operator in {"all", "any"}:
        for index, part in enumerate(body):
            yield from mentions(part, (*here, index))
    elif operator == "count":
        for index, key in enumerate(body["of"]):
            yield Mention((*here, "of", index), operator, key, (body["eq"],))
    elif operator == "answered":
        yield Mention(here, operator, body, ())
    else:
        yield Mention(here, operator, body[0], tuple(body[1]) if operator == "in" else (body[1],))


def holds(expression: Mapping[str, Any], answers: Mapping[str, Answer]) -> bool:
    """Decide a condition over the items that answer something."""
    ((operator, body),) = expression.items()
    if operator == "not":
        return not holds(body, answers)
    if operator in {"all", "any"}:
        parts = (holds(part, answers) for part in body)
        return all(parts) if operator == "all" else any(parts)
    if operator == "count":
        return sum(_equals(answers.get(key), body["eq"]) for key in body["of"]) >= int(body["at_least"])
    if operator == "answered":
        return body in answers
    answer = answers.get(body[0])
    return answer is not None and _compare(operator, answer, body[1])


def _compare(operator: str, answer: Answer, value: Any) -> bool:
    if operator == "eq":
        return _equals(answer, value)
    if operator == "in":
        return any(_equals(answer, each) for each in value)
    if operator == "has":
        return isinstance(answer, frozenset) and value in answer
    if not isinstance(answer, Decimal):
        return False
    limit = Decimal(value)
    return {"gt": answer > limit, "gte": answer >= limit, "lt": answer < limit, "lte": answer <= limit}[operator]


def _equals(answer: Answer | None, value: str) -> bool:
    """Compare a step of a scale as a number, an option as a string."""
    return answer == Decimal(value) if isinstance(answer, Decimal) else answer == value


def _read(value: Any) -> dict[str, Any]:
    """Read one authored condition; raise ValidationError whose messages are nested like the places."""
    if not isinstance(value, dict) or len(value) != 1:
        raise ValidationError("A condition is a mapping with exactly one operator.")
    ((operator, body),) = value.items()
    if operator not in OPERATORS:
        raise ValidationError(f"There is no operator {operator!r}. Use one of: {', '.join(OPERATORS)}.")
    try:
        return {operator: _read_body(operator, body)}
    except ValidationError as error:
        raise ValidationError({operator: error.messages}) from error


def _read_body(operator: str, body: Any) -> Any:
    if operator == "not":
        return _read(body)
    if operator in {"all", "any"}:
        return _read_parts(body)
    if operator == "count":
        return _read_count(body)
    if operator == "answered":
        return _key(body)
    if not isinstance(body, list) or len(body) != 2:
        raise ValidationError("Write a list of two: the item and what it is compared with.")
    if operator == "in":
        return [_key(body[0]), _keys(body[1])]
    return [_key(body[0]), Amount().read(body[1]) if operator in _ORDER else _key(body[1])]


def _read_parts(body: Any) -> list[dict[str, Any]]:
    if not isinstance(body, list) or not body:
        raise ValidationError("Write a list of conditions.")
    parts = []
    for index, part in enumerate(body):
        try:
            parts.append(_read(part))
        except ValidationError as error:
            raise ValidationError({index: error.messages}) from error
    return parts


def _read_count(body: Any) -> dict[str, Any]:
    if not isinstance(body, dict) or set(body) != {"of", "eq", "at_least"}:
        raise ValidationError("Write of, eq and at_least.")
    of = _keys(body["of"])
    if len(set(of)) < len(of):
        raise ValidationError("An item is counted twice.")
    return {"of": of, "eq": _key(body["eq"]), "at_least": Count(1, len(of)).read(body["at_least"])}


def _keys(value: Any) -> list[str]:
    if not isinstance(value, list) or not value:
        raise ValidationError("Write a list of keys.")
    return [_key(each) for each in value]


def _key(value: Any) -> str:
    return Slug().read(value)
