/** Scores the responses of one visit against one checklist: pure, exact, and explained step by step. */

import { Fraction, ZERO } from "./fraction.ts";
import { itemReasons, itemScore, type Mark, markItem } from "./marking.ts";
import type { Plan } from "./plan.ts";
import type { Reason, Score } from "./score-tree.ts";
import { dimensionShares, type Part, sectionPart, touchpointShares } from "./section-shares.ts";
import { isAsked, type Resolved, resolve, type State } from "./states.ts";
import { makeTotal } from "./totals.ts";

/**
 * Score responses in any order against a prepared checklist.
 *
 * Steps: states → items → sections → section caps → total by mode → penalties and limits → total caps → knock-outs and
 * section minimums → coverage → rounding → band. A response that does not fit its item counts as unanswered.
 */
export function score(plan: Plan, responses: readonly unknown[], storeTags: readonly string[] = []): Score {
  return scoreResolved(plan, resolve(plan, responses, storeTags));
}

/** Do what `score` does with responses that were resolved already. */
export function scoreResolved(plan: Plan, resolved: readonly Resolved[]): Score {
  const marks = resolved.map(markItem);
  const parts = makeParts(plan, marks);
  const { total, reasons, isKnockedOut } = makeTotal(plan, parts, marks);
  const minimums = minimumReasons(parts);
  const coverage = measureCoverage(resolved);
  const isCovered = coverage !== null && !coverage.isBelow(plan.coverageMin);
  const isSufficient = total.final !== null && isCovered;
  const printed = total.final?.printed() ?? null;
  const items = marks.map(itemScore);
  return {
    outcome: isKnockedOut || minimums.length > 0 ? "fail" : isSufficient ? "pass" : "insufficient",
    is_sufficient: isSufficient,
    printed,
    band: printed === null ? null : bandOf(plan, Fraction.read(printed)),
    coverage,
    total,
    sections: parts.map((part) => part.score),
    items,
    dimensions: dimensionShares(marks),
    touchpoints: touchpointShares(parts),
    recognitions: items.filter((item) => item.is_recognition).map((item) => item.key),
    states: countStates(resolved),
    reasons: [
      ...resolved.flatMap(itemReasons),
      ...parts.flatMap((part) => part.bonusReasons),
      ...parts.flatMap((part) => part.capReasons),
      ...reasons,
      ...minimums,
      ...(coverage === null || isCovered ? [] : [coverageReason(plan, coverage)]),
    ],
  };
}

function makeParts(plan: Plan, marks: readonly Mark[]): Part[] {
  return plan.sections.map((section) =>
    sectionPart(
      section,
      marks.filter((mark) => mark.resolved.item.section === section.key),
    ),
  );
}

function minimumReasons(parts: readonly Part[]): Reason[] {
  return parts
    .filter((part) => part.score.is_below_minimum)
    .map(({ score: { key, minimum, share } }) => ({
      code: "section_minimum",
      section: key,
      minimum: (minimum ?? ZERO).plain(),
      share: (share ?? ZERO).plain(),
    }));
}

/** Return answered weight over asked weight, whatever the role; null when nothing of weight was asked. */
function measureCoverage(resolved: readonly Resolved[]): Fraction | null {
  const asked = resolved.filter((each) => isAsked(each.state));
  const weight = Fraction.sum(asked.map((each) => each.item.weight));
  if (weight.isZero()) return null;
  const answered = asked.filter((each) => each.state === "answered");
  return Fraction.sum(answered.map((each) => each.item.weight))
    .over(weight)
    .settle();
}

function coverageReason(plan: Plan, coverage: Fraction): Reason {
  return { code: "coverage_below_minimum", coverage: coverage.plain(), minimum: plan.coverageMin.plain() };
}

/** Return the last band that begins at or below the rounded points; a total above 100 is in the last one. */
function bandOf(plan: Plan, points: Fraction): string | null {
  return plan.bands.findLast((band) => !band.from.isAbove(points))?.key ?? null;
}

function countStates(resolved: readonly Resolved[]): Record<State, number> {
  const counted: Record<State, number> = {
    answered: 0,
    na_shopper: 0,
    na_design: 0,
    not_observed: 0,
    hidden: 0,
    unanswered: 0,
  };
  for (const { state } of resolved) counted[state] += 1;
  return counted;
}
