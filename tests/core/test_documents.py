"""The canonical form is that of RFC 8785, whichever way it is written."""

import json
from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from api.core.documents import MalformedJSON, canonical, sha256_hex

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
