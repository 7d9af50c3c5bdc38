/** The shelf of what the server refused: nothing leaves it by itself. Its owner sends it again, mends it, or lets it go, and may change their mind. */

import { type Database, withDb } from "../db/open.ts";
import type { JobRow } from "../db/rows.ts";
import { kick } from "./enqueue.ts";
import { note } from "./log.ts";
import { retry } from "./machine.ts";

/** Send a refused act again as it is. */
export async function sendAgain(jobId: string): Promise<void> {
  await change(jobId, async (db, job) => {
    await db.jobs.put({ ...retry(job), discardedAt: null });
    if (job.kind === "photo") await db.photos.update(job.id, { state: "queued" });
    else await letVisitGo(db, job);
  });
  void note("sent again", jobId);
  kick();
}

/** Let a refused act go. It stays on the phone for a while, out of sight, so that this can be undone. */
export async function discard(jobId: string): Promise<void> {
  await change(jobId, async (db, job) => {
    await db.jobs.put({ ...job, discardedAt: new Date().toISOString() });
  });
  void note("discarded", jobId);
}

/** Bring back what was let go. */
export async function undoDiscard(jobId: string): Promise<void> {
  await change(jobId, async (db, job) => {
    await db.jobs.put({ ...job, discardedAt: null });
  });
  void note("brought back", jobId);
}

async function change(jobId: string, work: (db: Database, job: JobRow) => Promise<void>): Promise<void> {
  await withDb((db) =>
    db.transaction("rw", [db.jobs, db.visits, db.photos], async () => {
      const job = await db.jobs.get(jobId);
      if (job?.state === "rejected") await work(db, job);
    }),
  );
}

async function letVisitGo(db: Database, { visitId }: JobRow): Promise<void> {
  const visit = visitId === null ? undefined : await db.visits.get(visitId);
  if (visit?.state === "rejected") await db.visits.put({ ...visit, state: "ready", problem: null });
}
