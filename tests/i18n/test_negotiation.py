"""A reader is answered in the language of their screen, else in the one they stored."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.i18n import LANGUAGES, negotiate


@pytest.mark.parametrize(
    ("header", "stored", "expected"),
    [
        (None, None, "zh-Hans"),
        ("", None, "zh-Hans"),
        ("en", None, "en"),
        ("zh-CN,zh;q=0.9,en;q=0.8", None, "zh-Hans"),
        ("en;q=0.4, zh-Hant-TW;q=0.7", None, "zh-Hans"),
        ("en-US,en;q=0.9,zh;q=0.8", None, "en"),
        ("fr, de;q=0.5", None, "en"),
        ("zh;q=0, en;q=0.1", None, "en"),
        ("*", None, "zh-Hans"),
        ("zh;q=nan,en;q=0.2", None, "en"),
        ("zh;q=2,en;q=zero", None, "en"),
        (None, "en", "en"),
        ("en", "zh-Hans", "en"),
        ("zh", "en", "zh-Hans"),
        ("fr, de;q=0.5", "zh-Hans", "zh-Hans"),
        ("*", "en", "en"),
        ("zh", "klingon", "zh-Hans"),
    ],
)
def test_the_language_spoken(header: str | None, stored: str | None, expected: str) -> None:
    assert negotiate(header, stored) == expected


@given(st.none() | st.text(), st.none() | st.text())
def test_any_header_gets_a_language_of_ours(header: str | None, stored: str | None) -> None:
    assert negotiate(header, stored) in LANGUAGES
