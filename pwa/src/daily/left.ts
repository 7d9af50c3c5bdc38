/** How many of today's three are left, without the library that says which. Pure. */

import type { Daily } from "../api/types.gen.ts";
import type { ReviewRow } from "../db/rows.ts";
import { dayIn } from "../i18n/index.ts";

const A_DAY = 3;

/** Give the day it is by the clock that counts, as `2026-11-26`. */
export function dayOf({ time_zone: zone }: Daily, now: Date): string {
  return dayIn(now, zone);
}

/** Count what a day still asks, and what it has asked. */
export function countLeft(
  reviews: readonly ReviewRow[],
  day: string,
): { readonly left: number; readonly done: number } {
  const done = reviews.filter(({ asked_on: asked }) => asked === day).length;
  const due = reviews.filter(({ due_on: dueOn, last_on: last }) => (dueOn === null || dueOn <= day) && last !== day);
  return { left: Math.max(0, Math.min(A_DAY - done, due.length)), done: Math.min(done, A_DAY) };
}
