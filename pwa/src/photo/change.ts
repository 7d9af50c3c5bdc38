/**
 * Deleting photos and taking it back. A deleted photo is a tombstone: gone for the shopper, an event in the chain, its bytes kept until
 * the visit is accepted.
 */

import { type Database, withDb } from "../db/open.ts";
import { appendWith } from "../evidence/chain.ts";
import { kick } from "../outbox/enqueue.ts";
import { nameIn } from "./naming.ts";
import { preparePhoto, sendPhoto } from "./prepare.ts";

/** Photos to delete and deleted ones to bring back, by id; all of it happens or nothing. */
export interface Change {
  readonly gone: readonly string[];
  readonly back: readonly string[];
}

/** Delete photos and bring others back. An id this phone does not know, of a photo taken elsewhere, only enters the chain. */
export async function changePhotos(visitId: string, { gone, back }: Change): Promise<void> {
  const now = new Date().toISOString();
  const events = [
    ...gone.map((id) => ({ kind: "deletion", photo_id: id })),
    ...back.map((id) => ({ kind: "restoration", photo_id: id })),
  ];
  await appendWith(visitId, events, ["visits", "photos", "jobs"], async (db) => {
    await Promise.all(gone.map((id) => entombIn(db, id, now)));
    await Promise.all(back.map((id) => reviveIn(db, id)));
    const changed = await db.photos.bulkGet([...gone, ...back]);
    const items = new Set(changed.flatMap((photo) => photo?.item ?? []));
    for (const item of items) await nameIn(db, visitId, item); // oxlint-disable-line no-await-in-loop -- each writes the visit
  });
  kick();
  const revived = await withDb((db) => db.photos.bulkGet([...back]));
  for (const photo of revived) if (photo?.state === "picked") void preparePhoto(photo.id);
}

/** Make a tombstone and take back what has not been sent. Call it inside a `rw` transaction over `photos` and `jobs`. */
export async function entombIn(db: Database, photoId: string, now: string): Promise<void> {
  await db.photos.update(photoId, { deletedAt: now });
  const job = await db.jobs.get(photoId);
  if (job !== undefined && job.state !== "done") await db.jobs.delete(photoId);
}

async function reviveIn(db: Database, photoId: string): Promise<void> {
  const photo = await db.photos.get(photoId);
  if (photo === undefined) return;
  const isOnItsWay = photo.state === "sending" || photo.state === "queued";
  const revived = { ...photo, deletedAt: null, state: isOnItsWay ? ("queued" as const) : photo.state };
  await db.photos.put(revived);
  if (isOnItsWay) await sendPhoto(db, revived);
}
