"""JSON at the door and under a hash: strict in, canonical (RFC 8785) where two sides must agree on bytes."""

import contextlib
import hashlib
from typing import Any, NamedTuple

import orjson
import rfc8785

_SIMPLE = frozenset((str, int, bool, type(None)))
_DEEPEST = 254  # what orjson writes; deeper documents would exhaust whoever walks them by recursion
_LAST_EXACT = 2**53 - 1


class MalformedJSON(ValueError):  # noqa: N818 - it names the thing, like the problems it becomes
    """The bytes are no JSON this product reads; the message says why in English."""


def decode(raw: bytes, *, may_hold_nul: bool = False) -> Any:
    """Decode UTF-8 JSON strictly; raise MalformedJSON on NaN, deep nesting, lone surrogates, NUL and the like.

    With `may_hold_nul` the caller looks for NUL itself, where one bad part must not spoil the whole.
    """
    try:
        value = orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        raise MalformedJSON(str(error)) from error
    # PostgreSQL stores no NUL in text. The escape is searched first because walking every body costs more than the search.
    if not may_hold_nul and b"\\u0000" in raw and _holds_nul(value):
        raise MalformedJSON("text holds the character NUL")
    return value


def encode(value: Any) -> bytes:
    """Encode to compact UTF-8 JSON; UUIDs and datetimes are written as strings."""
    return orjson.dumps(value, option=orjson.OPT_UTC_Z)


def canonical(value: Any) -> bytes:
    """Encode in the form of RFC 8785; raise MalformedJSON for what it cannot hold (integers beyond 2^53, NaN) and for great depth."""
    return _write(value, _survey(value))


def sha256_hex(value: Any) -> str:
    """Hash the canonical form; 64 lower-case hex digits."""
    return hashlib.sha256(canonical(value)).hexdigest()


def seal(value: Any) -> str:
    """Hash what is going to be kept; raise MalformedJSON also for what a database would not give back as it was.

    JSONB knows no NUL, and returns a fraction beyond 2^53 (1e22) as an integer, which has no exact form any more.
    """
    survey = _survey(value)
    if survey.is_vast:
        raise MalformedJSON("a number is beyond 2^53")
    raw = _write(value, survey)
    if b"\\u0000" in raw and _holds_nul(value):
        raise MalformedJSON("text holds the character NUL")
    return hashlib.sha256(raw).hexdigest()


class _Survey(NamedTuple):
    """What is known of a document before it is written.

    `is_simple`: two ways of writing JSON can only agree on it, for there is no fraction to print and no key whose place depends on
    an encoding. `is_vast`: it holds a fraction beyond 2^53.
    """

    is_simple: bool
    is_vast: bool


def _survey(value: Any) -> _Survey:
    is_simple, is_vast, level = True, False, [value]
    for _ in range(_DEEPEST):
        inner: list[Any] = []
        for each in level:
            kind = type(each)
            if kind is dict:
                is_simple = is_simple and all(type(key) is str and key.isascii() for key in each)
                inner += each.values()
            elif kind is list:
                inner += each
            elif kind not in _SIMPLE:
                is_simple = False
                is_vast = is_vast or (kind is float and abs(each) > _LAST_EXACT)
        if not inner:
            return _Survey(is_simple, is_vast)
        level = inner
    raise MalformedJSON(f"it is nested more than {_DEEPEST} levels deep")


def _write(value: Any, survey: _Survey) -> bytes:
    if survey.is_simple:
        # Without fractions and with ASCII keys alone, sorted compact JSON is that form already, eight times faster.
        with contextlib.suppress(orjson.JSONEncodeError):
            return orjson.dumps(value, option=orjson.OPT_SORT_KEYS | orjson.OPT_STRICT_INTEGER)
    try:
        return rfc8785.dumps(value)
    except rfc8785.CanonicalizationError as error:
        raise MalformedJSON(str(error)) from error


def _holds_nul(value: Any) -> bool:
    todo = [value]
    for each in todo:  # It grows while it is walked.
        if isinstance(each, str):
            if "\x00" in each:
                return True
        elif isinstance(each, dict):
            todo += [*each.keys(), *each.values()]
        elif isinstance(each, list):
            todo += each
    return False
