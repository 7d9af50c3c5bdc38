"""Makes the total out of sections: by mode, minus penalties, within 0 and 100, under caps, in the order of the rules."""

from collections.abc import Sequence
from decimal import Decimal

from api.audits.decimals import HUNDRED, ZERO, plain, settle
from api.audits.marking import Mark
from api.audits.plan import Plan
from api.audits.score_tree import Reason, Total
from api.audits.section_shares import Part


def make_total(plan: Plan, parts: Sequence[Part], marks: Sequence[Mark]) -> tuple[Total, list[Reason]]:
    """Return the total with the reasons that shaped it, penalties first, knock-outs last."""
    mean = _mean(plan, parts)
    penalties, reasons = _penalties(marks)
    raw, limits = _within_limits(plan, mean, penalties)
    cap, cap_reasons = _lowest_cap(marks)
    knock_outs = _reasons_of(marks, "knock-out", "knock_out")
    capped = raw if raw is None or cap is None else min(raw, cap)
    is_zeroed = bool(knock_outs) and plan.knock_out_prints == "zero" and capped is not None
    total = Total(
        mode=plan.mode,
        mean=None if mean is None else settle(mean),
        penalties=settle(penalties),
        raw=raw,
        cap=cap,
        capped=capped,
        final=ZERO if is_zeroed else capped,
    )
    zeroed = [Reason("zeroed", {"points": plain(capped or ZERO)})] if is_zeroed else []
    return total, [*reasons, *limits, *cap_reasons, *knock_outs, *zeroed]


def _mean(plan: Plan, parts: Sequence[Part]) -> Decimal | None:
    """Weigh sections by the points possible in this visit (`points`) or by their own weight (`section`)."""
    by_section = plan.mode == "section"
    earned = weight = ZERO
    for part in parts:
        if part.share is not None:
            section_weight = part.score.weight if by_section else part.score.possible
            earned += part.share * section_weight
            weight += section_weight
    return HUNDRED * earned / weight if weight else None


def _penalties(marks: Sequence[Mark]) -> tuple[Decimal, list[Reason]]:
    taken = [mark for mark in marks if mark.points_off]
    reasons = [
        Reason(
            "penalty",
            {
                "section": mark.resolved.item.section,
                "item": mark.resolved.item.key,
                "points": plain(settle(mark.points_off)),
            },
        )
        for mark in taken
    ]
    return sum((mark.points_off for mark in taken), ZERO), reasons


def _within_limits(plan: Plan, mean: Decimal | None, penalties: Decimal) -> tuple[Decimal | None, list[Reason]]:
    if mean is None:
        return None, [Reason("nothing_scored", {})]
    total = settle(mean - penalties)
    if plan.is_capped_at_100 and total > HUNDRED:
        return HUNDRED, [Reason("total_capped_at_100", {"points": plain(total)})]
    if total < ZERO:
        return ZERO, [Reason("total_raised_to_0", {"points": plain(total)})]
    return total, []


def _lowest_cap(marks: Sequence[Mark]) -> tuple[Decimal | None, list[Reason]]:
    caps = [rule.cap for mark in marks for rule in mark.triggered if rule.level == "total" and rule.cap is not None]
    return min(caps, default=None), _reasons_of(marks, "total", "total_cap")


def _reasons_of(marks: Sequence[Mark], level: str, code: str) -> list[Reason]:
    reasons = []
    for mark in marks:
        for rule in mark.triggered:
            if rule.level == level:
                cap = {} if rule.cap is None else {"cap": plain(rule.cap)}
                reasons.append(
                    Reason(code, {"section": mark.resolved.item.section, "item": mark.resolved.item.key, **cap})
                )
    return reasons
