"""A checklist document made ready for scoring: defaults filled in, decimals read, items in one row.

Preparing costs more than scoring, so a caller that scores many audits of one version prepares it once and keeps it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import Any

from api.audits.decimals import CARRIED, ONE, ZERO
from api.audits.kinds import Kind, kind_of

NEVER_SCORED = frozenset(("text", "photo", "receipt"))


@dataclass(frozen=True, slots=True)
class CriticalRule:
    """What a critical failure does. `cap` is a share (section) or points (total); `when` None = at a score of 0."""

    level: str
    cap: Decimal | None
    when: frozenset[str] | None


@dataclass(frozen=True, slots=True)
class EvidenceRule:
    """Photos and notes an item asks for; the sets hold answer keys that demand one."""

    least: int
    most: int
    photo_on: frozenset[str]
    note_on: frozenset[str]


@dataclass(frozen=True, slots=True)
class PlannedItem:
    """One item. `weight` is 0 for all that is not scored; `penalty` is in percentage points of the total."""

    key: str
    section: str
    kind: Kind
    role: str
    weight: Decimal
    penalty: Decimal
    dimension: str | None
    kano: str
    topic: str | None
    severity: str
    finding_below: Decimal
    critical: tuple[CriticalRule, ...]
    is_na_allowed: bool
    evidence: EvidenceRule
    show_if: Mapping[str, Any] | None
    not_for: frozenset[str]

    @property
    def is_scored(self) -> bool:
        """Whether the item can move the score: by its weight, or by the points it takes."""
        return self.weight > 0 or self.role == "penalty"


@dataclass(frozen=True, slots=True)
class PlannedSection:
    """One section with its items in order; `minimum` is a share."""

    key: str
    touchpoint: str
    weight: Decimal
    minimum: Decimal | None
    is_bonus_capped: bool
    items: tuple[PlannedItem, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole checklist; `bands` are (key, from) ascending."""

    mode: str
    is_capped_at_100: bool
    coverage_min: Decimal
    knock_out_prints: str
    bands: tuple[tuple[str, Decimal], ...]
    sections: tuple[PlannedSection, ...]
    items: Mapping[str, PlannedItem]


def prepare(document: Mapping[str, Any]) -> Plan:
    """Make a checked document ready for `score` and `validate_responses`. A document that was never checked may raise."""
    with localcontext(CARRIED):
        scoring = document["scoring"]
        sections = tuple(_section(section) for section in document["sections"])
        bands = sorted(((band["key"], Decimal(band["from"])) for band in scoring["bands"]), key=lambda band: band[1])
        return Plan(
            mode=scoring.get("mode", "points"),
            is_capped_at_100=scoring.get("cap_total_100", True),
            coverage_min=Decimal(scoring.get("coverage_min", "0.8")),
            knock_out_prints=scoring.get("knock_out_prints", "keep"),
            bands=tuple(bands),
            sections=sections,
            items={item.key: item for section in sections for item in section.items},
        )


def as_plan(document: "Mapping[str, Any] | Plan") -> Plan:
    """Return the plan of a document, or the plan itself."""
    return document if isinstance(document, Plan) else prepare(document)


def _section(section: Mapping[str, Any]) -> PlannedSection:
    minimum = section.get("minimum")
    return PlannedSection(
        key=section["key"],
        touchpoint=section["touchpoint"],
        weight=Decimal(section.get("weight", ONE)),
        minimum=None if minimum is None else Decimal(minimum),
        is_bonus_capped=section.get("bonus_cap", "section") != "none",
        items=tuple(_item(item, section["key"]) for item in section["items"]),
    )


def _item(item: Mapping[str, Any], section: str) -> PlannedItem:
    kind = item["kind"]
    has_score = kind not in NEVER_SCORED and not (kind == "number" and not (item.get("number") or {}).get("steps"))
    return PlannedItem(
        key=item["key"],
        section=section,
        kind=kind_of(item),
        role=item.get("role", "scored"),
        weight=Decimal(item.get("weight", ONE)) if has_score else ZERO,
        penalty=Decimal(item.get("penalty") or ZERO),
        dimension=item.get("dimension"),
        kano=item.get("kano", "must"),
        topic=item.get("topic"),
        severity=item.get("severity", "minor"),
        finding_below=Decimal(item.get("finding_below") or ("0.5" if kind == "scale" else ONE)),
        critical=tuple(_critical(rule) for rule in item.get("critical") or ()),
        is_na_allowed=bool((item.get("na") or {}).get("allowed", False)),
        evidence=_evidence(item.get("evidence") or {}, kind),
        show_if=item.get("show_if"),
        not_for=frozenset(item.get("not_for") or ()),
    )


def _critical(rule: Mapping[str, Any]) -> CriticalRule:
    cap, when = rule.get("cap"), rule.get("when")
    return CriticalRule(
        level=rule["level"],
        cap=None if cap is None else Decimal(cap),
        when=None if when is None else frozenset(when),
    )


def _evidence(rule: Mapping[str, Any], kind: str) -> EvidenceRule:
    least = int(rule.get("min", 0))
    return EvidenceRule(
        least=max(least, 1) if kind == "photo" else least,
        most=int(rule.get("max", 6)),
        photo_on=frozenset(rule.get("required_on") or ()),
        note_on=frozenset(rule.get("note_on") or ()),
    )
