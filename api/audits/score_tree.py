"""The explaining tree of a score: what was counted, what was taken off, and why, down to the last item.

Numbers are decimals settled to 20 places; reasons are codes with parameters, so any language can tell them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from decimal import Decimal
from operator import attrgetter
from typing import Any

from api.audits.decimals import plain
from api.audits.readings import RunShare, TimerDetail, TimerRun


@dataclass(frozen=True, slots=True)
class Reason:
    """Something that shaped the score: a code of docs/checklist-format.md, parameters as canonical strings."""

    code: str
    params: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Triggered:
    """A critical rule that was triggered; `cap` is a share (section), points (total) or None (knock-out)."""

    level: str
    cap: Decimal | None


@dataclass(frozen=True, slots=True)
class ItemScore:
    """One item. `s` is None unless it was answered and its kind is scored; `points_off` is taken from the total."""

    key: str
    section: str
    state: str
    role: str
    weight: Decimal
    s: Decimal | None
    earned: Decimal
    possible: Decimal
    points_off: Decimal
    is_finding: bool
    is_recognition: bool
    triggered: tuple[Triggered, ...]
    timer: TimerDetail | None


@dataclass(frozen=True, slots=True)
class SectionScore:
    """One section. `earned` includes `bonus`; shares are None when nothing was possible, `uncapped` is before caps."""

    key: str
    touchpoint: str
    weight: Decimal
    earned: Decimal
    bonus: Decimal
    possible: Decimal
    uncapped: Decimal | None
    share: Decimal | None
    minimum: Decimal | None
    is_below_minimum: bool


@dataclass(frozen=True, slots=True)
class Total:
    """The total in points, step by step: mean of sections → − penalties → raw → capped → final. None = no score."""

    mode: str
    mean: Decimal | None
    penalties: Decimal
    raw: Decimal | None
    cap: Decimal | None
    capped: Decimal | None
    final: Decimal | None


@dataclass(frozen=True, slots=True)
class Share:
    """What a dimension or a touchpoint reached: a share of what was possible, None when nothing was."""

    key: str
    possible: Decimal
    share: Decimal | None


@dataclass(frozen=True, slots=True)
class Score:
    """The whole score. A `fail` stands even with too little coverage; `is_sufficient` alone decides about rankings."""

    outcome: str
    is_sufficient: bool
    printed: str | None
    band: str | None
    coverage: Decimal | None
    total: Total
    sections: tuple[SectionScore, ...]
    items: tuple[ItemScore, ...]
    dimensions: tuple[Share, ...]
    touchpoints: tuple[Share, ...]
    recognitions: tuple[str, ...]
    states: Mapping[str, int]
    reasons: tuple[Reason, ...]


def to_json(node: Score | RunShare) -> dict[str, object]:
    """Return a tree, or a part of one, as plain JSON: every decimal a canonical string, the fields of a reason in one object."""
    tree = _plain(node)
    assert isinstance(tree, dict)  # noqa: S101 - tells the type checker what a dataclass becomes
    return tree


@dataclass(frozen=True, slots=True)
class Kept:
    """What findings need of a score that was kept as JSON."""

    items: tuple[ItemScore, ...]


def read_items(tree: Mapping[str, Any]) -> Kept:
    """Read the items of a tree that `to_json` wrote; the runs of a timer are left out."""
    return Kept(tuple(_read_item(item) for item in tree["items"]))


def _read_item(item: Mapping[str, Any]) -> ItemScore:
    triggered = tuple(Triggered(rule["level"], _number(rule["cap"])) for rule in item["triggered"])
    numbers = {name: Decimal(item[name]) for name in ("weight", "earned", "possible", "points_off")}
    return ItemScore(**{**item, **numbers, "s": _number(item["s"]), "triggered": triggered, "timer": None})


def _number(written: str | None) -> Decimal | None:
    return None if written is None else Decimal(written)


def _plain(node: object) -> object:
    kind = type(node)
    if kind in _AS_IS:
        return node
    if isinstance(node, Decimal):
        return plain(node)
    if kind in _FIELDS:
        names, read = _FIELDS[kind]
        parts = zip(names, read(node), strict=True)
        return {name: part if type(part) in _AS_IS else _plain(part) for name, part in parts}
    if isinstance(node, tuple):
        return [_plain(part) for part in node]
    if isinstance(node, Reason):
        return {"code": node.code, **node.params}
    if isinstance(node, Mapping):
        return dict(node)
    raise TypeError(f"a score holds no {kind.__name__}")


_AS_IS = frozenset((str, bool, int, type(None)))
_FIELDS: Mapping[type, tuple[tuple[str, ...], Callable[[object], tuple[object, ...]]]] = {
    kind: (names := tuple(field.name for field in fields(kind)), attrgetter(*names))
    for kind in (Triggered, ItemScore, SectionScore, Total, Share, Score, RunShare, TimerDetail, TimerRun)
}
