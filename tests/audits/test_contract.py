"""Two readers of one contract: msgspec on the way of every report, marshmallow in the OpenAPI document. They may never disagree."""

import copy
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import event, example, given, settings
from hypothesis import strategies as st
from marshmallow import ValidationError

from api.audits.inputs import read_submission
from api.audits.schemas import AuditSubmitSchema
from api.core.problems import Invalid

SCHEMA = AuditSubmitSchema()
IDS = st.uuids().map(str)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
NUMBERS = st.one_of(st.integers(-(2**63), 2**64 - 1), st.floats(allow_nan=False, allow_infinity=False))
ANYTHING = st.recursive(
    st.one_of(st.none(), st.booleans(), NUMBERS, TEXTS),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(TEXTS, inner, max_size=3)),
    max_leaves=6,
)
ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
DAYS = {"min_value": datetime(2016, 1, 1), "max_value": datetime(2099, 1, 1)}  # noqa: DTZ001 - the zone is drawn beside it
NUMBERS_AND_SO_ON = [None, True, False, 0, -0.0, 1, 1.0, 1.5, -1, 90, 90.0000001, -180, 181, 1e7, 1e7 + 1]
NUMBERS_AND_SO_ON += [2**53, 2**53 + 1, 2**63, 1e308, 5e-324, 1795231205]
WORDS = ["", " ", "\x00", "x" * 100, "x" * 101, "x" * 1000, "x" * 1001, "x" * 4000, "x" * 4001, "汉" * 4000]
WORDS += [
    "a" * 64,
    "a" * 64 + "\n",
    "2026-11-21T03:00:00Z\n",
    "01a2016f-7817-74e4-8816-606bf9becc72\n",
    "A" * 64,
    "a" * 63,
    "a" * 65,
    "ａ" * 64,
]
TEXTS_IN_A_FILE = (Path(__file__).parent / "odd_texts.txt").read_text("utf-8").splitlines()
SHAPES = [
    [],
    {},
    [[]],
    [{}],
    [None],
    [""],
    {"": ""},
    {"item": "x"},
    {"events": []},
    {"events": [{}]},
    {"events": None},
    [{}] * 501,
]
ODD = [*NUMBERS_AND_SO_ON, *WORDS, *TEXTS_IN_A_FILE, *SHAPES]


@st.composite
def moments(draw: st.DrawFn) -> str:
    written = draw(st.datetimes(**DAYS, timezones=ZONES)).isoformat(
        timespec=draw(st.sampled_from(["seconds", "milliseconds", "microseconds"]))
    )
    return written.replace("+00:00", "Z") if draw(st.booleans()) else written


@st.composite
def responses(draw: st.DrawFn) -> dict[str, Any]:
    made = {
        "item": draw(st.text("abc-", min_size=1, max_size=100)),
        "state": draw(st.sampled_from(["answered", "na_shopper", "not_observed", "unanswered"])),
    }
    optional = {
        "value": ANYTHING,
        "note": st.none() | TEXTS,
        "reason": st.none() | TEXTS,
        "timer": st.none() | st.dictionaries(TEXTS, ANYTHING, max_size=3),
        "photos": st.lists(IDS, max_size=3),
    }
    return made | {name: draw(strategy) for name, strategy in optional.items() if draw(st.booleans())}


@st.composite
def submissions(draw: st.DrawFn) -> dict[str, Any]:
    """Make a report as a phone sends it."""
    started_at, finished_at = sorted((draw(moments()), draw(moments())), key=datetime.fromisoformat)
    made: dict[str, Any] = {
        "audit_id": draw(IDS),
        "visit_id": draw(IDS),
        "checklist": {"key": "short-visit", "version": draw(st.integers(1, 1_000_000)), "sha256": "0a" * 32},
        "started_at": started_at,
        "finished_at": finished_at,
        "responses": draw(st.lists(responses(), max_size=4)),
    }
    if draw(st.booleans()):
        made["location"] = draw(st.none() | locations())
    if draw(st.booleans()):
        signed = {"events": [], "public_key": "AA", "signature": None, "nonce": "x"}
        made["evidence"] = draw(st.sampled_from([{}, {"events": []}, {"events": [{"at": 1.5}, {}]}, signed]))
    return made


