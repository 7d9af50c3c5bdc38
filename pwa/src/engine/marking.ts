/** Gives each answered item its marks: points earned and possible, points taken, critical rules triggered. */

import { type Fraction, ONE, ZERO } from "./fraction.ts";
import type { CriticalRule } from "./plan.ts";
import type { Reading } from "./readings.ts";
import type { ItemScore, Reason } from "./score-tree.ts";
import type { Resolved } from "./states.ts";

/** An item with its marks, still exact, because they are summed before they are settled. */
export interface Mark {
  readonly resolved: Resolved;
  readonly s: Fraction | null;
  readonly earned: Fraction;
  readonly possible: Fraction;
  readonly pointsOff: Fraction;
  readonly triggered: readonly CriticalRule[];
}

/** Mark one item: earned w·s and possible w if scored, earned alone if bonus, penalty·(1 − s) points if penalty. */
export function markItem(resolved: Resolved): Mark {
  const { item, reading } = resolved;
  const none: Mark = { resolved, s: null, earned: ZERO, possible: ZERO, pointsOff: ZERO, triggered: [] };
  if (reading === null) return none;
  const triggered = item.critical.filter((rule) => isTriggered(rule, reading));
  const { s } = reading;
  if (s === null) return { ...none, triggered };
  if (item.role === "penalty") return { ...none, s, pointsOff: item.penalty.times(ONE.minus(s)), triggered };
  const possible = item.role === "scored" ? item.weight : ZERO;
  return { ...none, s, earned: item.weight.times(s), possible, triggered };
}

/** Settle the marks of one item for the tree. */
export function itemScore(mark: Mark): ItemScore {
  const { item, state, reading } = mark.resolved;
  const s = mark.s?.settle() ?? null;
  return {
    key: item.key,
    section: item.section,
    state,
    role: item.role,
    weight: item.weight,
    s,
    earned: mark.earned.settle(),
    possible: mark.possible,
    points_off: mark.pointsOff.settle(),
    is_finding: isFinding(mark, s),
    is_recognition: item.isDelight && s !== null && s.isAbove(ZERO) && !s.isBelow(item.findingBelow),
    triggered: mark.triggered.map(({ level, cap }) => ({ level, cap })),
    timer: reading?.timer ?? null,
  };
}

/** List what a reviewer should know of one item before any sum: its response did not fit, or its clocks disagree. */
export function itemReasons({ item, misfit, reading }: Resolved): Reason[] {
  const reasons: Reason[] = misfit ? [{ code: "response_unfit", item: item.key, fault: misfit.code }] : [];
  for (const [n, run] of reading?.timer?.runs.entries() ?? []) {
    if (run.clock_suspect) reasons.push({ code: "clock_suspect", item: item.key, run: String(n) });
  }
  return reasons;
}

/** The standard was missed: a scored answer below its threshold, or a triggered critical rule. */
function isFinding({ resolved: { item }, triggered }: Mark, s: Fraction | null): boolean {
  if (item.role === "bonus") return false;
  const isScored = item.weight.isAbove(ZERO) || item.role === "penalty";
  return triggered.length > 0 || (isScored && s !== null && s.isBelow(item.findingBelow));
}

function isTriggered(rule: CriticalRule, reading: Reading): boolean {
  if (rule.when !== null) return rule.when.some((key) => reading.keys.has(key));
  return reading.s !== null && reading.s.isZero();
}
