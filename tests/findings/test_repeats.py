"""Two of the last three visits in which the item was answered; visits that say nothing about it do not count."""

from collections.abc import Iterator

import pytest

from api.findings.repeats import EarlierVisit, missed_again

MISSED = EarlierVisit(("greeted", "smiled"), ("greeted",))
FINE = EarlierVisit(("greeted", "smiled"), ())
SILENT = EarlierVisit(("smiled",), ())


@pytest.mark.parametrize(
    ("newest_first", "expected"),
    [
        ([], False),
        ([MISSED], True),
        ([FINE, MISSED], True),
        ([FINE, FINE, MISSED], False),
        ([SILENT, SILENT, SILENT, MISSED], True),
        ([SILENT, FINE, SILENT, MISSED], True),
        ([FINE, SILENT, FINE, MISSED], False),
    ],
)
def test_visits_without_an_answer_are_looked_through(newest_first: list[EarlierVisit], *, expected: bool) -> None:
    assert missed_again(["greeted"], newest_first) == ({"greeted"} if expected else set())


def test_each_item_has_a_window_of_its_own() -> None:
    earlier = [FINE, EarlierVisit(("smiled",), ("smiled",)), MISSED]
    assert missed_again(["greeted", "smiled"], earlier) == {"greeted", "smiled"}
    assert missed_again(["smiled"], [FINE, FINE, EarlierVisit(("smiled",), ("smiled",))]) == set()


def test_no_more_is_read_than_needed() -> None:
    def visits() -> Iterator[EarlierVisit]:
        yield MISSED
        raise AssertionError("It read on.")

    assert missed_again(["greeted"], visits()) == {"greeted"}
    assert missed_again([], visits()) == set()
