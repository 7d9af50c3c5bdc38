/** My visits in the order in which they want something of the shopper. Pure: the moment is an argument. */

import type { VisitRow } from "../db/rows.ts";
import { dayIn } from "../i18n/index.ts";
import { isOnItsWay } from "./states.ts";

export const GROUPS = ["returned", "today", "upcoming", "waiting", "practice", "done"] as const;
export type Group = (typeof GROUPS)[number];

/** Sort visits into their groups; within a group the one whose window ends first comes first, what is done newest first. */
export function groupVisits(visits: readonly VisitRow[], now: Date): ReadonlyMap<Group, readonly VisitRow[]> {
  const groups = new Map<Group, VisitRow[]>(GROUPS.map((group) => [group, []]));
  for (const visit of visits) groups.get(groupOf(visit, now))?.push(visit);
  for (const [group, rows] of groups) rows.sort(group === "done" ? newestFirst : mostUrgentFirst);
  return groups;
}

/** Tell to which group a visit belongs. What was begun stays with today however late it is. */
export function groupOf(visit: VisitRow, now: Date): Group {
  if (visit.isPractice) return "practice";
  if (visit.state === "accepted") return "done";
  if (isOnItsWay(visit.state)) return "waiting";
  if (visit.state === "returned" || visit.state === "rejected") return "returned";
  if (visit.state === "draft") return "today";
  const zone = visit.planned.store.time_zone;
  return dayIn(visit.planned.window_from, zone) <= dayIn(now, zone) ? "today" : "upcoming";
}

function mostUrgentFirst(one: VisitRow, other: VisitRow): number {
  return Date.parse(one.planned.window_to) - Date.parse(other.planned.window_to) || (one.id < other.id ? -1 : 1);
}

function newestFirst(one: VisitRow, other: VisitRow): number {
  return Date.parse(other.acceptedAt ?? other.changedAt) - Date.parse(one.acceptedAt ?? one.changedAt);
}
