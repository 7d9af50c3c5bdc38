"""Turns the marks of items into the share each section reached, with the caps that critical failures put on it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from api.audits.decimals import ONE, ZERO, plain, settle
from api.audits.marking import Mark
from api.audits.plan import PlannedSection
from api.audits.score_tree import Reason, SectionScore, Share

DIMENSIONS = ("tangibles", "reliability", "responsiveness", "assurance", "empathy")


@dataclass(frozen=True, slots=True)
class Part:
    """A section on the way to the total: its tree node, and its share carried with all digits."""

    score: SectionScore
    share: Decimal | None


def section_part(section: PlannedSection, marks: Sequence[Mark]) -> tuple[Part, list[Reason], list[Reason]]:
    """Return the part a section plays, with the reasons of bonus and those of caps.

    S = min(1, Σearned/Σpossible), without the min if the bonus is not capped; null if nothing was possible, and then
    neither bonus nor cap can change it. After that the lowest triggered cap holds.
    """
    earned = sum((mark.earned for mark in marks), ZERO)
    possible = sum((mark.possible for mark in marks), ZERO)
    bonus = sum((mark.earned for mark in marks if mark.resolved.item.role == "bonus"), ZERO)
    uncapped = earned / possible if possible else None
    reasons = []
    if uncapped is None and bonus:
        reasons.append(Reason("bonus_dropped", {"section": section.key, "earned": plain(settle(bonus))}))
    elif uncapped is not None and section.is_bonus_capped and settle(uncapped) > ONE:
        reasons.append(Reason("bonus_capped", {"section": section.key, "share": plain(settle(uncapped))}))
        uncapped = ONE
    share, cap_reasons = _cap(section, uncapped, marks)
    settled = None if share is None else settle(share)
    score = SectionScore(
        key=section.key,
        touchpoint=section.touchpoint,
        weight=section.weight,
        earned=settle(earned),
        bonus=settle(bonus),
        possible=possible,
        uncapped=None if uncapped is None else settle(uncapped),
        share=settled,
        minimum=section.minimum,
        is_below_minimum=settled is not None and section.minimum is not None and settled < section.minimum,
    )
    return Part(score, share), reasons, cap_reasons


def _cap(section: PlannedSection, share: Decimal | None, marks: Iterable[Mark]) -> tuple[Decimal | None, list[Reason]]:
    reasons = []
    for mark in marks:
        for rule in mark.triggered:
            if rule.level != "section" or rule.cap is None:
                continue
            code = "cap_on_null" if share is None else "section_cap"
            params = {"section": section.key, "item": mark.resolved.item.key, "cap": plain(rule.cap)}
            reasons.append(Reason(code, params))
            share = None if share is None else min(share, rule.cap)
    return share, reasons


def touchpoint_shares(parts: Sequence[Part]) -> tuple[Share, ...]:
    """Return ΣS·P/ΣP over the sections of each touchpoint, so that caps and bonus show as they do in the sections."""
    shares = []
    for touchpoint in dict.fromkeys(part.score.touchpoint for part in parts):
        pairs = [
            (part.share, part.score.possible)
            for part in parts
            if part.score.touchpoint == touchpoint and part.share is not None
        ]
        shares.append(_share(touchpoint, sum((s * p for s, p in pairs), ZERO), sum((p for _, p in pairs), ZERO)))
    return tuple(shares)


def dimension_shares(marks: Sequence[Mark]) -> tuple[Share, ...]:
    """Return Σearned/Σpossible of scored items by dimension; bonus and caps belong to sections and stay out."""
    earned, possible = dict.fromkeys(DIMENSIONS, ZERO), dict.fromkeys(DIMENSIONS, ZERO)
    for mark in marks:
        dimension = mark.resolved.item.dimension
        if mark.possible and dimension in possible:
            earned[dimension] += mark.earned
            possible[dimension] += mark.possible
    return tuple(_share(dimension, earned[dimension], possible[dimension]) for dimension in DIMENSIONS)


def _share(key: str, earned: Decimal, possible: Decimal) -> Share:
    return Share(key, possible, settle(earned / possible) if possible else None)
