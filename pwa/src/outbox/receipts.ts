/**
 * A visit is through only when the server's receipt says, by hash, that the report and every photo of it are there. What the receipt
 * misses goes up again, however often it was acknowledged before.
 */

import { ApiProblem, call } from "../api/client.ts";
import type { Receipt } from "../api/types.gen.ts";
import { type Database, withDb } from "../db/open.ts";
import type { JobRow, PhotoRow, VisitRow } from "../db/rows.ts";
import { note } from "./log.ts";
import { demand, isReport, settle } from "./machine.ts";
import { isSilence, ownReason } from "./outcomes.ts";
import { demandPhotos } from "./settling.ts";

export type Verdict =
  | { readonly kind: "whole" }
  | { readonly kind: "lost"; readonly jobId: string }
  | { readonly kind: "partial"; readonly missing: readonly string[]; readonly different: readonly string[] };

/**
 * Compare what was sent with what the server holds (null: nothing). `jobs` are those of this visit, `revision` is its newest report of
 * this phone. Other bytes are ours no more, unless another phone of its owner has handed in a newer one.
 */
export function judge(
  receipt: Receipt | null,
  jobs: readonly JobRow[],
  photos: readonly PhotoRow[],
  revision: number,
): Verdict {
  const reports = jobs.filter(isReport);
  const newest = reports.reduce((one, other) => ((other.deviceSeq ?? 0) > (one.deviceSeq ?? 0) ? other : one));
  const isOurs = receipt?.payload_sha256 === newest.sha256;
  if (receipt === null || (!isOurs && receipt.revision <= revision)) return { kind: "lost", jobId: newest.id };
  const mine = new Map(photos.map((photo) => [photo.id, photo]));
  const missing = receipt.photos.filter(({ has_arrived }) => !has_arrived).map(({ photo_id }) => photo_id);
  const different = receipt.photos.flatMap(({ photo_id, sha256, has_arrived }) => {
    const photo = mine.get(photo_id);
    return has_arrived && photo !== undefined && photo.sha256 !== sha256 ? [photo_id] : [];
  });
  return missing.length + different.length === 0 ? { kind: "whole" } : { kind: "partial", missing, different };
}

/** Ask for the receipt of every visit whose report is up and none of whose photos still wait. */
export async function checkReceipts(owner: string, signal: AbortSignal): Promise<void> {
  const ids = await withDb((db) => db.visits.where("state").anyOf("sending", "needs_photos").primaryKeys());
  for (const id of ids) {
    if (signal.aborted) return;
    // oxlint-disable-next-line no-await-in-loop -- one after the other, on a thin line
    if (!(await checkReceipt(id, owner))) return;
  }
}

/** Ask for one receipt and act on it. Returns whether the server answers. */
export async function checkReceipt(visitId: string, owner: string): Promise<boolean> {
  const jobs = await withDb((db) => db.jobs.where("visitId").equals(visitId).toArray());
  const isUp = jobs.some(isReport) && jobs.filter(isReport).every(({ state }) => state === "done");
  const isWaiting = jobs.some((job) => job.kind === "photo" && (job.state === "pending" || job.state === "sending"));
  if (!isUp || isWaiting || jobs.some((job) => job.owner !== owner)) return true;
  try {
    const receipt = await fetchReceipt(visitId);
    const verdict = await withDb((db) => act(db, visitId, receipt));
    if (verdict !== null) void note(`receipt ${verdict.kind}`, visitId);
    return true;
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    return !isSilence(error) && error.status !== 401;
  }
}

/** Fetch what the server holds of a visit; null if nothing. Throws `ApiProblem`. */
export async function fetchReceipt(visitId: string): Promise<Receipt | null> {
  try {
    return await call("GET /v1/visits/{visit_id}/receipt", { path: { visit_id: visitId } });
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 404 && error.type !== "") return null;
    throw error;
  }
}

function act(db: Database, visitId: string, receipt: Receipt | null): PromiseLike<Verdict | null> {
  return db.transaction("rw", [db.visits, db.jobs, db.photos, db.bytes], async () => {
    const visit = await db.visits.get(visitId);
    const jobs = await db.jobs.where("visitId").equals(visitId).toArray();
    const isUp = jobs.some(isReport) && jobs.filter(isReport).every(({ state }) => state === "done");
    if (visit === undefined || !isUp || !["sending", "needs_photos", "accepted"].includes(visit.state)) return null;
    const photos = await db.photos.where("visitId").equals(visitId).toArray();
    const verdict = judge(receipt, jobs, photos, visit.revision);
    await write(db, visit, jobs, verdict);
    return verdict;
  });
}

async function write(db: Database, visit: VisitRow, jobs: readonly JobRow[], verdict: Verdict): Promise<void> {
  if (verdict.kind === "whole") {
    const acceptedAt = visit.acceptedAt ?? new Date().toISOString();
    // What did not count was kept until here, should the report have come back.
    await db.visits.put({ ...visit, state: "accepted", acceptedAt, problem: null, setAside: {} });
  } else if (verdict.kind === "lost") {
    const job = jobs.find(({ id }) => id === verdict.jobId);
    if (job !== undefined) await db.jobs.put(demand(job));
    await db.visits.put({ ...visit, state: "ready", acceptedAt: null });
  } else {
    await db.visits.put({ ...visit, state: "needs_photos", acceptedAt: null });
    await demandPhotos(db, verdict.missing);
    await refuse(
      db,
      jobs.filter(({ id }) => verdict.different.includes(id)),
    );
  }
}

/** Other bytes under the id of a photo stay: sending again would change nothing, so its owner has to know. */
async function refuse(db: Database, jobs: readonly JobRow[]): Promise<void> {
  const outcome = { kind: "refused", reason: ownReason("photo-differs") } as const;
  const refused = jobs.map((job) => settle({ ...job, state: "sending" as const, leaseUntil: 1 }, 1, outcome, 0, 0));
  await db.jobs.bulkPut(refused);
}
