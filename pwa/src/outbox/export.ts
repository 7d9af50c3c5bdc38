/** Everything unsent in one sealed file, for a phone that gets no network for days. Nothing leaves the outbox by being exported. */

import { readFact } from "../db/meta.ts";
import { ownerOfDatabase, withDb } from "../db/open.ts";
import type { JobRow } from "../db/rows.ts";
import { deviceId } from "../sync/device.ts";
import { copyForFile } from "./drafts.ts";
import { note } from "./log.ts";
import { asBytes, newEphemeral, seal } from "./sealing.ts";
import { isDiscarded } from "./shelf-rules.ts";
import { opOf } from "./send-ops.ts";

/** There is no key yet: the phone never had a signal long enough to fetch it. */
export class NoKeyError extends Error {}

export interface Exported {
  readonly file: File;
  readonly acts: number;
  readonly photos: number;
}

/** Write what is unsent, refused acts too, into a sealed file; null if nothing is. Throws `NoKeyError`. */
export async function exportUnsent(now = new Date()): Promise<Exported | null> {
  const key = await readFact("sealing_key");
  if (key === undefined) throw new NoKeyError();
  await copyForFile();
  const owner = ownerOfDatabase();
  const jobs = await withDb((db) => db.jobs.where("state").anyOf("pending", "sending", "rejected").toArray());
  const mine = jobs.filter((job) => job.owner === owner && isWorthKeeping(job));
  const ops = mine
    .filter(({ kind }) => kind !== "photo")
    .toSorted((one, other) => (one.deviceSeq ?? 0) - (other.deviceSeq ?? 0));
  const photos = await withContentTypes(mine.filter(({ kind }) => kind === "photo"));
  if (ops.length + photos.length === 0) return null;
  const contents = {
    version: 1,
    user_id: owner,
    device_id: await deviceId(),
    made_at: now.toISOString().replace(/\.\d+Z$/u, "Z"),
    ops: ops.map(opOf),
    photos: photos.map(({ id, sha256, size, contentType }) => ({
      photo_id: id,
      content_type: contentType,
      sha256,
      size,
    })),
  };
  const parts: BlobPart[] = [];
  for await (const part of seal(key, chunksOf(contents, photos), await newEphemeral())) {
    // A Blob may lie on the disk: a file of forty photos is never in memory as a whole.
    parts.push(new Blob([part]));
  }
  const name = `tenseconds-${contents.made_at.replaceAll(/[:T]/gu, "-").slice(0, 16)}.tsealed`;
  await noteTried(ops);
  void note("exported", `${ops.length} ${photos.length}`);
  return { file: new File(parts, name, { type: "application/octet-stream" }), acts: ops.length, photos: photos.length };
}

/** A report in a file may arrive any day, so it is no longer one that can be taken back. */
function noteTried(ops: readonly JobRow[]): Promise<void> {
  return withDb((db) =>
    db.transaction("rw", db.jobs, async () => {
      await Promise.all(ops.map(({ id }) => db.jobs.update(id, { wasTried: true })));
    }),
  );
}

/** What this phone itself found damaged would make the whole file be refused; what was let go was let go. */
function isWorthKeeping(job: JobRow): boolean {
  return !isDiscarded(job) && job.lastError?.type.startsWith("phone:") !== true;
}

type Photo = JobRow & { readonly contentType: string };

/** Leave out photos whose bytes are gone or being deleted: the file would be refused as a whole. */
async function withContentTypes(jobs: readonly JobRow[]): Promise<readonly Photo[]> {
  const ids = jobs.map(({ id }) => id);
  const [photos, kept] = await withDb((db) =>
    Promise.all([db.photos.bulkGet(ids), db.bytes.where("photoId").anyOf(ids).primaryKeys()]),
  );
  return jobs.flatMap((job, n) => {
    const photo = photos[n];
    return photo !== undefined && kept.includes(job.id) ? [{ ...job, contentType: photo.contentType }] : [];
  });
}

async function* chunksOf(contents: unknown, photos: readonly Photo[]): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  yield asBytes(JSON.stringify(contents));
  for (const { id } of photos) {
    const row = await withDb((db) => db.bytes.get(id)); // oxlint-disable-line no-await-in-loop -- one photo in memory
    yield new Uint8Array(row?.bytes ?? new ArrayBuffer(0));
  }
}
