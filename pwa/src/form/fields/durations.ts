/** Numbers that are times: which they are, and how the stopwatch writes them. */

import type { NumberWords } from "../../visit/checklist.ts";

/** Tell whether a number is a time, and in which unit; null if it is none. */
export function timeUnit({ unit }: NumberWords): "seconds" | "minutes" | null {
  const name = unit.en.toLowerCase();
  return name === "minutes" || name === "seconds" ? name : null;
}

/** Write a measured time as the answer of an item, to a tenth or whole; null if the item asks for no time. */
export function timedAnswer(number: NumberWords, ms: number): string | null {
  const unit = timeUnit(number);
  if (unit === null) return null;
  const amount = ms / (unit === "minutes" ? 60_000 : 1000);
  return String(number.integer ? Math.round(amount) : Math.round(amount * 10) / 10);
}
