/** What the queue shows of each visit. Pure. */

import type { JobRow, PhotoRow, VisitRow } from "../db/rows.ts";
import { isDiscarded, isOnShelf } from "../outbox/shelf-rules.ts";
import { isUnsent } from "../outbox/waiting.ts";

export interface QueuedVisit {
  readonly visit: VisitRow;
  readonly photos: { readonly done: number; readonly all: number };
  /** The act that has most to tell: the one tried most often. */
  readonly slowest: JobRow | null;
  /** The server waits for photos this phone does not have. */
  readonly waitsElsewhere: boolean;
}

export interface Queue {
  readonly visits: readonly QueuedVisit[];
  readonly shelf: readonly JobRow[];
  readonly discarded: readonly JobRow[];
}

/** Sort out what waits: visits on their way or begun, the shelf of refused acts, and what was let go. */
export function readQueue(jobs: readonly JobRow[], visits: readonly VisitRow[], photos: readonly PhotoRow[]): Queue {
  const rows = visits
    .filter(({ isPractice, state }) => !isPractice && state !== "assigned")
    .map((visit) => readVisit(visit, jobs, photos))
    .filter((row) => row.visit.state !== "accepted" || row.photos.done < row.photos.all);
  return {
    visits: rows.toSorted((one, other) => (one.visit.changedAt < other.visit.changedAt ? 1 : -1)),
    shelf: jobs.filter(isOnShelf),
    discarded: jobs.filter((job) => job.state === "rejected" && isDiscarded(job)),
  };
}

function readVisit(visit: VisitRow, jobs: readonly JobRow[], photos: readonly PhotoRow[]): QueuedVisit {
  const mine = jobs.filter(({ visitId }) => visitId === visit.id);
  const kept = photos.filter(({ visitId, deletedAt }) => visitId === visit.id && deletedAt === null);
  const waiting = mine.filter((job) => isUnsent(job) && job.lastError !== null);
  return {
    visit,
    photos: { done: kept.filter(({ state }) => state === "verified").length, all: kept.length },
    slowest: waiting.toSorted((one, other) => other.attempts - one.attempts)[0] ?? null,
    waitsElsewhere: visit.state === "needs_photos" && !mine.some((job) => job.state !== "done"),
  };
}
