"""When a certificate expires, by three rules."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.training.expiry import Renewal, add_months, expires_on, next_dates, opens_on

DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))


def test_a_fixed_date_is_the_first_that_is_late_enough() -> None:
    rule = Renewal("fixed", 12, 5, base=date(2014, 12, 31))
    assert expires_on(rule, date(2014, 8, 24)) == date(2015, 12, 31)
    assert expires_on(rule, date(2014, 7, 31)) == date(2014, 12, 31)
    assert expires_on(rule, date(2014, 12, 31)) == date(2015, 12, 31)


def test_by_completion_it_is_months_after() -> None:
    assert expires_on(Renewal("completion", 12), date(2024, 2, 29)) == date(2025, 2, 28)


@pytest.mark.parametrize(
    ("proved", "previous", "due", "expected"),
    [
        ("2026-03-01", None, "2026-03-31", "2027-03-31"),
        ("2026-03-01", None, None, "2027-03-01"),
        ("2027-03-01", "2027-03-31", None, "2028-03-31"),
        ("2027-03-31", "2027-03-31", None, "2028-03-31"),
        ("2027-04-01", "2027-03-31", None, "2028-04-01"),
    ],
)
def test_by_the_previous_one_being_early_costs_nothing(proved, previous, due, expected) -> None:
    def day(text: str | None) -> date | None:
        return date.fromisoformat(text) if text else None

    found = expires_on(Renewal("previous", 12), date.fromisoformat(proved), previous=day(previous), due_on=day(due))
    assert found == date.fromisoformat(expected)


@given(DAYS, st.integers(1, 36), st.integers(0, 36), DAYS)
def test_a_fixed_date_is_never_too_soon_and_always_of_the_calendar(proved, months, least, base) -> None:
    rule = Renewal("fixed", months, min(least, months), base=base)
    found = expires_on(rule, proved)
    assert found > proved
    assert found >= add_months(proved, rule.min_months)
    assert found in {add_months(base, step * months) for step in range(600)}


@given(DAYS, st.sampled_from(["completion", "previous"]), st.integers(1, 36))
def test_the_next_dates_rise(proved, rule, months) -> None:
    dates = next_dates(Renewal(rule, months), proved)
    assert dates == sorted(set(dates))
    assert opens_on(Renewal(rule, months, window_days=10), dates[0]) < dates[0]


@pytest.mark.parametrize(
    ("rule", "fault"),
    [
        (Renewal("fixed", 12), "base"),
        (Renewal("completion", 12, 13), "min_months"),
        (Renewal("completion", 1, 0, 31), "window_days"),
        (Renewal("completion", 12, 5, 141), "window_days"),
        (Renewal("completion", 12, 5, 30), None),
        (Renewal("fixed", 12, 0, 30, date(2026, 12, 31)), "window_days"),
        (Renewal("fixed", 12, 2, 30, date(2026, 12, 31)), None),
    ],
)
def test_a_rule_that_contradicts_itself_is_named(rule, fault) -> None:
    assert rule.fault() == fault
