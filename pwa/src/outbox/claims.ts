/** Taking acts out of the row to send them, each claim committed before the first byte leaves. */

import { type Database, withDb } from "../db/open.ts";
import type { JobRow } from "../db/rows.ts";
import { claim, isDue, isReport, release, timeoutFor } from "./machine.ts";

/** A batch stays well below what a phone's line brings through before somebody loses patience. */
const MOST_OPS = 50;
const MOST_BYTES = 512 * 1024;

/** Take the acts to send next: all that are fresh in one batch, one that failed before alone, so that it harms no other. */
export function claimOps(owner: string, now: number): Promise<readonly JobRow[]> {
  return withDb((db) =>
    db.transaction("rw", [db.jobs, db.visits], async () => {
      const due = (await unsent(db)).filter((job) => job.kind !== "photo" && isDue(job, owner, now));
      due.sort((one, other) => (one.deviceSeq ?? 0) - (other.deviceSeq ?? 0));
      const batch = chooseBatch(due);
      const timeout = timeoutFor(batch.reduce((sum, { size }) => sum + size, 0));
      const claimed = batch.flatMap((job) => claim(job, owner, now, timeout) ?? []);
      await db.jobs.bulkPut(claimed);
      await Promise.all(claimed.map((job) => depart(db, job)));
      return claimed;
    }),
  );
}

/** Take the photo to send next: those of reports that were handed in go first. */
export function claimPhoto(owner: string, now: number): Promise<JobRow | null> {
  return withDb((db) =>
    db.transaction("rw", [db.jobs, db.visits, db.photos], async () => {
      const due = (await unsent(db)).filter((job) => job.kind === "photo" && isDue(job, owner, now));
      const waiting = await db.visits.where("state").anyOf("ready", "sending", "needs_photos").primaryKeys();
      const isUrgent = (job: JobRow): boolean => job.visitId !== null && waiting.includes(job.visitId);
      due.sort(
        (one, other) =>
          Number(isUrgent(other)) - Number(isUrgent(one)) ||
          one.attempts - other.attempts ||
          (one.id < other.id ? -1 : 1),
      );
      const [first] = due;
      const claimed = first === undefined ? null : claim(first, owner, now, timeoutFor(first.size));
      if (claimed === null) return null;
      await db.jobs.put(claimed);
      await db.photos.update(claimed.id, { state: "sending" });
      return claimed;
    }),
  );
}

/** Take back what senders that are gone had taken. To be called by the only sender there is. */
export async function releaseAll(): Promise<void> {
  await withDb((db) =>
    db.transaction("rw", db.jobs, async () => {
      const sending = await db.jobs.where("state").equals("sending").toArray();
      await db.jobs.bulkPut(sending.map(release));
    }),
  );
}

/** List what waits or is under way. */
export function unsent(db: Database): Promise<JobRow[]> {
  return db.jobs.where("state").anyOf("pending", "sending").toArray();
}

function chooseBatch(due: readonly JobRow[]): readonly JobRow[] {
  const fresh = due.filter(({ attempts }) => attempts === 0);
  if (fresh.length === 0) return due.slice(0, 1);
  let bytes = 0;
  return fresh.slice(0, MOST_OPS).filter(({ size }, n) => {
    bytes += size;
    return n === 0 || bytes <= MOST_BYTES;
  });
}

async function depart(db: Database, job: JobRow): Promise<void> {
  if (!isReport(job)) return;
  const visit = job.visitId === null ? undefined : await db.visits.get(job.visitId);
  if (visit?.state === "ready") await db.visits.put({ ...visit, state: "sending" });
}
