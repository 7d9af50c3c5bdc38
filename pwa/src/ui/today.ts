/** Days without a time, as `2026-11-26`. */

import { formatDate } from "../i18n/index.ts";

/** Give the day on this phone. */
export function today(now = new Date()): string {
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

/** Say a day. */
export function sayDay(day: string): string {
  return formatDate(day, { dateStyle: "medium" }, "UTC");
}
