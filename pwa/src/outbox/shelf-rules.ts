/** What lies on the shelf of refused acts. */

import type { JobRow } from "../db/rows.ts";

/** Tell whether an act was refused and waits for its owner to decide. */
export function isOnShelf(job: JobRow): boolean {
  return job.state === "rejected" && !isDiscarded(job);
}

/** Tell whether its owner let it go. */
export function isDiscarded(job: JobRow): boolean {
  return (job.discardedAt ?? null) !== null;
}
