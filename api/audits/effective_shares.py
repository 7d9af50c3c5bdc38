"""How much of a checklist's score one item decides: shown to the author, and used to put findings in order."""

from collections.abc import Mapping
from decimal import Decimal, localcontext
from typing import Any

from api.audits.decimals import CARRIED, ZERO, settle
from api.audits.plan import Plan, PlannedSection, as_plan


def effective_shares(document: Mapping[str, Any] | Plan) -> dict[str, Decimal]:
    """Return the share (0–1) of the total that each scored item decides when everything is applicable.

    Mode `points`: w_i/Σw. Mode `section`: (W_k/ΣW)·(w_i/Σ_k w) over sections with scored items. Items that earn no
    possible points (bonus, penalty, weight 0) are left out; the shares add up to 1.
    """
    plan = as_plan(document)
    with localcontext(CARRIED):
        possible = {section.key: _possible(section) for section in plan.sections}
        scoring = [section for section in plan.sections if possible[section.key]]
        weights = {
            section.key: section.weight if plan.mode == "section" else possible[section.key] for section in scoring
        }
        all_weights = sum(weights.values(), ZERO)
        return {
            item.key: settle(weights[section.key] / all_weights * item.weight / possible[section.key])
            for section in scoring
            for item in section.items
            if all_weights and item.role == "scored" and item.weight
        }


def _possible(section: PlannedSection) -> Decimal:
    return sum((item.weight for item in section.items if item.role == "scored"), ZERO)
