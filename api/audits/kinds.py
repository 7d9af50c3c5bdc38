"""How each kind of item reads a response: is the value of the right shape, and which score between 0 and 1 is it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Protocol

from api.audits.decimals import ONE, ZERO, plain
from api.audits.readings import Reading, UnfitError
from api.audits.timer import timer_rule

_NUMBER = re.compile(r"-?[0-9]{1,9}(\.[0-9]{1,6})?", re.ASCII)


class Kind(Protocol):
    """A kind of item, set up from one item of a document."""

    def read(self, response: Mapping[str, object]) -> Reading:
        """Return what an answered response says; raise `UnfitError` when it does not fit."""


@dataclass(frozen=True, slots=True)
class OneOf:
    """`yes-no` and `choice`: one option key out of those of the item."""

    readings: Mapping[str, Reading]

    def read(self, response: Mapping[str, object]) -> Reading:
        """Look the chosen option up."""
        value = _string(response.get("value"), "/value")
        reading = self.readings.get(value)
        if reading is None:
            raise UnfitError("unknown_option", "/value", option=value)
        return reading


@dataclass(frozen=True, slots=True)
class ManyOf:
    """`multi-choice`: the options that hold, out of those that apply here."""

    options: frozenset[str]
    good: frozenset[str]

    def read(self, response: Mapping[str, object]) -> Reading:
        """Score chosen good options over applicable options; a value that leaves none applicable does not fit."""
        value = response.get("value")
        if not isinstance(value, Mapping):
            raise UnfitError("wrong_type", "/value", expected="object")
        chosen = self._options(value.get("chosen", []), "/value/chosen")
        absent = self._options(value.get("not_applicable", []), "/value/not_applicable")
        if both := sorted(chosen & absent):
            raise UnfitError("contradicting_options", "/value/not_applicable", option=both[0])
        applicable = len(self.options) - len(absent)
        if not applicable:
            raise UnfitError("nothing_applicable", "/value/not_applicable")
        return Reading(s=Decimal(len(chosen & self.good)) / applicable, keys=chosen, answer=chosen)

    def _options(self, listed: object, path: str) -> frozenset[str]:
        if not isinstance(listed, list):
            raise UnfitError("wrong_type", path, expected="list")
        options: set[str] = set()
        for n, key in enumerate(listed):
            option = _string(key, f"{path}/{n}")
            if option not in self.options:
                raise UnfitError("unknown_option", f"{path}/{n}", option=option)
            if option in options:
                raise UnfitError("duplicate_option", f"{path}/{n}", option=option)
            options.add(option)
        return frozenset(options)


@dataclass(frozen=True, slots=True)
class Scale:
    """`scale`: an integer between two ends, scored linearly."""

    low: int
    high: int

    def read(self, response: Mapping[str, object]) -> Reading:
        """Score (value − low)/(high − low)."""
        value = response.get("value")
        if isinstance(value, bool) or not isinstance(value, int):
            raise UnfitError("wrong_type", "/value", expected="integer")
        if not self.low <= value <= self.high:
            raise UnfitError("out_of_range", "/value", min=str(self.low), max=str(self.high))
        s = Decimal(value - self.low) / (self.high - self.low)
        return Reading(s=s, answer=Decimal(value))


@dataclass(frozen=True, slots=True)
class Number:
    """`number`: a measured or counted quantity, scored by steps `(up to and including, score)` if there are any."""

    low: Decimal | None
    high: Decimal | None
    is_integer: bool
    steps: tuple[tuple[Decimal | None, Decimal], ...]

    def read(self, response: Mapping[str, object]) -> Reading:
        """Score by the first step that reaches the value; without steps there is no score."""
        written = _string(response.get("value"), "/value")
        if not _NUMBER.fullmatch(written):
            raise UnfitError("wrong_type", "/value", expected="number")
        value = Decimal(written)
        if (self.low is not None and value < self.low) or (self.high is not None and value > self.high):
            ends = {"min": self.low, "max": self.high}
            raise UnfitError("out_of_range", "/value", **{end: plain(at) for end, at in ends.items() if at is not None})
        if self.is_integer and value != value.to_integral_value():
            raise UnfitError("not_an_integer", "/value")
        s = next((s for up_to, s in self.steps if up_to is None or value <= up_to), None)
        return Reading(s=s, answer=value)


@dataclass(frozen=True, slots=True)
class Words:
    """`text` and `receipt`: words, never scored. A receipt may do without, its photo speaks."""

    is_required: bool

    def read(self, response: Mapping[str, object]) -> Reading:
        """Accept any words; an empty text is an answer too: asked, and nothing to add."""
        if self.is_required or response.get("value") is not None:
            _string(response.get("value"), "/value")
        return Reading()


class Photo:
    """`photo`: the pictures are the answer; how many there must be is a matter of evidence."""

    def read(self, response: Mapping[str, object]) -> Reading:  # noqa: ARG002 - the shape all kinds share
        """Say no more than that it was answered."""
        return Reading()


def kind_of(item: Mapping[str, Any]) -> Kind:
    """Set up the kind of a document's item; `KeyError` for a kind that does not exist."""
    return _KINDS[item["kind"]](item)


def _yes_no(item: Mapping[str, Any]) -> Kind:
    good = item.get("good", "yes")
    return OneOf({key: _option(key, ONE if key == good else ZERO) for key in ("yes", "no")})


def _choice(item: Mapping[str, Any]) -> Kind:
    return OneOf({option["key"]: _option(option["key"], Decimal(option["score"])) for option in item["options"]})


def _option(key: str, s: Decimal) -> Reading:
    return Reading(s=s, keys=frozenset((key,)), answer=key)


def _multi_choice(item: Mapping[str, Any]) -> Kind:
    good = frozenset(option["key"] for option in item["options"] if option.get("good", True))
    return ManyOf(options=frozenset(option["key"] for option in item["options"]), good=good)


def _scale(item: Mapping[str, Any]) -> Kind:
    return Scale(int(item["scale"]["min"]), int(item["scale"]["max"]))


def _number(item: Mapping[str, Any]) -> Kind:
    spec = item.get("number") or {}
    steps = ((_bound(step["up_to"]), Decimal(step["score"])) for step in spec.get("steps") or ())
    return Number(_bound(spec.get("min")), _bound(spec.get("max")), bool(spec.get("integer")), tuple(steps))


def _bound(written: str | int | None) -> Decimal | None:
    return None if written is None else Decimal(written)


def _string(value: object, path: str) -> str:
    if not isinstance(value, str):
        raise UnfitError("wrong_type", path, expected="string")
    return value


_KINDS: Mapping[str, Callable[[Mapping[str, Any]], Kind]] = {
    "yes-no": _yes_no,
    "choice": _choice,
    "multi-choice": _multi_choice,
    "scale": _scale,
    "number": _number,
    "text": lambda _: Words(is_required=True),
    "receipt": lambda _: Words(is_required=False),
    "timer": lambda item: timer_rule(item.get("timer") or {}),
    "photo": lambda _: Photo(),
}
