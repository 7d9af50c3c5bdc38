/** Counting what waits on this phone. Pure, so that what the chip says can be tested. */

import type { JobRow, VisitRow } from "../db/rows.ts";
import { isOnShelf } from "./shelf-rules.ts";

export interface Waiting {
  /** Reports and other acts that the server has not signed for. */
  readonly acts: number;
  readonly photos: number;
  /** Refused, until their owner decides. */
  readonly problems: number;
  /** Visits that are begun and not handed in. */
  readonly drafts: number;
}

export const NOTHING: Waiting = { acts: 0, photos: 0, problems: 0, drafts: 0 };
const ON_ITS_WAY = new Set<VisitRow["state"]>(["ready", "sending", "needs_photos"]);
const BEGUN = new Set<VisitRow["state"]>(["draft", "returned", "rejected"]);

/** Count. A report counts until its receipt is here, however long ago it went up; copies of drafts never count. */
export function countWaiting(jobs: readonly JobRow[], visits: readonly VisitRow[]): Waiting {
  const real = visits.filter(({ isPractice }) => !isPractice);
  const others = jobs.filter((job) => isUnsent(job) && job.kind !== "photo" && !job.kind.startsWith("audit."));
  return {
    acts: real.filter(({ state }) => ON_ITS_WAY.has(state)).length + others.length,
    photos: jobs.filter((job) => isUnsent(job) && job.kind === "photo").length,
    problems: jobs.filter(isOnShelf).length,
    drafts: real.filter(({ state }) => BEGUN.has(state)).length,
  };
}

/** Tell whether an act still has to go. */
export function isUnsent({ state }: JobRow): boolean {
  return state === "pending" || state === "sending";
}

/** Give since when the oldest of it waits; null if nothing does. */
export function oldestWaiting(jobs: readonly JobRow[]): string | null {
  const moments = jobs.filter(isUnsent).map(({ capturedAt }) => capturedAt);
  return moments.toSorted()[0] ?? null;
}
