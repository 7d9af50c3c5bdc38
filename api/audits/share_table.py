"""Sets the effective shares of a checklist as a table by section, so that its author sees what each question decides."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from api.audits.decimals import HUNDRED, ZERO, print_points
from api.audits.effective_shares import effective_shares
from api.audits.plan import PlannedItem, prepare


def table_of_shares(document: Mapping[str, Any]) -> list[str]:
    """Return a head with the mode, then a line a section and below it a line an item, each with its share of the total.

    An item that decides no share says why: `bonus`, `penalty`, or `not scored`.
    """
    plan = prepare(document)
    shares = effective_shares(plan)
    rows = []
    for section in plan.sections:
        rows.append((section.key, _percent(sum((shares.get(item.key, ZERO) for item in section.items), ZERO))))
        rows += [(f"  {item.key}", _share(item, shares)) for item in section.items]
    left, right = (max(len(row[column]) for row in rows) for column in range(2))
    return [f"{document['key']}, by {plan.mode}", *(f"{name:{left}}  {share:>{right}}" for name, share in rows)]


def _share(item: PlannedItem, shares: Mapping[str, Decimal]) -> str:
    if item.key in shares:
        return _percent(shares[item.key])
    return item.role if item.role != "scored" else "not scored"


def _percent(share: Decimal) -> str:
    return f"{print_points(HUNDRED * share)} %"
