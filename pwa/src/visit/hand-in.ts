/**
 * Handing in: the evidence is sealed and the report frozen before anything is written; then the act in the outbox and the visit's new
 * state come to be together. What was handed in can no longer change by itself.
 */

import { type Database, withDb } from "../db/open.ts";
import type { VisitRow } from "../db/rows.ts";
import { type Plan, validateResponses } from "../engine/index.ts";
import { sealEvidence } from "../evidence/chain.ts";
import { addOp, type Frozen, freeze, kick } from "../outbox/enqueue.ts";
import { isReport } from "../outbox/machine.ts";
import { picksKept } from "../photo/picking.ts";
import { preparePhoto } from "../photo/prepare.ts";
import { reportOf } from "./payload.ts";
import { isOpen, isReturned } from "./states.ts";

/** The visit changed while it was being handed in, perhaps in another tab, or lacks something: nothing was handed in. */
export class MovedError extends Error {}

/** Hand a visit in, or its revision if QA sent it back. A practice visit just ends. Throws `MovedError`, `DatabaseError`. */
export async function handIn(visitId: string, plan: Plan): Promise<void> {
  // A photo that was picked a moment ago belongs into the report.
  await picksKept();
  const visit = await withDb((db) => db.visits.get(visitId));
  if (visit === undefined || !isOpen(visit.state) || isIncomplete(visit, plan)) throw new MovedError();
  const finishedAt = new Date().toISOString();
  if (visit.isPractice) {
    await withDb((db) => db.visits.update(visitId, { state: "accepted", finishedAt, acceptedAt: finishedAt }));
    return;
  }
  await preparePhotos(visitId);
  const payload = reportOf(visit, plan, await sealEvidence(visit), finishedAt);
  const isNext = isReturned(visit) || (await hasArrived(visitId));
  const frozen = await freeze(isNext ? "audit.revise" : "audit.submit", payload);
  await withDb((db) => commit(db, visit, frozen, finishedAt));
  kick();
}

/** The server has the report already: it was opened once more for a photo. */
async function hasArrived(visitId: string): Promise<boolean> {
  const jobs = await withDb((db) => db.jobs.where("visitId").equals(visitId).toArray());
  return jobs.some((job) => isReport(job) && job.state === "done");
}

/** Photos still being made small come first: the chain is to name the bytes that will be sent. */
async function preparePhotos(visitId: string): Promise<void> {
  const photos = await withDb((db) => db.photos.where("visitId").equals(visitId).toArray());
  const left = photos.filter(({ state, deletedAt }) => state === "picked" && deletedAt === null);
  await Promise.all(left.map(({ id }) => preparePhoto(id)));
}

function isIncomplete(visit: VisitRow, plan: Plan): boolean {
  return validateResponses(plan, Object.values(visit.responses), visit.planned.store.tags, "submission").length > 0;
}

function commit(db: Database, visit: VisitRow, frozen: Frozen, finishedAt: string): PromiseLike<void> {
  return db.transaction("rw", [db.visits, db.jobs, db.meta], async () => {
    const now = await db.visits.get(visit.id);
    if (now === undefined || !isOpen(now.state) || now.changedAt !== visit.changedAt) throw new MovedError();
    // A report the server refused is replaced by this one.
    const old = await db.jobs.where("visitId").equals(visit.id).toArray();
    const refused = old.filter((job) => job.state === "rejected" && job.kind !== "photo");
    await db.jobs.bulkDelete(refused.map((job) => job.id));
    await addOp(db, frozen, { visitId: visit.id });
    await db.visits.put({
      ...now,
      state: "ready",
      revision: now.revision + 1,
      // What was asked again for a photo is answered; what QA asks stays until QA says otherwise.
      askedAgain: isReturned(now) ? now.askedAgain : [],
      finishedAt,
      changedAt: finishedAt,
      problem: null,
    });
  });
}
