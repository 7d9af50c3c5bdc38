/** Writing down what came of sending, together with what it means for the visit or the photo. */

import { type Database, withDb } from "../db/open.ts";
import type { JobRow, VisitRow } from "../db/rows.ts";
import { note } from "./log.ts";
import { demand, type Outcome, settle } from "./machine.ts";
import { addPhotoJob } from "./enqueue.ts";

/** Settle an act that was claimed as `sent`. `missing` are photos the server still waits for. */
export async function settleJob(sent: JobRow, outcome: Outcome, missing: readonly string[] = []): Promise<void> {
  const settled = await withDb((db) =>
    db.transaction("rw", [db.jobs, db.visits, db.photos, db.bytes], async () => {
      const now = await db.jobs.get(sent.id);
      if (now === undefined) return null; // its photo was deleted meanwhile
      const job = settle(now, sent.leaseUntil, outcome, Date.now(), Math.random());
      if (isRefusedDraft(job)) await noteClash(db, job);
      await (isRefusedDraft(job) ? db.jobs.delete(job.id) : db.jobs.put(job));
      if (job.kind === "photo") await db.photos.update(job.id, { state: photoState(job) });
      else if (job.kind !== "audit.draft" && job.visitId !== null)
        await carryOver(db, job, job.visitId, missing.length > 0);
      await demandPhotos(db, missing);
      return job;
    }),
  );
  if (settled !== null) void note(`${settled.kind} ${settled.state}`, [sent.id, wordsOf(outcome)].join(" "));
}

/** Put photos back into the row that the server names as missing; one that is not on this phone is left to the phone that has it. */
export async function demandPhotos(db: Database, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    // oxlint-disable-next-line no-await-in-loop -- within one transaction, in order
    const [job, photo, bytes] = await Promise.all([db.jobs.get(id), db.photos.get(id), db.bytes.get(id)]);
    if (photo === undefined || bytes === undefined || photo.state === "picked") continue;
    if (job === undefined)
      await addPhotoJob(db, photo); // oxlint-disable-line no-await-in-loop
    else await db.jobs.put(demand(job)); // oxlint-disable-line no-await-in-loop
    await db.photos.update(id, { state: "queued" }); // oxlint-disable-line no-await-in-loop
  }
}

/** The answers of a draft stay in its visit, and a later draft says them better: a refused one is nobody's problem. */
function isRefusedDraft(job: JobRow): boolean {
  return job.kind === "audit.draft" && job.state === "rejected";
}

/** Another phone has sent other answers under this number: the visit remembers it, so that its owner is asked. */
async function noteClash(db: Database, { visitId, payload, lastError }: JobRow): Promise<void> {
  if (visitId === null || lastError?.type.endsWith("/another-draft") !== true) return;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only `copyDrafts` writes it
  const { revision } = JSON.parse(payload ?? "{}") as { readonly revision: number };
  await db.visits.update(visitId, { draftClash: { revision, at: new Date().toISOString() } });
}

async function carryOver(db: Database, job: JobRow, visitId: string, needsPhotos: boolean): Promise<void> {
  const visit = await db.visits.get(visitId);
  if (visit === undefined || !["ready", "sending", "needs_photos"].includes(visit.state)) return;
  const done = needsPhotos ? ("needs_photos" as const) : ("sending" as const);
  const states = { pending: "ready", sending: "sending", done, rejected: "rejected" } as const;
  const problem = job.state === "rejected" ? job.lastError : null;
  const next: VisitRow = { ...visit, state: states[job.state], problem };
  await db.visits.put(next);
}

function photoState(job: JobRow): "queued" | "sending" | "verified" {
  return job.state === "done" ? "verified" : job.state === "sending" ? "sending" : "queued";
}

function wordsOf(outcome: Outcome): string {
  if (outcome.kind === "refused") return `${outcome.reason.type} ${outcome.reason.detail}`;
  return outcome.kind === "failed" ? (outcome.reason?.type ?? "no answer") : "";
}
