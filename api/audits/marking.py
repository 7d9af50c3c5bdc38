"""Gives each answered item its marks: points earned and possible, points taken, critical rules triggered."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from api.audits.decimals import ONE, ZERO, settle
from api.audits.plan import CriticalRule
from api.audits.readings import Reading
from api.audits.score_tree import ItemScore, Reason, Triggered
from api.audits.states import Answer


@dataclass(frozen=True, slots=True)
class Mark:
    """An answer with its marks, still carried with all digits, because they are summed before they are settled."""

    answer: Answer
    s: Decimal | None
    earned: Decimal = ZERO
    possible: Decimal = ZERO
    points_off: Decimal = ZERO
    triggered: tuple[CriticalRule, ...] = ()

    @property
    def is_finding(self) -> bool:
        """Whether the standard was missed: a scored answer below its threshold, or a triggered critical rule."""
        item = self.answer.item
        if item.role == "bonus":
            return False
        return bool(self.triggered) or (item.is_scored and self.s is not None and settle(self.s) < item.finding_below)

    @property
    def is_recognition(self) -> bool:
        """Whether a customer would have been delighted: a delight item answered up to its standard."""
        item = self.answer.item
        return item.kano == "delight" and bool(self.s) and settle(self.s or ZERO) >= item.finding_below


def mark(answer: Answer) -> Mark:
    """Mark one answer: earned w·s and possible w if scored, earned alone if bonus, penalty·(1 − s) points if penalty."""
    item, reading = answer.item, answer.reading
    if reading is None:
        return Mark(answer, None)
    s, triggered = reading.s, tuple(rule for rule in item.critical if _is_triggered(rule, reading))
    if s is None:
        return Mark(answer, None, triggered=triggered)
    if item.role == "penalty":
        return Mark(answer, s, points_off=item.penalty * (ONE - s), triggered=triggered)
    possible = item.weight if item.role == "scored" else ZERO
    return Mark(answer, s, earned=item.weight * s, possible=possible, triggered=triggered)


def item_score(mark: Mark) -> ItemScore:
    """Settle the marks of one item for the tree."""
    item = mark.answer.item
    return ItemScore(
        key=item.key,
        section=item.section,
        state=mark.answer.state,
        role=item.role,
        weight=item.weight,
        s=None if mark.s is None else settle(mark.s),
        earned=settle(mark.earned),
        possible=mark.possible,
        points_off=settle(mark.points_off),
        is_finding=mark.is_finding,
        is_recognition=mark.is_recognition,
        triggered=tuple(Triggered(rule.level, rule.cap) for rule in mark.triggered),
        timer=mark.answer.reading.timer if mark.answer.reading else None,
    )


def answer_reasons(answer: Answer) -> Iterator[Reason]:
    """Yield what a reviewer should know of one answer before any sum: it did not fit, or its clocks disagree."""
    key = answer.item.key
    if answer.misfit:
        yield Reason("response_unfit", {"item": key, "fault": answer.misfit.code})
    if answer.reading and answer.reading.timer:
        for n, run in enumerate(answer.reading.timer.runs):
            if run.clock_suspect:
                yield Reason("clock_suspect", {"item": key, "run": str(n)})


def _is_triggered(rule: CriticalRule, reading: Reading) -> bool:
    if rule.when is not None:
        return not rule.when.isdisjoint(reading.keys)
    return reading.s is not None and not reading.s
