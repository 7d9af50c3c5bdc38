"""Picks the items of a score that miss their standard, and puts first what matters most."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import Any, Protocol

from api.audits.decimals import CARRIED, HUNDRED, ONE, ZERO
from api.audits.effective_shares import effective_shares
from api.audits.plan import Plan, as_plan
from api.audits.score_tree import ItemScore

_LOST = Decimal("0.000001")
_SEVERITIES = ("critical", "major", "minor")


@dataclass(frozen=True, slots=True)
class Shortfall:
    """An item that misses its standard; `share` is its part of the checklist, `points_lost` what it cost of 100."""

    item: str
    section: str
    topic: str | None
    severity: str
    s: Decimal | None
    share: Decimal
    points_lost: Decimal


class Judged(Protocol):
    """Something with judged items: a score, or what was kept of one."""

    @property
    def items(self) -> tuple[ItemScore, ...]:
        """Give the items."""


def select_findings(document: Mapping[str, Any] | Plan, score: Judged) -> list[Shortfall]:
    """Return the findings of a score: critical ones first, then by points lost, severity, and order in the checklist.

    A triggered critical rule raises the severity to critical. Points lost = 100·share·(1 − s) plus the penalty taken,
    to six decimals: the last digits of settled numbers must not decide between items that lost the same.
    """
    plan = as_plan(document)
    shares = effective_shares(plan)
    findings = []
    with localcontext(CARRIED):
        for item in score.items:
            if not item.is_finding:
                continue
            planned, share = plan.items[item.key], shares.get(item.key, ZERO)
            lost = item.points_off + HUNDRED * share * (ONE - (ONE if item.s is None else item.s))
            severity = "critical" if item.triggered else planned.severity
            findings.append(
                Shortfall(item.key, item.section, planned.topic, severity, item.s, share, lost.quantize(_LOST))
            )
    return sorted(findings, key=_importance)


def count_findings(plan: Plan, score: Judged) -> dict[str, int]:
    """Count the findings of a score by severity, as `select_findings` gives them."""
    counts = dict.fromkeys(_SEVERITIES, 0)
    for item in score.items:
        if item.is_finding:
            counts["critical" if item.triggered else plan.items[item.key].severity] += 1
    return counts


def _importance(finding: Shortfall) -> tuple[bool, Decimal, int]:
    severity = _SEVERITIES.index(finding.severity) if finding.severity in _SEVERITIES else len(_SEVERITIES)
    return finding.severity != "critical", -finding.points_lost, severity
