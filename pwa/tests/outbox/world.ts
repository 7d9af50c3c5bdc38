/** A phone with reports and photos that wait, and a look at what became of them. */

import { addVisit } from "../phone.ts";
import { withDb } from "../../src/db/open.ts";
import type { JobRow, PhotoRow, VisitRow } from "../../src/db/rows.ts";
import { newId } from "../../src/db/ids.ts";
import { sha256Of } from "../../src/evidence/digest.ts";
import { drain, hurryAll } from "../../src/outbox/drain.ts";
import { addOp, addPhotoJob, freeze } from "../../src/outbox/enqueue.ts";

/** Hand in a visit with this many photos. */
export async function handIn(photos = 0): Promise<VisitRow> {
  const visit = await addVisit({ state: "ready", revision: 1 });
  const rows: PhotoRow[] = [];
  for (let n = 0; n < photos; n += 1) rows.push(await addPhoto(visit.id)); // oxlint-disable-line no-await-in-loop
  await report(visit, rows);
  return visit;
}

/** Put the report of a visit into the outbox. */
export async function report(visit: VisitRow, photos: readonly PhotoRow[]): Promise<JobRow> {
  const responses = [{ item: "front", state: "answered", value: true, photos: photos.map(({ id }) => id) }];
  const frozen = await freeze("audit.submit", { visit_id: visit.id, audit_id: visit.auditId, responses });
  return withDb((db) => db.transaction("rw", [db.jobs, db.meta], () => addOp(db, frozen, { visitId: visit.id })));
}

/** Put a photo of this many random bytes into the outbox. */
export async function addPhoto(visitId: string, size = 500): Promise<PhotoRow> {
  const bytes = new Uint8Array(size);
  for (let at = 0; at < size; at += 65_536) crypto.getRandomValues(bytes.subarray(at, Math.min(size, at + 65_536)));
  const photo: PhotoRow = {
    id: newId(),
    visitId,
    item: "front",
    state: "queued",
    contentType: "image/jpeg",
    size,
    sha256: await sha256Of(bytes),
    width: 4,
    height: 3,
    takenAt: new Date().toISOString(),
    source: "live",
    parentId: null,
    deletedAt: null,
  };
  await withDb((db) =>
    db.transaction("rw", [db.photos, db.bytes, db.jobs], async () => {
      await db.photos.add(photo);
      await db.bytes.add({ photoId: photo.id, bytes: bytes.buffer });
      await addPhotoJob(db, photo);
    }),
  );
  return photo;
}

export interface Seen {
  readonly visits: readonly VisitRow[];
  readonly jobs: readonly JobRow[];
  readonly photos: readonly PhotoRow[];
  readonly bytes: number;
}

export function look(): Promise<Seen> {
  return withDb(async (db) => ({
    visits: await db.visits.toArray(),
    jobs: await db.jobs.toArray(),
    photos: await db.photos.toArray(),
    bytes: await db.bytes.count(),
  }));
}

/** Send as often as it takes, without waiting in between. */
export async function drainAll(passes = 1): Promise<Seen> {
  for (let n = 0; n < passes; n += 1) {
    await hurryAll(); // oxlint-disable-line no-await-in-loop
    await drain(); // oxlint-disable-line no-await-in-loop
  }
  return look();
}
