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

/** Tell whether a photo was refused because other bytes are there under its name: its report waits for nothing, and no other would do. */
export function isThereOtherwise({ lastError }: JobRow): boolean {
  return /(?:photo-differs|other-photo)$/u.test(lastError?.type ?? "");
}
