"""Gives each answered item its marks: points earned and possible, points taken, critical rules triggered."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from api.audits.decimals import ONE, ZERO, settle
from api.audits.plan import CriticalRule
from api.audits.readings import Reading
from api.audits.score_tree import ItemScore, Reason, Triggered
from api.audits.states import Resolved


@dataclass(frozen=True, slots=True)
class Mark:
    """An item with its marks, still carried with all digits, because they are summed before they are settled."""

    resolved: Resolved
    s: Decimal | None
    earned: Decimal = ZERO
    possible: Decimal = ZERO
    points_off: Decimal = ZERO
    triggered: tuple[CriticalRule, ...] = ()

    @property
    def is_finding(self) -> bool:
        """Whether the standard was missed: a scored answer below its threshold, or a triggered critical rule."""
        item = self.resolved.item
        if item.role == "bonus":
            return False
        return bool(self.triggered) or (item.is_scored and self.s is not None and settle(self.s) < item.finding_below)

    @property
    def is_recognition(self) -> bool:
        """Whether a customer would have been delighted: a delight item answered up to its standard."""
        item = self.resolved.item
        return item.kano == "delight" and bool(self.s) and settle(self.s or ZERO) >= item.finding_below


def mark(resolved: Resolved) -> Mark:
    """Mark one item: earned w·s and possible w if scored, earned alone if bonus, penalty·(1 − s) points if penalty."""
    item, reading = resolved.item, resolved.reading
    if reading is None:
        return Mark(resolved, None)
    s, triggered = reading.s, tuple(rule for rule in item.critical if _is_triggered(rule, reading))
    if s is None:
        return Mark(resolved, None, triggered=triggered)
    if item.role == "penalty":
        return Mark(resolved, s, points_off=item.penalty * (ONE - s), triggered=triggered)
    possible = item.weight if item.role == "scored" else ZERO
    return Mark(resolved, s, earned=item.weight * s, possible=possible, triggered=triggered)


def item_score(mark: Mark) -> ItemScore:
    """Settle the marks of one item for the tree."""
    item = mark.resolved.item
    return ItemScore(
        key=item.key,
        section=item.section,
        state=mark.resolved.state,
        role=item.role,
        weight=item.weight,
        s=None if mark.s is None else settle(mark.s),
        earned=settle(mark.earned),
        possible=mark.possible,
        points_off=settle(mark.points_off),
        is_finding=mark.is_finding,
        is_recognition=mark.is_recognition,
        triggered=tuple(Triggered(rule.level, rule.cap) for rule in mark.triggered),
        timer=mark.resolved.reading.timer if mark.resolved.reading else None,
    )


def item_reasons(resolved: Resolved) -> Iterator[Reason]:
    """Yield what a reviewer should know of one item before any sum: its response did not fit, or its clocks disagree."""
    key = resolved.item.key
    if resolved.misfit:
        yield Reason("response_unfit", {"item": key, "fault": resolved.misfit.code})
    if resolved.reading and resolved.reading.timer:
        for n, run in enumerate(resolved.reading.timer.runs):
            if run.clock_suspect:
                yield Reason("clock_suspect", {"item": key, "run": str(n)})


def _is_triggered(rule: CriticalRule, reading: Reading) -> bool:
    if rule.when is not None:
        return not rule.when.isdisjoint(reading.keys)
    return reading.s is not None and not reading.s
