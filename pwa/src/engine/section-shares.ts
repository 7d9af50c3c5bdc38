/** Turns the marks of items into the share each section reached, with the caps that critical failures put on it. */

import { Fraction, lower, ONE, ZERO } from "./fraction.ts";
import type { Mark } from "./marking.ts";
import type { PlannedSection } from "./plan.ts";
import type { Reason, SectionScore, Share } from "./score-tree.ts";

const DIMENSIONS = ["tangibles", "reliability", "responsiveness", "assurance", "empathy"];

/** A section on the way to the total: its tree node, its exact share, and the reasons of bonus and of caps. */
export interface Part {
  readonly score: SectionScore;
  readonly share: Fraction | null;
  readonly bonusReasons: readonly Reason[];
  readonly capReasons: readonly Reason[];
}

/**
 * Return the part a section plays.
 *
 * S = min(1, Σearned/Σpossible), without the min if the bonus is not capped; null if nothing was possible, and then neither
 * bonus nor cap can change it. After that the lowest triggered cap holds.
 */
export function sectionPart(section: PlannedSection, marks: readonly Mark[]): Part {
  const earned = Fraction.sum(marks.map((mark) => mark.earned));
  const possible = Fraction.sum(marks.map((mark) => mark.possible));
  const bonus = Fraction.sum(marks.filter(isBonus).map((mark) => mark.earned));
  const [uncapped, bonusReasons] = limitBonus(section, possible.isZero() ? null : earned.over(possible), bonus);
  const [share, capReasons] = applyCaps(section, uncapped, marks);
  const settled = share?.settle() ?? null;
  const score: SectionScore = {
    key: section.key,
    touchpoint: section.touchpoint,
    weight: section.weight,
    earned: earned.settle(),
    bonus: bonus.settle(),
    possible,
    uncapped: uncapped?.settle() ?? null,
    share: settled,
    minimum: section.minimum,
    is_below_minimum: settled !== null && section.minimum !== null && settled.isBelow(section.minimum),
  };
  return { score, share, bonusReasons, capReasons };
}

/** Return ΣS·P/ΣP over the sections of each touchpoint, so that caps and bonus show as they do in the sections. */
export function touchpointShares(parts: readonly Part[]): Share[] {
  const touchpoints = new Set(parts.map((part) => part.score.touchpoint));
  return [...touchpoints].map((touchpoint) => {
    let [earned, possible] = [ZERO, ZERO];
    for (const { score, share } of parts) {
      if (score.touchpoint !== touchpoint || share === null) continue;
      earned = earned.plus(share.times(score.possible));
      possible = possible.plus(score.possible);
    }
    return makeShare(touchpoint, earned, possible);
  });
}

/** Return Σearned/Σpossible of scored items by dimension; bonus and caps belong to sections and stay out. */
export function dimensionShares(marks: readonly Mark[]): Share[] {
  const scored = marks.filter((mark) => !mark.possible.isZero());
  return DIMENSIONS.map((dimension) => {
    const own = scored.filter((mark) => mark.resolved.item.dimension === dimension);
    return makeShare(
      dimension,
      Fraction.sum(own.map((mark) => mark.earned)),
      Fraction.sum(own.map((mark) => mark.possible)),
    );
  });
}

function isBonus(mark: Mark): boolean {
  return mark.resolved.item.role === "bonus";
}

function limitBonus(
  section: PlannedSection,
  share: Fraction | null,
  bonus: Fraction,
): [share: Fraction | null, reasons: Reason[]] {
  if (share === null) {
    return [null, bonus.isZero() ? [] : [{ code: "bonus_dropped", section: section.key, earned: bonus.plain() }]];
  }
  if (!section.isBonusCapped || !share.settle().isAbove(ONE)) return [share, []];
  return [ONE, [{ code: "bonus_capped", section: section.key, share: share.plain() }]];
}

function applyCaps(
  section: PlannedSection,
  uncapped: Fraction | null,
  marks: readonly Mark[],
): [share: Fraction | null, reasons: Reason[]] {
  let share = uncapped;
  const reasons: Reason[] = [];
  for (const { resolved, triggered } of marks) {
    for (const { level, cap } of triggered) {
      if (level !== "section" || cap === null) continue;
      const code = share === null ? "cap_on_null" : "section_cap";
      reasons.push({ code, section: section.key, item: resolved.item.key, cap: cap.plain() });
      share = share && lower(share, cap);
    }
  }
  return [share, reasons];
}

function makeShare(key: string, earned: Fraction, possible: Fraction): Share {
  return { key, possible, share: possible.isZero() ? null : earned.over(possible).settle() };
}
