/** When a visit may be made, in words: the window by the store's clock, and how far away it is. */

import { dayIn, formatDate, formatDistance, t } from "../i18n/index.ts";

const CLOCK: Intl.DateTimeFormatOptions = { hour: "2-digit", minute: "2-digit", hour12: false };
const DAY: Intl.DateTimeFormatOptions = { weekday: "short", month: "short", day: "numeric" };
const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, seconds: number])[] = [
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
];

interface Window {
  readonly window_from: string;
  readonly window_to: string;
  readonly store: { readonly time_zone: string };
}

/** Write the window: `Thu 26 Nov, 10:00–18:00`, or both days where it goes over midnight. */
export function describeWindow({ window_from: from, window_to: to, store }: Window): string {
  const zone = store.time_zone;
  const [day, begin, end] = [formatDate(from, DAY, zone), formatDate(from, CLOCK, zone), formatDate(to, CLOCK, zone)];
  if (dayIn(from, zone) === dayIn(to, zone)) return t("visits.window_one_day", { day, begin, end });
  return t("visits.window_days", { day, begin, last: formatDate(to, DAY, zone), end });
}

/** Write how far away the window is: it begins, ends, or ended so long ago. */
export function describeDistance({ window_from: from, window_to: to }: Window, now: Date): string {
  if (now < new Date(from)) return t("visits.begins", { when: distance(from, now) });
  return now <= new Date(to)
    ? t("visits.ends", { when: distance(to, now) })
    : t("visits.ended", { when: distance(to, now) });
}

/** Write how far a moment lies from now, in the largest unit that is not 0. */
export function distance(at: string, now: Date): string {
  const seconds = (Date.parse(at) - now.getTime()) / 1000;
  const [unit, size] = STEPS.find(([, length]) => Math.abs(seconds) >= length) ?? ["minute", 60];
  return formatDistance(Math.trunc(seconds / size), unit);
}
