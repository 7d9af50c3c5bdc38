/** Numbers as people type them on a phone, and why one is not accepted. */

import { type Plan, UnfitError } from "../../engine/index.ts";

/** Write a typed number as the checklist format wants it: digits and points of a Chinese keyboard become plain ones. */
export function plainNumber(typed: string): string {
  const text = typed.normalize("NFKC").replaceAll(/\s/gu, "").replaceAll("。", ".");
  const pointed = text.replaceAll(/,(?=[0-9]{3}(?:\D|$))/gu, "").replace(",", ".");
  return pointed.replace(/^(?<sign>-?)\./u, "$<sign>0.").replace(/\.$/u, "");
}

export interface Misfit {
  readonly code: string;
  readonly min: string | null;
  readonly max: string | null;
}

/** Say why a value does not fit its item; null if it does. */
export function misfitOf(plan: Plan, item: string, value: unknown): Misfit | null {
  try {
    plan.items.get(item)?.read({ value });
    return null;
  } catch (error) {
    if (!(error instanceof UnfitError)) throw error;
    return { code: error.code, min: error.params["min"] ?? null, max: error.params["max"] ?? null };
  }
}

/** Step a number up or down within its bounds; where there is none yet, begin at the lower bound, or at 0. */
export function stepNumber(value: string, by: number, min: string | null, max: string | null): string {
  const now = Number(value);
  const isNone = value === "" || Number.isNaN(now);
  const next = isNone ? Number(min ?? 0) : Math.round((now + by) * 1e6) / 1e6;
  const [low, high] = [Number(min ?? Number.NEGATIVE_INFINITY), Number(max ?? Number.POSITIVE_INFINITY)];
  return String(Math.min(high, Math.max(low, next)));
}
