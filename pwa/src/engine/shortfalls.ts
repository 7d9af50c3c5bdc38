/** Picks the items of a score that miss their standard, and puts first what matters most. */

import type { Severity } from "./document.ts";
import { effectiveShares } from "./effective-shares.ts";
import { type Fraction, HUNDRED, ONE, ZERO } from "./fraction.ts";
import type { Plan, PlannedItem } from "./plan.ts";
import type { ItemScore, Score } from "./score-tree.ts";

const LOST_PLACES = 6;
const SEVERITIES: readonly Severity[] = ["critical", "major", "minor"];

/** An item that misses its standard; `share` is its part of the checklist, `points_lost` what it cost of 100. */
export interface Shortfall {
  readonly item: string;
  readonly section: string;
  readonly topic: string;
  readonly severity: Severity;
  readonly s: Fraction | null;
  readonly share: Fraction;
  readonly points_lost: Fraction;
}

/**
 * Return the findings of a score: critical ones first, then by points lost, severity, and order in the checklist.
 *
 * A triggered critical rule raises the severity to critical. Points lost = 100·share·(1 − s) plus the penalty taken, to six
 * decimals: the last digits of settled numbers must not decide between items that lost the same.
 */
export function selectFindings(plan: Plan, score: Score): Shortfall[] {
  const shares = effectiveShares(plan);
  const findings: Shortfall[] = [];
  for (const item of score.items) {
    const planned = plan.items.get(item.key);
    if (item.is_finding && planned) findings.push(makeFinding(planned, item, shares.get(item.key) ?? ZERO));
  }
  return findings.toSorted(
    (one, other) =>
      Number(other.severity === "critical") - Number(one.severity === "critical") ||
      other.points_lost.compare(one.points_lost) ||
      SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity),
  );
}

function makeFinding({ topic, severity }: PlannedItem, item: ItemScore, share: Fraction): Shortfall {
  const missed = ONE.minus(item.s ?? ONE);
  return {
    item: item.key,
    section: item.section,
    topic,
    severity: item.triggered.length > 0 ? "critical" : severity,
    s: item.s,
    share,
    points_lost: item.points_off.plus(HUNDRED.times(share).times(missed)).settle(LOST_PLACES),
  };
}
