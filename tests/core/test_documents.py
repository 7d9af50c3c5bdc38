"""The canonical form is that of RFC 8785, whichever way it is written."""

import json
from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from api.core.documents import MalformedJSON, canonical, decode, seal, sha256_hex

WHOLE = st.integers(-(2**53) + 1, 2**53 - 1)
LEAVES = st.one_of(st.none(), st.booleans(), WHOLE, st.text(), st.floats(allow_nan=False, allow_infinity=False))
TEXTS = st.one_of(st.text(), st.text(st.sampled_from('az"\\/\x7f\x1f\n\u2028é中\ue000😀'), max_size=6))
JSON = st.recursive(LEAVES, lambda inner: st.one_of(st.lists(inner), st.dictionaries(TEXTS, inner)), max_leaves=20)


@given(JSON)
def test_canonical_form_is_that_of_the_reference(value: Any) -> None:
    assert canonical(value) == rfc8785.dumps(value)


@given(st.dictionaries(st.text(), WHOLE))
def test_order_of_keys_changes_no_hash(value: dict[str, int]) -> None:
    assert sha256_hex(dict(reversed(value.items()))) == sha256_hex(value)


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ('{"b": 1.0, "a": 1e21, "c": -0.0}', b'{"a":1e+21,"b":1,"c":0}'),
        ('{"\\ue000": 1, "\\ud83d\\ude00": 2}', '{"😀":2,"\ue000":1}'.encode()),
        ('{"a": "\\u0001\\u007f\\n\\u4e2d"}', '{"a":"\\u0001\x7f\\n中"}'.encode()),
    ],
)
def test_known_documents_have_known_forms(written: str, form: bytes) -> None:
    assert canonical(json.loads(written)) == form


@pytest.mark.parametrize(
    "value", [2**53, -(2**53), [2**64], {"a": float("nan")}, {"a": float("inf")}, {1: 2}, "\ud800"]
)
def test_what_has_no_exact_form_is_refused(value: Any) -> None:
    with pytest.raises(MalformedJSON):
        canonical(value)


def nested(depth: int, inmost: Any) -> Any:
    for _ in range(depth):
        inmost = [inmost]
    return inmost


@pytest.mark.parametrize("inmost", [1, 0.5, "é"], ids=["simple", "fraction", "text"])
def test_depth_is_refused_with_a_sentence_and_never_exhausts_anybody(inmost: Any) -> None:
    assert canonical(nested(250, inmost))
    with pytest.raises(MalformedJSON, match="deep"):
        canonical(nested(254, inmost))
    with pytest.raises(MalformedJSON, match="deep"):
        canonical(nested(1000, {"ä": inmost}))


def test_nul_is_found_however_deep_it_lies() -> None:
    raw = b"[" * 1000 + b'{"a": "\\u0000"}' + b"]" * 1000
    with pytest.raises(MalformedJSON, match="NUL"):
        decode(raw)
    assert decode(b'"\\\\u0000"') == "\\u0000"


@pytest.mark.parametrize("value", [{"a": "b\x00"}, {"\x00": 1}, [1e22], {"a": -1e16}, [2**53]])
def test_what_a_database_would_not_give_back_cannot_be_sealed(value: Any) -> None:
    with pytest.raises(MalformedJSON):
        seal(value)


@given(JSON)
def test_a_seal_is_the_hash_of_the_canonical_form(value: Any) -> None:
    try:
        assert seal(value) == sha256_hex(value)
    except MalformedJSON as refused:
        assert "NUL" in str(refused) or "2^53" in str(refused)  # noqa: PT017 - two reasons that are both right
