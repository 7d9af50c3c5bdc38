"""Says what is wrong with a set of responses, and, for a submission, what is still missing. Never raises."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from api.audits.plan import Plan, as_plan
from api.audits.states import NOT_ASKED, Resolved, resolve


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong: a JSON pointer into the list of responses ("" = the list), a code, parameters as strings."""

    pointer: str
    code: str
    params: Mapping[str, str] = field(default_factory=dict)


def validate_responses(
    document: Mapping[str, Any] | Plan,
    responses: object,
    store_tags: Collection[str] = (),
    *,
    final: bool,
) -> list[Fault]:
    """Return the faults of any JSON value offered as responses; an empty list means it may be stored.

    A draft (`final=False`) is only held to shapes and limits. A submission must also answer every item that is asked,
    with the reasons, notes and photos the checklist demands. Items not asked are ignored, whatever was kept for them.
    """
    if not isinstance(responses, list | tuple):
        return [Fault("", "wrong_type", {"expected": "list"})]
    plan = as_plan(document)
    return find_faults(plan, responses, resolve(plan, responses, store_tags), final=final)


def find_faults(
    plan: Plan, responses: list[Any] | tuple[Any, ...], resolved: Sequence[Resolved], *, final: bool
) -> list[Fault]:
    """Do what `validate_responses` does with responses that were resolved already."""
    faults = [*_list_faults(plan, responses)]
    photos: dict[str, str] = {}
    for each in resolved:
        if each.state in NOT_ASKED:
            continue
        faults += _shape_faults(each, photos)
        if final:
            faults += _missing(each)
    return faults


def _list_faults(plan: Plan, responses: list[object] | tuple[object, ...]) -> Iterator[Fault]:
    seen: dict[str, int] = {}
    for n, response in enumerate(responses):
        key = response.get("item") if isinstance(response, Mapping) else None
        if not isinstance(response, Mapping):
            yield Fault(f"/{n}", "wrong_type", {"expected": "object"})
        elif not isinstance(key, str):
            yield Fault(f"/{n}/item", "wrong_type", {"expected": "string"})
        elif key not in plan.items:
            yield Fault(f"/{n}/item", "unknown_item", {"item": key})
        elif key in seen:
            yield Fault(f"/{n}/item", "duplicate_item", {"item": key, "first": str(seen[key])})
        else:
            seen[key] = n


def _shape_faults(resolved: Resolved, photos: dict[str, str]) -> Iterator[Fault]:
    """Check one response; `photos` remembers which item each photo id was first used for."""
    if resolved.response is None:
        return
    at, key = f"/{resolved.position}", resolved.item.key
    if resolved.misfit:
        yield Fault(at + resolved.misfit.path, resolved.misfit.code, {"item": key, **resolved.misfit.params})
    for name in ("note", "reason"):
        if not isinstance(resolved.response.get(name, ""), str | None):
            yield Fault(f"{at}/{name}", "wrong_type", {"item": key, "expected": "string"})
    listed = resolved.response.get("photos")
    if listed is not None and not isinstance(listed, list):
        yield Fault(f"{at}/photos", "wrong_type", {"item": key, "expected": "list"})
        return
    for n, photo in enumerate(listed or ()):
        if not isinstance(photo, str):
            yield Fault(f"{at}/photos/{n}", "wrong_type", {"item": key, "expected": "string"})
        elif photo in photos:
            yield Fault(f"{at}/photos/{n}", "duplicate_photo", {"item": key, "photo": photo, "first": photos[photo]})
        else:
            photos[photo] = key
    most = resolved.item.evidence.most
    if len(listed or ()) > most:
        yield Fault(f"{at}/photos", "too_many_photos", {"item": key, "max": str(most), "count": str(len(listed or ()))})


def _missing(resolved: Resolved) -> Iterator[Fault]:
    item, response = resolved.item, resolved.response or {}
    at = "" if resolved.position is None else f"/{resolved.position}"
    if resolved.misfit:
        return  # the fault of its shape is enough to say
    if resolved.state == "unanswered":
        yield Fault(at, "unanswered", {"item": item.key})
    elif resolved.state == "na_shopper" and _is_blank(response.get("reason")):
        yield Fault(f"{at}/reason", "reason_required", {"item": item.key})
    if resolved.reading is None:
        return
    keys = resolved.reading.keys
    if keys & item.evidence.note_on and _is_blank(response.get("note")):
        yield Fault(f"{at}/note", "note_required", {"item": item.key})
    least = max(item.evidence.least, 1 if keys & item.evidence.photo_on else 0)
    photos = response.get("photos")
    count = len(photos) if isinstance(photos, list) else 0
    if count < least:
        yield Fault(f"{at}/photos", "too_few_photos", {"item": item.key, "min": str(least), "count": str(count)})


def _is_blank(text: object) -> bool:
    return not isinstance(text, str) or not text.strip()
