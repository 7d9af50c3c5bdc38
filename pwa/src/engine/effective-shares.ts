/** How much of a checklist's score one item decides: shown to the author, and used to put findings in order. */

import { Fraction } from "./fraction.ts";
import type { Plan, PlannedSection } from "./plan.ts";

/**
 * Return the share (0–1) of the total that each scored item decides when everything is applicable.
 *
 * Mode `points`: w_i/Σw. Mode `section`: (W_k/ΣW)·(w_i/Σ_k w) over sections with scored items. Items that earn no possible
 * points (bonus, penalty, weight 0) are left out; the shares add up to 1.
 */
export function effectiveShares(plan: Plan): ReadonlyMap<string, Fraction> {
  const scoring = plan.sections
    .map((section) => ({ section, possible: possibleOf(section) }))
    .filter(({ possible }) => !possible.isZero())
    .map((each) => ({ ...each, weight: plan.mode === "section" ? each.section.weight : each.possible }));
  const weights = Fraction.sum(scoring.map(({ weight }) => weight));
  if (weights.isZero()) return new Map();
  return new Map(
    scoring.flatMap(({ section, possible, weight }) =>
      section.items
        .filter((item) => item.role === "scored" && !item.weight.isZero())
        .map((item) => [item.key, weight.times(item.weight).over(weights.times(possible)).settle()]),
    ),
  );
}

function possibleOf(section: PlannedSection): Fraction {
  return Fraction.sum(section.items.filter((item) => item.role === "scored").map((item) => item.weight));
}
