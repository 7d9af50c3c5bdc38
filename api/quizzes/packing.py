"""Packs a question for an exam: what may be seen of it, under opaque tokens, and apart from that what the tokens mean.

Nothing of a question travels unless it is named here, so a field that is added to the format stays on the server.
"""

import secrets
from collections.abc import Callable, Mapping
from typing import Any

from api.quizzes.drawing import shuffled

Question = Mapping[str, Any]
Packed = dict[str, Any]
_TOKEN_BYTES = 6
# A left side and its right side share a key. Their tokens mean different things, or a left one would fit as its own match.
_LEFT, _RIGHT = "left ", "right "


class Tokens:
    """Tokens of equal length for the keys of one question, each kind of thing apart."""

    def __init__(self) -> None:
        """Begin with none."""
        self.meaning: dict[str, str] = {}

    def give(self, key: str) -> str:
        """Give a key a token that says nothing about it."""
        token = secrets.token_hex(_TOKEN_BYTES)
        self.meaning[token] = key
        return token


def pack(question: Question, slot: int, seed: str) -> tuple[Packed, dict[str, str]]:
    """Return what a learner may see of a question, and the key behind each token."""
    tokens = Tokens()
    packed: Packed = {"slot": slot, "kind": question["kind"], "stem": question["stem"], "picture": _picture(question)}
    packed |= _PARTS.get(question["kind"], _nothing)(question, f"{seed} {slot}", tokens)
    return packed, tokens.meaning


def _picture(question: Question) -> Packed | None:
    picture = question["picture"]
    if not picture:
        return None
    media = question["media"][picture["file"]]
    return {"alt": picture["alt"], "aspect": picture["aspect"], "type": media["type"], "text": media["text"]}


def _options(question: Question, seed: str, tokens: Tokens) -> Packed:
    options = shuffled(question["options"], seed)
    return {"options": [{"id": tokens.give(option["key"]), "text": option["text"]} for option in options]}


def _pairs(question: Question, seed: str, tokens: Tokens) -> Packed:
    lefts = shuffled([pair for pair in question["pairs"] if pair["left"] is not None], f"{seed} left")
    rights = shuffled(question["pairs"], f"{seed} right")
    return {
        "lefts": [{"id": tokens.give(_LEFT + pair["key"]), "text": pair["left"]} for pair in lefts],
        "rights": [{"id": tokens.give(_RIGHT + pair["key"]), "text": pair["right"]} for pair in rights],
    }


def _steps(question: Question, seed: str, tokens: Tokens) -> Packed:
    steps = shuffled(question["steps"], seed)
    return {"steps": [{"id": tokens.give(step["key"]), "text": step["text"]} for step in steps]}


def _number(question: Question, _: str, __: Tokens) -> Packed:
    return {"number": {"entry": question["number"]["entry"], "unit": question["number"]["unit"]}}


def _turns(question: Question, seed: str, tokens: Tokens) -> Packed:
    """Pack a talk. All sentences of a turn lead to the same turn, so the way says nothing."""
    return {
        "turns": [
            {"says": turn["says"], **_options(turn, f"{seed} {turn['key']}", tokens)} for turn in _in_order(question)
        ]
    }


def _in_order(question: Question) -> list[Question]:
    """Walk through a talk from its first turn."""
    turns = {turn["key"]: turn for turn in question["turns"]}
    walked, key = [], question["turns"][0]["key"]
    while key is not None:
        walked.append(turns[key])
        key = turns[key]["options"][0]["then"]
    return walked


def _open(question: Question, _: str, __: Tokens) -> Packed:
    return {"longest": question["longest"]}


def _nothing(_: Question, __: str, ___: Tokens) -> Packed:
    return {}


_PARTS: Mapping[str, Callable[[Question, str, Tokens], Packed]] = {
    "single": _options,
    "multiple": _options,
    "true-false": _options,
    "match": _pairs,
    "order": _steps,
    "numeric": _number,
    "dialogue": _turns,
    "open": _open,
}


def unpack(response: Mapping[str, Any], meaning: Mapping[str, str]) -> dict[str, Any]:
    """Write a response in the keys of its question; raise KeyError for a token nobody gave out, TypeError for another form."""
    read: dict[str, Any] = dict(response)
    for name in ("choices", "order", "path"):
        if name in read:
            read[name] = [meaning[token] for token in read[name]]
    if "pairs" in read:
        read["pairs"] = {
            _side(meaning, left, _LEFT): _side(meaning, right, _RIGHT) for left, right in read["pairs"].items()
        }
    return read


def _side(meaning: Mapping[str, str], token: str, side: str) -> str:
    if not meaning[token].startswith(side):
        raise KeyError(token)
    return meaning[token].removeprefix(side)
