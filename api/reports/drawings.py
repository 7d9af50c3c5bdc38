"""Draws the charts of one scorecard, each with the sentence that says the same to a person who cannot see it."""

from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from api.i18n import format_list, translate
from api.reports import charts, words
from api.reports.figures import Figures
from api.reports.scorecard import DimensionRow, PainRow, RetrainingRow, SectionRow, TouchpointRow

SCALE_WIDTH: Final = 78.0
STRIP_SIZE: Final = (78.0, 24.0)
BAR_WIDTH: Final = 46.0
SPARK_SIZE: Final = (16.0, 11.0)
TRACK_WIDTH: Final = 28.0
LADDER_WIDTH: Final = 72.0


@dataclass(frozen=True, slots=True)
class Drawings:
    """The charts of one card in one language."""

    figures: Figures

    def bands(self) -> Markup:
        """Draw where on the ruler of bands the score lies."""
        card = self.figures.card
        title = translate(
            self.figures.lang, "Score {score} on a ruler of 0 to 100", score=self.figures.score(card.score.printed)
        )
        return charts.band_scale(card.bands, card.score.printed, SCALE_WIDTH, title)

    def visits(self) -> Markup:
        """Draw the last visits over the range chance alone explains."""
        trend = self.figures.card.trend
        labels = [self.figures.score(point.score) for point in trend.visits]
        title = translate(
            self.figures.lang, "Scores of the last visits, oldest first: {scores}", scores=", ".join(labels)
        )
        return charts.visit_strip(trend.visits, labels, trend.low, trend.high, size=STRIP_SIZE, title=title)

    def touchpoint(self, row: TouchpointRow) -> Markup:
        """Draw a touchpoint's score against the median of the region."""
        title = translate(
            self.figures.lang,
            "{subject}: {score}, median of the region {median}",
            subject=row.title.of(self.figures.lang),
            score=self.figures.whole(row.score),
            median=self.figures.whole(row.region_median),
        )
        is_low = self.figures.tone(row.score) == "poor"
        return charts.bar(row.score, row.region_median, BAR_WIDTH, title, is_low=is_low)

    def section(self, row: SectionRow) -> Markup:
        """Draw a section's score beside its heading."""
        title = translate(
            self.figures.lang,
            "{subject}: {score}",
            subject=row.title.of(self.figures.lang),
            score=self.figures.score(row.score),
        )
        return charts.bar(row.score, None, TRACK_WIDTH, title, is_low=self.figures.tone(row.score) == "poor")

    def pain(self, row: PainRow) -> Markup:
        """Draw how well the store does against a pain."""
        title = translate(
            self.figures.lang,
            "{subject}: {score}",
            subject=translate(self.figures.lang, words.PAINS[row.pain]),
            score=self.figures.whole(row.score),
        )
        return charts.bar(row.score, None, BAR_WIDTH, title, is_low=self.figures.tone(row.score) == "poor")

    def dimension(self, row: DimensionRow) -> Markup:
        """Draw how a dimension went over the last visits."""
        values = [self.figures.whole(value) for value in row.history]
        name = translate(self.figures.lang, words.DIMENSIONS[row.dimension])
        title = translate(
            self.figures.lang,
            "{subject} at the last visits, oldest first: {scores}",
            subject=name,
            scores=", ".join(values),
        )
        return charts.sparkline(row.history, SPARK_SIZE, title)

    def ladder(self, row: RetrainingRow) -> Markup:
        """Draw how far the people assigned to a course have come."""
        names = [translate(self.figures.lang, words.RUNGS[rung]) for rung in words.RUNGS]
        counted = [f"{name} {count}".strip() for name, count in zip(names, rung_counts(row), strict=True)]
        title = translate(self.figures.lang, "Retraining: {steps}", steps=format_list(counted, self.figures.lang))
        return charts.ladder(rungs(row), LADDER_WIDTH, title)


def rungs(row: RetrainingRow) -> tuple[str, ...]:
    """Return the state of each rung: assigned, completed, passed, next visit, held."""
    return (
        "full" if row.assigned else "empty",
        _part(row.completed, row.assigned),
        _part(row.passed, row.assigned),
        {"waiting": "empty", "passed": "full", "failed": "failed"}[row.next_visit],
        _part(row.held_visits, row.held_target),
    )


def rung_counts(row: RetrainingRow) -> tuple[str, ...]:
    """Return what is written at each rung: how many of how many people, then of how many visits."""
    held = "" if row.next_visit == "waiting" else f"{row.held_visits}/{row.held_target}"
    return (f"{row.assigned}", f"{row.completed}/{row.assigned}", f"{row.passed}/{row.assigned}", "", held)


def _part(done: int, whole: int) -> str:
    if done <= 0:
        return "empty"
    return "full" if done >= whole else "part"
