"""Gives every item of a checklist exactly one state, in the order of the document.

`na_design` (a store tag rules the item out) goes before `hidden` (its condition is false), and both before what the
shopper said: a value on such an item is kept by the phone and ignored here.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import localcontext

from api.audits.decimals import CARRIED
from api.audits.plan import Plan, PlannedItem
from api.audits.readings import Reading, UnfitError
from api.checklists.expressions import Answer, holds

STATES = ("answered", "na_shopper", "na_design", "not_observed", "hidden", "unanswered")
GIVEN_STATES = frozenset(("answered", "na_shopper", "not_observed", "unanswered"))
NOT_ASKED = frozenset(("na_design", "hidden"))


@dataclass(frozen=True, slots=True)
class Resolved:
    """The state of one item, with the response behind it and its position among the responses.

    `misfit` says why a response was not accepted as what it claims to be; its item then counts as unanswered.
    """

    item: PlannedItem
    state: str
    reading: Reading | None = None
    response: Mapping[str, object] | None = None
    position: int | None = None
    misfit: UnfitError | None = None


def resolve(plan: Plan, responses: Sequence[object], store_tags: Collection[str]) -> list[Resolved]:
    """Return one state for each item of the plan. Of two responses to an item the first counts."""
    given: dict[str, tuple[int, Mapping[str, object]]] = {}
    for position, response in enumerate(responses):
        key = response.get("item") if isinstance(response, Mapping) else None
        if isinstance(response, Mapping) and isinstance(key, str):
            given.setdefault(key, (position, response))
    tags = frozenset(store_tags)
    answers: dict[str, Answer] = {}
    resolved = []
    with localcontext(CARRIED):
        for item in plan.items.values():
            each = _resolve(item, given.get(item.key), tags, answers)
            if each.reading is not None:
                answers[item.key] = each.reading.answer
            resolved.append(each)
    return resolved


def _resolve(
    item: PlannedItem,
    given: tuple[int, Mapping[str, object]] | None,
    tags: frozenset[str],
    answers: Mapping[str, Answer],
) -> Resolved:
    position, response = given or (None, None)
    if not tags.isdisjoint(item.not_for):
        return Resolved(item, "na_design", None, response, position)
    if item.show_if is not None and not holds(item.show_if, answers):
        return Resolved(item, "hidden", None, response, position)
    if response is None:
        return Resolved(item, "unanswered")
    try:
        state, reading = _read(item, response)
    except UnfitError as misfit:
        return Resolved(item, "unanswered", None, response, position, misfit)
    return Resolved(item, state, reading, response, position)


def _read(item: PlannedItem, response: Mapping[str, object]) -> tuple[str, Reading | None]:
    state = response.get("state")
    if not isinstance(state, str) or state not in GIVEN_STATES:
        raise UnfitError("unknown_state", "/state")
    if state == "na_shopper" and not item.is_na_allowed:
        raise UnfitError("na_not_allowed", "/state")
    return state, item.kind.read(response) if state == "answered" else None