@st.composite
def locations(draw: st.DrawFn) -> dict[str, Any]:
    made: dict[str, Any] = {
        "latitude": draw(st.floats(-90, 90) | st.integers(-90, 90)),
        "longitude": draw(st.floats(-180, 180)),
        "accuracy_m": draw(st.floats(0, 1e7)),
    }
    if draw(st.booleans()):
        made |= {
            "age_s": draw(st.integers(0, 10_000_000)),
            "datum": draw(st.sampled_from(["WGS-84", "GCJ-02", "BD-09"])),
        }
    return made


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """List the way to every part of a document."""
    yield path
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in inner:
        yield from places(each, (*path, key))


@st.composite
def spoilt(draw: st.DrawFn) -> Any:
    """Take a report and change one to three places: something missing, something more, something else."""
    payload: Any = copy.deepcopy(draw(submissions()))
    for _ in range(draw(st.integers(1, 3))):
        *way, last = draw(st.sampled_from([path for path in places(payload) if path] or [("x",)]))
        parent = payload
        for key in way:
            parent = parent[key]
        act = draw(st.sampled_from(["odd", "odd", "anything", "remove", "add"]))
        if act == "add" and isinstance(parent, dict):
            parent[draw(TEXTS)] = draw(ANYTHING)
        elif act == "remove":
            parent.pop(last, None) if isinstance(parent, dict) else parent.pop()
        else:
            parent[last] = draw(st.sampled_from(ODD) if act == "odd" else ANYTHING)
        payload = copy.deepcopy(payload)
    return payload


def is_read(payload: Any) -> bool:
    """Ask the reader of the hot way."""
    try:
        read_submission(payload)
    except Invalid:
        return False
    return True


def is_in_contract(payload: Any) -> bool:
    try:
        SCHEMA.load(payload)
    except ValidationError:
        return False
    return True


@given(submissions())
def test_both_accept_what_a_phone_sends(payload: Any) -> None:
    assert is_in_contract(payload)
    assert is_read(payload)


@settings(max_examples=1500, deadline=None)
@given(spoilt())
@example([])
@example(None)
@example("x")
def test_both_accept_and_refuse_the_same(payload: Any) -> None:
    verdict = is_in_contract(payload)
    event("accepted" if verdict else "refused")
    assert is_read(payload) == verdict


PLAIN: dict[str, Any] = {
    "audit_id": "01a2016f-7817-74e4-8816-606bf9becc72",
    "visit_id": "01a2016f-7817-74e4-8816-606bf9becc73",
    "checklist": {"key": "short-visit", "version": 1, "sha256": "0a" * 32},
    "started_at": "2026-11-21T03:00:00Z",
    "finished_at": "2026-11-21T03:20:00Z",
    "responses": [
        {
            "item": "greeted",
            "state": "answered",
            "value": 1,
            "note": "",
            "reason": "",
            "timer": {"a": 1},
            "photos": ["01a2016f-7817-74e4-8816-606bf9becc74"],
        }
    ],
    "location": {"latitude": 31.2, "longitude": 121.5, "accuracy_m": 12, "age_s": 1, "datum": "GCJ-02"},
    "evidence": {"events": [{"at": 1}], "public_key": "AAAA", "signature": "BBBB", "nonce": "CCCC"},
}


@pytest.mark.parametrize("path", [path for path in places(PLAIN) if path], ids=lambda path: "/".join(map(str, path)))
def test_both_say_the_same_of_every_oddity_in_every_place(path: tuple[Any, ...]) -> None:
    *way, last = path
    for odd in ODD:
        payload = copy.deepcopy(PLAIN)
        parent: Any = payload
        for key in way:
            parent = parent[key]
        parent[last] = odd
        assert is_read(payload) == is_in_contract(payload), odd


@pytest.mark.parametrize(
    "path",
    [path for path in places(PLAIN) if path and isinstance(path[-1], str)],
    ids=lambda path: "/".join(map(str, path)),
)
def test_both_say_the_same_of_everything_left_out_or_added(path: tuple[Any, ...]) -> None:
    for changes in ({"remove": True}, {"more": 1}, {"more": None}):
        payload = copy.deepcopy(PLAIN)
        parent: Any = payload
        for key in path[:-1]:
            parent = parent[key]
        if changes.pop("remove", False):
            del parent[path[-1]]
        parent |= changes
        assert is_read(payload) == is_in_contract(payload), payload
