/** Which drills a list shows, and in which order. Pure. */

import type { DrillRow } from "../db/rows.ts";

/** All, those somebody handed to oneself, the late ones, those that were returned. */
export const SHOWS = ["all", "asked", "late", "again"] as const;
export type Show = (typeof SHOWS)[number];

interface Wish {
  readonly show: Show;
  readonly q: string;
  /** Today, as `2026-11-26`. */
  readonly day: string;
  /** Who looks: nobody observes themselves. */
  readonly me: string;
}

/** Tell whether a drill belongs on a list. */
export function fits(drill: DrillRow, { show, q, day, me }: Wish): boolean {
  if (drill.learner.id === me) return false;
  const words = [drill.learner.name, drill.title["zh-Hans"], drill.title.en].join(" ").toLowerCase();
  const isOfKind = {
    all: true,
    asked: drill.last?.observer_id === me,
    late: drill.due_on < day,
    again: drill.last?.outcome === "returned",
  };
  return isOfKind[show] && words.includes(q.toLowerCase());
}

/** Order drills: those that wait before those that were decided here, those due first before the others. */
export function inOrder(drills: readonly DrillRow[]): readonly DrillRow[] {
  return drills.toSorted((one, other) => (rank(one) < rank(other) ? -1 : 1));
}

function rank({ decided, due_on: due, learner }: DrillRow): string {
  return `${decided === null ? 0 : 1} ${due} ${learner.name}`;
}
