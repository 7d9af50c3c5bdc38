/**
 * What happens to a photo after it was kept: made small, chained to its original, put into the outbox. One after the other, so that
 * never more than one is decoded; whatever interrupts it, the photo is still `picked` and is taken up again.
 */

import { type Database, withDb } from "../db/open.ts";
import type { PhotoRow } from "../db/rows.ts";
import { appendWith } from "../evidence/chain.ts";
import { sha256Of } from "../evidence/digest.ts";
import { addPhotoJob, kick } from "../outbox/enqueue.ts";
import { beginShrinking, endShrinking } from "./crashes.ts";
import { JPEG } from "./limits.ts";
import type { Small } from "./scale.ts";
import { endWorker, shrink } from "./shrink.ts";

/** Somebody else has prepared or deleted the photo meanwhile. */
class NoLongerWanted extends Error {}

let last: Promise<void> = Promise.resolve();
let waiting = 0;

/** Prepare a photo after those before it; never fails, for what did not work is tried again at the next start. */
export async function preparePhoto(photoId: string): Promise<void> {
  waiting += 1;
  last = last.then(() => prepareNext(photoId));
  await last;
}

/** Take up every photo that was kept and not prepared. To be called when the app starts. */
export async function resumePhotos(): Promise<void> {
  const left = await withDb((db) => db.photos.filter((photo) => isWanted(photo)).toArray());
  await Promise.all(left.map(({ id }) => preparePhoto(id)));
}

async function prepareNext(photoId: string): Promise<void> {
  try {
    await alone(photoId, () => prepare(photoId));
  } catch (error) {
    if (!(error instanceof NoLongerWanted)) console.warn("A photo waits for the next start.", error);
  }
  waiting -= 1;
  if (waiting === 0) endWorker();
}

/** Leave a photo to the tab that is at it. Without locks two tabs may both work; only one of them writes. */
async function alone(photoId: string, work: () => Promise<void>): Promise<void> {
  const locks: LockManager | null | undefined = navigator.locks;
  if (locks) await locks.request(`photo-${photoId}`, { ifAvailable: true }, (lock) => (lock === null ? null : work()));
  else await work();
}

async function prepare(photoId: string): Promise<void> {
  const [photo, kept] = await withDb((db) => Promise.all([db.photos.get(photoId), db.bytes.get(photoId)]));
  if (!isWanted(photo) || kept === undefined) return;
  const small = beginShrinking(photoId) ? await shrink({ bytes: kept.bytes, type: photo.contentType }) : null;
  endShrinking();
  if (small === null) await keepAsItIs(photo);
  else await keepSmall(photo, small).catch((error: unknown) => keepInstead(photo, error));
  kick();
}

/** Put the small picture in the place of the original, in the same moment in which the chain says so. */
async function keepSmall(photo: PhotoRow, { bytes, thumb, width, height }: Small): Promise<void> {
  const [sha256, size] = [await sha256Of(bytes), bytes.byteLength];
  const step = {
    kind: "derivative",
    photo_id: photo.id,
    sha256,
    bytes: size,
    parent_sha256: photo.sha256,
    what: "shrink",
  };
  await appendWith(photo.visitId, [step], ["visits", "photos", "bytes", "thumbs", "jobs"], async (db) => {
    await queue(db, { ...photo, contentType: JPEG, sha256, size, width, height });
    await db.bytes.put({ photoId: photo.id, bytes });
    await db.thumbs.put({ photoId: photo.id, bytes: thumb });
  });
}

/** No room for the small picture, which is written before the original goes: the original is sent. */
async function keepInstead(photo: PhotoRow, error: unknown): Promise<void> {
  if (error instanceof NoLongerWanted) throw error;
  await keepAsItIs(photo);
}

/** The browser cannot decode it: the server can, or says that it cannot either. */
async function keepAsItIs(photo: PhotoRow): Promise<void> {
  await withDb((db) => db.transaction("rw", ["visits", "photos", "jobs"], () => queue(db, photo)));
}

async function queue(db: Database, photo: PhotoRow): Promise<void> {
  if (!isWanted(await db.photos.get(photo.id))) throw new NoLongerWanted();
  const queued: PhotoRow = { ...photo, state: "queued" };
  await db.photos.put(queued);
  await sendPhoto(db, queued);
}

/** Put a photo into the outbox, unless it is practice. Call it inside a `rw` transaction over `visits` and `jobs`. */
export async function sendPhoto(db: Database, photo: PhotoRow): Promise<void> {
  const visit = await db.visits.get(photo.visitId);
  if (visit?.isPractice !== true) await addPhotoJob(db, photo);
}

function isWanted(photo: PhotoRow | undefined): photo is PhotoRow {
  return photo?.state === "picked" && photo.deletedAt === null;
}
