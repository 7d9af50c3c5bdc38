"""Dates and numbers are written as readers of each language write them, in the time zone of the store."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.i18n import (
    LANGUAGES,
    format_date,
    format_date_time,
    format_half_day,
    format_list,
    format_number,
    format_percent,
    to_zone,
)


def test_a_date_is_written_in_the_order_of_its_language() -> None:
    assert format_date(date(2026, 10, 5), "en") == "5 Oct 2026"
    assert format_date(date(2026, 10, 5), "zh-Hans") == "2026年10月5日"
    assert format_date(date(2026, 10, 5), "zh-Hans", short=True) == "10月5日"


def test_a_visit_late_in_the_evening_utc_is_the_next_morning_in_shanghai() -> None:
    local = to_zone(datetime(2026, 10, 5, 23, 30, tzinfo=UTC), "Asia/Shanghai")
    assert format_half_day(local, "en") == "6 Oct 2026, a.m."
    assert format_half_day(local, "zh-Hans") == "2026年10月6日 上午"
    assert format_date_time(local, "en") == "6 Oct 2026 07:30"


def test_noon_itself_is_after_noon() -> None:
    assert format_half_day(datetime(2026, 10, 5, 12, 0, tzinfo=UTC), "en").endswith("p.m.")


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        to_zone(datetime(2026, 10, 5, 12, 0), "Asia/Shanghai")  # noqa: DTZ001 - a naive moment is what is refused


def test_scores_round_half_up_and_keep_their_decimals() -> None:
    assert format_number(Decimal("54.375"), "en", 1) == "54.4"
    assert format_number(Decimal("0.25"), "zh-Hans", 1) == "0.3"
    assert format_number(Decimal(65), "en", 1) == "65.0"
    assert format_number(Decimal("1234.5"), "en", 0) == "1,235"
    assert format_number(Decimal("-3.25"), "en", 1) == "−3.3"


def test_a_share_is_a_percentage() -> None:
    assert format_percent(Decimal("0.769"), "en") == "77%"


def test_a_list_reads_like_a_sentence() -> None:
    assert format_list(["a", "b", "c"], "en") == "a, b and c"
    assert format_list(["甲", "乙", "丙"], "zh-Hans") == "甲、乙和丙"
    assert format_list([], "en") == ""


@given(st.decimals(min_value=-(10**9), max_value=10**9, allow_nan=False, places=6), st.integers(0, 4))
def test_a_number_reads_back_as_what_was_rounded(value: Decimal, places: int) -> None:
    for lang in LANGUAGES:
        read = Decimal(format_number(value, lang, places).replace(",", "").replace("−", "-"))
        assert abs(read - value) <= Decimal(1).scaleb(-places) / 2
