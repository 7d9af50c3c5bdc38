/**
 * A photo the server did not take, though the report that names it is there: the report is opened once more for the questions of such
 * photos alone, and handing it in makes its next revision.
 */

import { type Database, withDb } from "../db/open.ts";
import type { VisitRow } from "../db/rows.ts";
import { isOpen } from "../visit/states.ts";
import { note } from "./log.ts";
import { isReport } from "./machine.ts";
import { isOnShelf, isThereOtherwise } from "./shelf-rules.ts";

/** Open the visit of a refused photo. Returns false, and changes nothing, while its report has not arrived. Throws `DatabaseError`. */
export async function retakePhoto(photoId: string): Promise<boolean> {
  const isThere = await withDb((db) =>
    db.transaction("rw", [db.visits, db.jobs, db.photos], async () => {
      const photo = await db.photos.get(photoId);
      const visit = photo === undefined ? undefined : await db.visits.get(photo.visitId);
      if (photo === undefined || visit === undefined) return false;
      if (!isOpen(visit.state)) return reopen(db, visit);
      await askAlso(db, visit, photo.item);
      return true;
    }),
  );
  if (isThere) void note("photo to be taken again", photoId);
  return isThere;
}

/** A visit that is open for some questions opens for this one, too. */
async function askAlso(db: Database, { id, askedAgain }: VisitRow, item: string): Promise<void> {
  if (askedAgain.length > 0 && !askedAgain.includes(item)) {
    await db.visits.update(id, { askedAgain: [...askedAgain, item], changedAt: new Date().toISOString() });
  }
}

async function reopen(db: Database, visit: VisitRow): Promise<boolean> {
  const jobs = await db.jobs.where("visitId").equals(visit.id).toArray();
  const reports = jobs.filter(isReport);
  if (reports.length === 0 || reports.some(({ state }) => state !== "done")) return false;
  const refused = jobs.filter((job) => job.kind === "photo" && isOnShelf(job) && !isThereOtherwise(job));
  const photos = await db.photos.bulkGet(refused.map(({ id }) => id));
  await db.visits.put({
    ...visit,
    state: "rejected",
    problem: refused[0]?.lastError ?? null,
    askedAgain: [...new Set(photos.flatMap((photo) => photo?.item ?? []))],
    changedAt: new Date().toISOString(),
  });
  return true;
}
