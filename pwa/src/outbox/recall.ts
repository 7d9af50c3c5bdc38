/** Taking back a report that was handed in and has not left the phone: it becomes a draft again, and nothing of it is sent. */

import { type Database, ownerOfDatabase, withDb } from "../db/open.ts";
import type { JobRow, VisitRow } from "../db/rows.ts";
import { isReturned } from "../visit/states.ts";
import { giveBackSeq } from "./enqueue.ts";
import { note } from "./log.ts";
import { isReport, mayRecall } from "./machine.ts";

/** Tell whether the report of a visit can still be taken back; `jobs` are those of this visit. */
export function isRecallable(visit: VisitRow, jobs: readonly JobRow[], owner: string | null): boolean {
  const reports = unsentReports(jobs);
  return (
    owner !== null && visit.state === "ready" && reports.length > 0 && reports.every((job) => mayRecall(job, owner))
  );
}

/** Read whether the report of a visit can still be taken back. */
export async function readRecallable(db: Database, visitId: string): Promise<boolean> {
  const [visit, jobs] = await Promise.all([db.visits.get(visitId), db.jobs.where("visitId").equals(visitId).toArray()]);
  return visit !== undefined && isRecallable(visit, jobs, ownerOfDatabase());
}

/** Take the report of a visit back. Returns false, and changes nothing, if it is on its way. Throws `DatabaseError`. */
export async function recallReport(visitId: string): Promise<boolean> {
  const isBack = await withDb((db) => db.transaction("rw", [db.visits, db.jobs, db.meta], () => recall(db, visitId)));
  if (isBack) void note("taken back", visitId);
  return isBack;
}

async function recall(db: Database, visitId: string): Promise<boolean> {
  const visit = await db.visits.get(visitId);
  const jobs = await db.jobs.where("visitId").equals(visitId).toArray();
  if (visit === undefined || !isRecallable(visit, jobs, ownerOfDatabase())) return false;
  for (const job of unsentReports(jobs)) {
    await db.jobs.delete(job.id); // oxlint-disable-line no-await-in-loop -- there is one
    await giveBackSeq(db, job); // oxlint-disable-line no-await-in-loop
  }
  await db.visits.put({
    ...visit,
    state: isReturned(visit) ? "returned" : "draft",
    revision: visit.revision - 1,
    finishedAt: null,
    changedAt: new Date().toISOString(),
  });
  return true;
}

function unsentReports(jobs: readonly JobRow[]): readonly JobRow[] {
  return jobs.filter((job) => isReport(job) && job.state !== "done");
}
