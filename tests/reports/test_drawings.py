"""Drawings stay inside their frame, are legible in black and white, and never invent a number."""

import re
from datetime import date
from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.reports import charts
from api.reports.drawings import rung_counts, rungs
from api.reports.inks import ACCENT, INK, INK_2, INK_3, PAPER, RAISED, TONES
from api.reports.scorecard import Band, RetrainingRow, Text, VisitPoint

SCORES = st.decimals(min_value=0, max_value=100, places=1)
MAYBE = st.none() | SCORES


def parse(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 - our own drawing


def luminance(colour: str) -> float:
    channels = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("ink", [INK, INK_2, INK_3, ACCENT, *TONES.values()])
@pytest.mark.parametrize("ground", [PAPER, RAISED])
def test_every_ink_can_be_read_on_every_ground(ink: str, ground: str) -> None:
    assert contrast(ink, ground) >= 4.5


@given(st.lists(MAYBE, min_size=0, max_size=12), MAYBE, MAYBE)
def test_the_strip_of_visits_keeps_every_dot_inside(scores: list[Decimal | None], low: Decimal, high: Decimal) -> None:
    points = [VisitPoint(on=date(2026, 1, 1), score=score) for score in scores]
    svg = parse(charts.visit_strip(points, ["x"] * len(points), low, high, size=(78.0, 24.0), title="t"))
    dots = [e for e in svg.iter() if e.tag.endswith("circle") and e.get("r") != "2"]
    assert len(dots) == sum(score is not None for score in scores)
    assert all(0 <= float(dot.get("cx", "-1")) <= 78 and 0 <= float(dot.get("cy", "-1")) <= 24 for dot in dots)


@given(MAYBE, MAYBE)
def test_a_bar_is_as_long_as_its_score(score: Decimal | None, median: Decimal | None) -> None:
    svg = parse(charts.bar(score, median, 46.0, "t"))
    widths = [float(e.get("width", "0")) for e in svg.iter() if e.tag.endswith("rect") and e.get("fill") == INK_2]
    expected = [] if score is None or score == 0 else [pytest.approx(float(score) * 0.46, abs=0.01)]
    assert widths == expected


@given(st.lists(MAYBE, max_size=8))
def test_a_sparkline_marks_the_last_visit_only_when_it_has_a_score(history: list[Decimal | None]) -> None:
    svg = charts.sparkline(history, (16.0, 11.0), "t")
    assert svg.count("<circle") == bool(history and history[-1] is not None)


@given(SCORES)
def test_the_ruler_lights_exactly_one_band(score: Decimal) -> None:
    edges = [Decimal(0), Decimal(60), Decimal(85), Decimal(100)]
    bands = [
        Band(key=tone, title=Text("级", "band"), tone=tone, low=low, high=high)
        for tone, low, high in zip(("poor", "fair", "good"), edges, edges[1:], strict=False)
    ]
    svg = charts.band_scale(bands, score, 78.0, "t")
    assert sum(svg.count(ink) for ink in TONES.values()) == 1


def test_a_title_is_escaped() -> None:
    assert parse(charts.bar(None, None, 9.0, '<b>&"')).find("{*}title").text == '<b>&"'  # type: ignore[union-attr]


def retraining(**changes: object) -> RetrainingRow:
    known = {"course": Text("课", "c"), "learners": Text("员", "l"), "due_on": date(2026, 1, 1), "assigned": 4}
    return RetrainingRow(**{**known, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (retraining(), ("full", "empty", "empty", "empty", "empty")),
        (retraining(completed=3, passed=1), ("full", "part", "part", "empty", "empty")),
        (retraining(completed=4, passed=4, next_visit="passed"), ("full", "full", "full", "full", "empty")),
        (retraining(completed=4, passed=4, next_visit="failed"), ("full", "full", "full", "failed", "empty")),
        (retraining(completed=4, passed=4, next_visit="passed", held_visits=3), ("full",) * 5),
        (retraining(assigned=0), ("empty",) * 5),
    ],
)
def test_the_ladder_shows_how_far_people_have_come(row: RetrainingRow, expected: tuple[str, ...]) -> None:
    assert rungs(row) == expected
    shapes = charts.ladder(rungs(row), 72.0, "t")
    assert len(re.findall("<circle", shapes)) >= 5
    assert len(rung_counts(row)) == 5
