"""Which form the response to each kind of question has, in keys; what does not fit is no answer to that question.

`single`, `true-false`, `multiple`: `{choices: [key]}` · `match`: `{pairs: {left: right}}` · `order`: `{order: [key]}` ·
`numeric`, `short-answer`, `open`: `{text}` · `dialogue`: `{path: [key]}` · `spot`: `{points: [{x, y}]}`, percent as decimals in text.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

Question = Mapping[str, Any]
_PERCENT = re.compile(r"[0-9]{1,2}(\.[0-9]{1,2})?|100(\.0{1,2})?", re.ASCII)
_LONGEST_ENTRY, _MOST_POINTS = 200, 40


class UnfitResponse(ValueError):  # noqa: N818 - it names the thing
    """The response is not of the form its kind of question asks for."""


def check_response(question: Question, response: Any) -> None:
    """Raise UnfitResponse unless the response can be an answer to the question."""
    name, fits = _FORMS[question["kind"]]
    if not isinstance(response, dict) or set(response) != {name} or not fits(question, response[name]):
        raise UnfitResponse(question["kind"])


def _choices(question: Question, value: Any) -> bool:
    is_one = question["kind"] != "multiple"
    return _are_keys(question["options"], value) and not (is_one and len(value) > 1)


def _pairs(question: Question, value: Any) -> bool:
    rights = {pair["key"] for pair in question["pairs"]}
    lefts = {pair["key"] for pair in question["pairs"] if pair["left"] is not None}
    return isinstance(value, dict) and all(
        left in lefts and isinstance(right, str) and right in rights for left, right in value.items()
    )


def _order(question: Question, value: Any) -> bool:
    return _are_keys(question["steps"], value)


def _text(question: Question, value: Any) -> bool:
    return isinstance(value, str) and len(value) <= question.get("longest", _LONGEST_ENTRY)


def _path(question: Question, value: Any) -> bool:
    """Follow the talk: each sentence has to be one that can be said there."""
    if not isinstance(value, list):
        return False
    turns = {turn["key"]: turn for turn in question["turns"]}
    key = question["turns"][0]["key"]
    for said in value:
        option = next((one for one in turns[key]["options"] if one["key"] == said), None) if key else None
        if option is None:
            return False
        key = option["then"]
    return True


def _points(_: Question, value: Any) -> bool:
    return isinstance(value, list) and len(value) <= _MOST_POINTS and all(_is_point(point) for point in value)


def _is_point(point: Any) -> bool:
    return (
        isinstance(point, dict)
        and set(point) == {"x", "y"}
        and all(isinstance(part, str) and _PERCENT.fullmatch(part) for part in point.values())
    )


def _are_keys(things: list[Any], value: Any) -> bool:
    known = {thing["key"] for thing in things}
    return (
        isinstance(value, list)
        and all(isinstance(key, str) and key in known for key in value)
        and len(set(value)) == len(value)
    )


_FORMS: Mapping[str, tuple[str, Callable[[Question, Any], bool]]] = {
    "single": ("choices", _choices),
    "multiple": ("choices", _choices),
    "true-false": ("choices", _choices),
    "match": ("pairs", _pairs),
    "order": ("order", _order),
    "numeric": ("text", _text),
    "short-answer": ("text", _text),
    "open": ("text", _text),
    "dialogue": ("path", _path),
    "spot": ("points", _points),
}
