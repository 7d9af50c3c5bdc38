/** Giving room back: what the server has signed for goes after a while, and only if it signs for it once more. */

import { type Database, withDb } from "../db/open.ts";
import type { VisitRow } from "../db/rows.ts";
import { note } from "./log.ts";
import { checkReceipt } from "./receipts.ts";

const DAY_MS = 86_400_000;
const PICTURES_MS = 7 * DAY_MS;
const EVERYTHING_MS = 90 * DAY_MS;

/** Drop pictures of visits accepted a week ago, and whole visits after three months. */
export async function purge(owner: string, now = Date.now()): Promise<void> {
  const accepted = await withDb((db) => db.visits.where("state").equals("accepted").toArray());
  const pictured = new Set(await withDb(visitsWithBytes));
  const old = accepted.filter(
    (visit) =>
      !visit.isPractice &&
      (isOlder(visit, EVERYTHING_MS, now) || (pictured.has(visit.id) && isOlder(visit, PICTURES_MS, now))),
  );
  for (const { id } of old) {
    /* oxlint-disable no-await-in-loop -- one after the other: nothing hurries less */
    if (!(await checkReceipt(id, owner))) return;
    await withDb((db) => drop(db, id, now));
    void note("purged", id);
    /* oxlint-enable no-await-in-loop */
  }
}

function isOlder({ acceptedAt }: VisitRow, age: number, now: number): boolean {
  return acceptedAt !== null && now - Date.parse(acceptedAt) > age;
}

async function visitsWithBytes(db: Database): Promise<readonly string[]> {
  const photos = await db.photos.bulkGet(await db.bytes.toCollection().primaryKeys());
  return photos.flatMap((photo) => photo?.visitId ?? []);
}

function drop(db: Database, visitId: string, now: number): PromiseLike<void> {
  const tables = [db.visits, db.photos, db.bytes, db.thumbs, db.evidence, db.jobs];
  return db.transaction("rw", tables, async () => {
    const visit = await db.visits.get(visitId);
    if (visit?.state !== "accepted" || !isOlder(visit, PICTURES_MS, now)) return;
    const photos = await db.photos.where("visitId").equals(visitId).primaryKeys();
    await db.bytes.bulkDelete(photos);
    if (!isOlder(visit, EVERYTHING_MS, now)) return;
    await db.thumbs.bulkDelete(photos);
    await db.photos.bulkDelete(photos);
    await db.evidence.where("visitId").equals(visitId).delete();
    await db.jobs.where("visitId").equals(visitId).delete();
    await db.visits.delete(visitId);
  });
}
