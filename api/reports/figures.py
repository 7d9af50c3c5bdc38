"""Writes the numbers, dates and short sentences of a scorecard in one language, so that the templates hold no arithmetic."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from api.i18n import (
    Lang,
    format_date,
    format_date_time,
    format_half_day,
    format_list,
    format_number,
    format_percent,
    format_time,
    to_zone,
    translate,
    translate_count,
)
from api.reports import words
from api.reports.scorecard import Band, CriticalRow, ItemRow, PhotoRow, Reason, Scorecard, TimerRow, TimerRun, Tone

NONE: Final = "\N{EN DASH}"
EN_SPACE: Final = "\N{EN SPACE}"
_TENTH: Final = Decimal("0.1")
_SHARES: Final = {"section_cap", "section_minimum"}


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one card in one language."""

    card: Scorecard
    lang: Lang

    def score(self, value: Decimal | None) -> str:
        """Write a score with one decimal, or a dash."""
        return NONE if value is None else format_number(value, self.lang, 1)

    def whole(self, value: Decimal | None) -> str:
        """Write a score without decimals, for rows in which ten of them stand."""
        return NONE if value is None else format_number(value, self.lang, 0)

    def points(self, value: Decimal | None) -> str:
        """Write points with as many decimals as they have, two at most."""
        if value is None:
            return NONE
        places = max(0, -int(value.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP).normalize().as_tuple().exponent))
        return format_number(value, self.lang, places)

    def percent(self, share: Decimal | None) -> str:
        """Write a share as a whole percentage, or a dash."""
        return NONE if share is None else format_percent(share, self.lang)

    def number(self, value: Decimal) -> str:
        """Write a number with one decimal."""
        return format_number(value, self.lang, 1)

    def seconds(self, value: Decimal) -> str:
        """Write seconds with one decimal."""
        return translate(self.lang, "{number} s", number=format_number(value, self.lang, 1))

    def day(self, value: date) -> str:
        """Write a date."""
        return format_date(value, self.lang)

    def short_day(self, value: date) -> str:
        """Write a date without its year."""
        return format_date(value, self.lang, short=True)

    def half_day(self) -> str:
        """Write when the visit took place, in the store's own time."""
        return format_half_day(self._local(self.card.visited_at), self.lang)

    def moment(self, value: datetime) -> str:
        """Write date, hour and minute in the store's own time; the date alone where the clock is hidden."""
        local = self._local(value)
        return format_date(local.date(), self.lang) if self.card.hides_clock else format_date_time(local, self.lang)

    def photo_time(self, photo: PhotoRow) -> str:
        """Write when a photo was taken: by the clock, or as minutes after the first where the clock is hidden."""
        if not self.card.hides_clock:
            return format_time(self._local(photo.taken_at), self.lang)
        first = min(each.taken_at for each in self.card.photos)
        minutes = (photo.taken_at - first) // timedelta(minutes=1)
        return translate(self.lang, "minute {number}", number=minutes)

    def tone(self, score: Decimal | None) -> Tone | None:
        """Return the tone of the band a score falls in once it is rounded as it is printed."""
        band = None if score is None else self._band(score.quantize(_TENTH, rounding=ROUND_HALF_UP))
        return None if band is None else band.tone

    def change(self) -> str:
        """Say how the score moved since the visit before, without an arrow where chance explains it (MDC95).

        Where that visit was of another version, it is the score over the questions of both that moved, as `link` says.
        """
        moved = self._moved()
        if moved is None:
            return translate(self.lang, "No earlier score to compare with.")
        sign = "+" if moved > 0 else ""
        limit = self.card.trend.detectable_change
        change = sign + format_number(moved, self.lang, 1)
        if limit is None:
            return translate(
                self.lang,
                "{change} since the last visit. Too few visits to tell whether that is chance.",
                change=change,
            )
        known = {"change": change, "limit": format_number(limit, self.lang, 1)}
        if abs(moved) < limit:
            return translate(
                self.lang,
                "{change} since the last visit: within normal visit-to-visit variation (up to {limit}).",
                **known,
            )
        arrow = "▲" if moved > 0 else "▼"
        return translate(
            self.lang,
            "{arrow} {change} since the last visit: more than visit-to-visit variation explains ({limit}).",
            arrow=arrow,
            **known,
        )

    def link(self) -> str:
        """Say what the change is measured by where the visit before was of another version; else nothing."""
        common = self.card.trend.common
        if common is None:
            return ""
        return translate_count(
            self.lang,
            "On the {count} question both versions ask: {before}, now {now}.",
            "On the {count} questions both versions ask: {before}, now {now}.",
            common.questions,
            before=self.score(common.previous),
            now=self.score(common.score),
        )

    def share(self, item: ItemRow) -> Decimal | None:
        """Return the share of its points an item earned, None where it did not count."""
        if item.state != "answered" or item.earned is None:
            return None
        if item.possible is None or item.possible == 0:
            return Decimal(1) if item.earned > 0 else None
        return item.earned / item.possible

    def item_number(self, item: ItemRow) -> str:
        """Write an item's number behind its gauge, so far apart that all numbers begin at one place."""
        share = self.share(item)
        # A dash is half as wide as a disc. A box for each would cost a thirtieth of the time of the whole scorecard.
        return f"{self.gauge(share)}{EN_SPACE * (2 if share is None else 1)}{item.number}"

    def gauge(self, share: Decimal | None) -> str:
        """Write how much was earned as a full, half or empty disc, a dash where it did not count."""
        if share is None:
            return NONE
        return "●" if share >= 1 else "◐" if share > 0 else "○"

    def earned(self, item: ItemRow) -> str:
        """Write an item's points: `2 / 3`, `+1` for a bonus, a dash where it did not count."""
        if item.state != "answered" or item.earned is None:
            return NONE
        if item.possible is None or item.possible == 0:
            return f"+{self.points(item.earned)}"
        return f"{self.points(item.earned)} / {self.points(item.possible)}"

    def response(self, item: ItemRow) -> str:
        """Write the response in words, or why there is none."""
        if item.state == "answered" and item.response is not None:
            return item.response.of(self.lang)
        return translate(self.lang, words.STATES[item.state])

    def verdict(self, run: TimerRun) -> str:
        """Say what a run under the stopwatch shows."""
        if run.is_clock_suspect:
            return translate(self.lang, "clock in doubt")
        return translate(self.lang, words.VERDICTS[run.verdict])

    def runs(self, timer: TimerRow) -> str:
        """Sum several runs up: how many were within the limit, and the median of their seconds; nothing for a single one."""
        if len(timer.runs) < 2:
            return ""
        return translate(
            self.lang,
            "{passed} of {runs} within {limit} s, median {median} s",
            passed=timer.passed,
            runs=len(timer.runs),
            limit=self.points(timer.limit),
            median=self.number(timer.median),
        )

    def effect(self, row: CriticalRow) -> str:
        """Say what a critical failure does to the score."""
        return translate(self.lang, words.EFFECTS[row.effect], amount=self._amount(row.effect, row.amount))

    def pains(self, keys: Sequence[str]) -> str:
        """Name pains in one row of words."""
        return format_list([translate(self.lang, words.PAINS[key]) for key in keys], self.lang)

    def reason(self, reason: Reason) -> str:
        """Say which rule changed the score, and by how much."""
        subject = reason.subject.of(self.lang)
        return translate(
            self.lang, words.RULES[reason.rule], subject=subject, amount=self._amount(reason.rule, reason.amount)
        )

    def photos(self, number: int) -> str:
        """Count photos."""
        return translate_count(self.lang, "{count} photo", "{count} photos", number)

    def band_range(self, band: Band) -> str:
        """Write the scores of a band: half-open, the last one closed."""
        low, high = self.points(band.low), self.points(band.high)
        if band == self.card.bands[-1]:
            return translate(self.lang, "{low} to {high}", low=low, high=high)
        return translate(self.lang, "{low} to below {high}", low=low, high=high)

    def _moved(self) -> Decimal | None:
        common, visits = self.card.trend.common, self.card.trend.visits
        if common is None:
            before, now = (visits[-2].score, visits[-1].score) if len(visits) > 1 else (None, None)
        else:
            before, now = common.previous, common.score
        return None if before is None or now is None else now - before

    def _amount(self, rule: str, amount: Decimal | None) -> str:
        return self.percent(amount) if rule in _SHARES else self.points(amount)

    def _band(self, score: Decimal) -> Band | None:
        bands = self.card.bands
        fitting = [band for band in bands if band.low <= score < band.high]
        return fitting[0] if fitting else bands[-1] if bands and score >= bands[-1].high else None

    def _local(self, moment: datetime) -> datetime:
        return to_zone(moment, self.card.place.time_zone)
