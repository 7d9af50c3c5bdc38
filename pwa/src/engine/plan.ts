/**
 * A checklist document made ready for scoring: decimals read, kinds set up, items in one row.
 *
 * Preparing costs more than scoring, so a form prepares its document once and keeps the plan.
 */

import type { Critical, Document, Evidence, Item, Level, Role, Section, Severity } from "./document.ts";
import type { Expression } from "./expressions.ts";
import { Fraction, ZERO } from "./fraction.ts";
import { type Kind, kindOf } from "./kinds.ts";

/** What a critical failure does. `cap` is a share (section) or points (total); `when` null = at a score of 0. */
export interface CriticalRule {
  readonly level: Level;
  readonly cap: Fraction | null;
  readonly when: readonly string[] | null;
}

/** Photos and notes an item asks for; the lists hold answer keys that demand one. */
export interface EvidenceRule {
  readonly least: number;
  readonly most: number;
  readonly photoOn: readonly string[];
  readonly noteOn: readonly string[];
}

/** One item. `weight` is 0 for all that is not scored (publishing sees to it), `penalty` in points of the total. */
export interface PlannedItem {
  readonly key: string;
  readonly section: string;
  readonly read: Kind;
  readonly role: Role;
  readonly weight: Fraction;
  readonly penalty: Fraction;
  readonly dimension: string;
  readonly isDelight: boolean;
  readonly topic: string;
  readonly severity: Severity;
  readonly findingBelow: Fraction;
  readonly critical: readonly CriticalRule[];
  readonly isNaAllowed: boolean;
  readonly evidence: EvidenceRule;
  readonly showIf: Expression | null;
  readonly notFor: readonly string[];
}

/** One section with its items in order; `minimum` is a share. */
export interface PlannedSection {
  readonly key: string;
  readonly touchpoint: string;
  readonly weight: Fraction;
  readonly minimum: Fraction | null;
  readonly isBonusCapped: boolean;
  readonly items: readonly PlannedItem[];
}

/** A whole checklist; `bands` ascend by where they begin. */
export interface Plan {
  readonly mode: "points" | "section";
  readonly isCappedAt100: boolean;
  readonly coverageMin: Fraction;
  readonly knockOutPrints: "keep" | "zero";
  readonly bands: readonly { readonly key: string; readonly from: Fraction }[];
  readonly sections: readonly PlannedSection[];
  readonly items: ReadonlyMap<string, PlannedItem>;
}

/** Make a published document ready; one that was never checked may throw. */
export function prepare(document: Document): Plan {
  const { scoring } = document;
  const sections = document.sections.map(planSection);
  const bands = scoring.bands.map((band) => ({ key: band.key, from: Fraction.read(band.from) }));
  return {
    mode: scoring.mode,
    isCappedAt100: scoring.cap_total_100,
    coverageMin: Fraction.read(scoring.coverage_min),
    knockOutPrints: scoring.knock_out_prints,
    bands: bands.toSorted((one, other) => one.from.compare(other.from)),
    sections,
    items: new Map(sections.flatMap((section) => section.items.map((item) => [item.key, item]))),
  };
}

function planSection(section: Section): PlannedSection {
  return {
    key: section.key,
    touchpoint: section.touchpoint,
    weight: Fraction.read(section.weight),
    minimum: section.minimum === null ? null : Fraction.read(section.minimum),
    isBonusCapped: section.bonus_cap !== "none",
    items: section.items.map((item) => planItem(item, section.key)),
  };
}

function planItem(item: Item, section: string): PlannedItem {
  return {
    key: item.key,
    section,
    read: kindOf(item),
    role: item.role,
    weight: Fraction.read(item.weight),
    penalty: item.penalty === null ? ZERO : Fraction.read(item.penalty),
    dimension: item.dimension,
    isDelight: item.kano === "delight",
    topic: item.topic,
    severity: item.severity,
    findingBelow: Fraction.read(item.finding_below),
    critical: item.critical.map(planCritical),
    isNaAllowed: item.na.allowed,
    evidence: planEvidence(item.evidence),
    showIf: item.show_if,
    notFor: item.not_for,
  };
}

function planCritical({ level, cap, when }: Critical): CriticalRule {
  return { level, cap: cap === undefined || cap === null ? null : Fraction.read(cap), when };
}

function planEvidence(evidence: Evidence): EvidenceRule {
  return {
    least: evidence.min,
    most: evidence.max,
    photoOn: evidence.required_on,
    noteOn: evidence.note_on,
  };
}
