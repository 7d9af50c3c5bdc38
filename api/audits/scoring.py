"""Scores the responses of one visit against one checklist document: pure, exact, and explained step by step."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal, localcontext
from itertools import chain
from typing import Any

from api.audits.decimals import CARRIED, ZERO, plain, print_points, settle
from api.audits.marking import Mark, item_reasons, item_score, mark
from api.audits.plan import Plan, as_plan
from api.audits.score_tree import Reason, Score
from api.audits.section_shares import Part, dimension_shares, section_part, touchpoint_shares
from api.audits.states import NOT_ASKED, STATES, Resolved, resolve
from api.audits.totals import make_total


def score(
    document: Mapping[str, Any] | Plan,
    responses: Sequence[Mapping[str, object]],
    store_tags: Collection[str] = (),
) -> Score:
    """Score responses in any order against a checked document or its prepared plan.

    Steps: states → items → sections → section caps → total by mode → penalties and limits → total caps → knock-outs and
    section minimums → coverage → rounding → band. A response that does not fit its item counts as unanswered.
    """
    plan = as_plan(document)
    return score_resolved(plan, resolve(plan, responses, store_tags))


def score_resolved(plan: Plan, resolved: Sequence[Resolved]) -> Score:
    """Do what `score` does with responses that were resolved already."""
    with localcontext(CARRIED):
        marks = [mark(each) for each in resolved]
        parts, section_reasons = _sections(plan, marks)
        total, total_reasons = make_total(plan, parts, marks)
        minimums = _minimum_reasons(parts)
        coverage = _coverage(resolved)
        is_sufficient = total.final is not None and coverage is not None and coverage >= plan.coverage_min
        has_failed = bool(minimums) or any(reason.code == "knock_out" for reason in total_reasons)
        printed = None if total.final is None else print_points(total.final)
        items = tuple(item_score(mark) for mark in marks)
        return Score(
            outcome="fail" if has_failed else "pass" if is_sufficient else "insufficient",
            is_sufficient=is_sufficient,
            printed=None if printed is None else str(printed),
            band=None if printed is None else _band(plan, printed),
            coverage=coverage,
            total=total,
            sections=tuple(part.score for part in parts),
            items=items,
            dimensions=dimension_shares(marks),
            touchpoints=touchpoint_shares(parts),
            recognitions=tuple(item.key for item in items if item.is_recognition),
            states=_count_states(resolved),
            reasons=(
                *chain.from_iterable(item_reasons(each) for each in resolved),
                *section_reasons,
                *total_reasons,
                *minimums,
                *_coverage_reasons(plan, coverage, is_sufficient=is_sufficient),
            ),
        )


def _sections(plan: Plan, marks: Sequence[Mark]) -> tuple[list[Part], list[Reason]]:
    by_section: dict[str, list[Mark]] = {section.key: [] for section in plan.sections}
    for each in marks:
        by_section[each.resolved.item.section].append(each)
    parts, bonus_reasons, cap_reasons = [], [], []
    for section in plan.sections:
        part, bonus, caps = section_part(section, by_section[section.key])
        parts.append(part)
        bonus_reasons += bonus
        cap_reasons += caps
    return parts, bonus_reasons + cap_reasons


def _minimum_reasons(parts: Sequence[Part]) -> list[Reason]:
    return [
        Reason(
            "section_minimum",
            {
                "section": part.score.key,
                "minimum": plain(part.score.minimum or ZERO),
                "share": plain(part.score.share or ZERO),
            },
        )
        for part in parts
        if part.score.is_below_minimum
    ]


def _coverage(resolved: Sequence[Resolved]) -> Decimal | None:
    """Return answered weight over asked weight, whatever the role; None when nothing of weight was asked."""
    asked = [each for each in resolved if each.state not in NOT_ASKED]
    weight = sum((each.item.weight for each in asked), ZERO)
    answered = sum((each.item.weight for each in asked if each.state == "answered"), ZERO)
    return settle(answered / weight) if weight else None


def _coverage_reasons(plan: Plan, coverage: Decimal | None, *, is_sufficient: bool) -> list[Reason]:
    if is_sufficient or coverage is None or coverage >= plan.coverage_min:
        return []
    return [Reason("coverage_below_minimum", {"coverage": plain(coverage), "minimum": plain(plan.coverage_min)})]


def _band(plan: Plan, points: Decimal) -> str | None:
    """Return the last band that begins at or below the rounded points; a total above 100 is in the last one."""
    reached = [key for key, start in plan.bands if start <= points]
    return reached[-1] if reached else None


def _count_states(resolved: Sequence[Resolved]) -> dict[str, int]:
    counted = Counter(each.state for each in resolved)
    return {state: counted[state] for state in STATES}
