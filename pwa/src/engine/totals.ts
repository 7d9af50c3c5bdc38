/** Makes the total out of sections: by mode, minus penalties, within 0 and 100, under caps, in the order of the rules. */

import type { Level } from "./document.ts";
import { Fraction, HUNDRED, lower, ZERO } from "./fraction.ts";
import type { Mark } from "./marking.ts";
import type { Plan } from "./plan.ts";
import type { Reason, Total } from "./score-tree.ts";
import type { Part } from "./section-shares.ts";

/** The total, the reasons that shaped it (penalties first, knock-outs last), and whether there was a knock-out. */
export interface Totalled {
  readonly total: Total;
  readonly reasons: readonly Reason[];
  readonly isKnockedOut: boolean;
}

/** Return the total of a visit's sections. */
export function makeTotal(plan: Plan, parts: readonly Part[], marks: readonly Mark[]): Totalled {
  const mean = weighSections(plan, parts);
  const penalties = Fraction.sum(marks.map((mark) => mark.pointsOff));
  const [raw, limits] = keepWithinLimits(plan, mean, penalties);
  const cap = lowestCap(marks);
  const capped = raw && cap ? lower(raw, cap) : raw;
  const knockOuts = reasonsOf(marks, "knock-out", "knock_out");
  const isZeroed = knockOuts.length > 0 && plan.knockOutPrints === "zero" && capped !== null;
  const total: Total = {
    mode: plan.mode,
    mean: mean?.settle() ?? null,
    penalties: penalties.settle(),
    raw,
    cap,
    capped,
    final: isZeroed ? ZERO : capped,
  };
  const reasons = [...penaltyReasons(marks), ...limits, ...reasonsOf(marks, "total", "total_cap"), ...knockOuts];
  if (isZeroed) reasons.push({ code: "zeroed", points: capped.plain() });
  return { total, reasons, isKnockedOut: knockOuts.length > 0 };
}

/** Weigh sections by the points possible in this visit (`points`) or by their own weight (`section`). */
function weighSections(plan: Plan, parts: readonly Part[]): Fraction | null {
  let [earned, weights] = [ZERO, ZERO];
  for (const { score, share } of parts) {
    if (share === null) continue;
    const weight = plan.mode === "section" ? score.weight : score.possible;
    earned = earned.plus(share.times(weight));
    weights = weights.plus(weight);
  }
  return weights.isZero() ? null : HUNDRED.times(earned).over(weights);
}

function penaltyReasons(marks: readonly Mark[]): Reason[] {
  return marks
    .filter((mark) => !mark.pointsOff.isZero())
    .map((mark) => ({ code: "penalty", ...placeOf(mark), points: mark.pointsOff.plain() }));
}

function keepWithinLimits(
  plan: Plan,
  mean: Fraction | null,
  penalties: Fraction,
): [raw: Fraction | null, reasons: Reason[]] {
  if (mean === null) return [null, [{ code: "nothing_scored" }]];
  const total = mean.minus(penalties).settle();
  if (plan.isCappedAt100 && total.isAbove(HUNDRED)) {
    return [HUNDRED, [{ code: "total_capped_at_100", points: total.plain() }]];
  }
  if (total.isBelow(ZERO)) return [ZERO, [{ code: "total_raised_to_0", points: total.plain() }]];
  return [total, []];
}

function lowestCap(marks: readonly Mark[]): Fraction | null {
  let lowest: Fraction | null = null;
  for (const { level, cap } of marks.flatMap((mark) => mark.triggered)) {
    if (level === "total" && cap !== null) lowest = lowest ? lower(lowest, cap) : cap;
  }
  return lowest;
}

function reasonsOf(marks: readonly Mark[], level: Level, code: string): Reason[] {
  return marks.flatMap((mark) =>
    mark.triggered
      .filter((rule) => rule.level === level)
      .map(({ cap }) => ({ code, ...placeOf(mark), ...(cap && { cap: cap.plain() }) })),
  );
}

function placeOf(mark: Mark): { section: string; item: string } {
  return { section: mark.resolved.item.section, item: mark.resolved.item.key };
}
