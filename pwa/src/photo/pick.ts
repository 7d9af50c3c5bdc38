/**
 * Keeping what the camera or the gallery handed over. The bytes are in the database, with the event that speaks of them, before
 * anything else is done with them.
 */

import { newIdOfDay } from "../db/ids.ts";
import type { PhotoRow } from "../db/rows.ts";
import { appendWith } from "../evidence/chain.ts";
import { sha256Of } from "../evidence/digest.ts";
import { entombIn } from "./change.ts";
import { exifTime } from "./exif.ts";
import { MAX_BYTES } from "./limits.ts";
import { nameIn } from "./naming.ts";
import { sniff } from "./sniff.ts";

export type PickFault = "too_large" | "not_a_picture" | "storage_full" | "unreadable";

/** The file could not be kept; the shopper still has it and is told why. */
export class PickProblem extends Error {
  readonly fault: PickFault;

  constructor(fault: PickFault) {
    super(fault);
    this.fault = fault;
  }
}

export interface Picked {
  readonly visitId: string;
  readonly item: string;
  readonly source: PhotoRow["source"];
  readonly file: File;
  /** Photos are the answer itself, not beside one. */
  readonly isAnswer?: boolean;
  /** The photo this one comes in place of. */
  readonly instead: string | null;
}

/** Keep a file as a photo; throws `PickProblem`, and then nothing was kept. */
export async function keepPicked({ visitId, item, source, file, instead, isAnswer }: Picked): Promise<PhotoRow> {
  const bytes = await read(file);
  const contentType = sniff(bytes);
  if (contentType === null) throw new PickProblem("not_a_picture");
  const [id, sha256, size, now] = [newIdOfDay(), await sha256Of(bytes), bytes.byteLength, new Date().toISOString()];
  const claimed = exifTime(bytes);
  const taken = { kind: "photo", item, photo_id: id, sha256, bytes: size, source };
  const events = [claimed === null ? taken : { ...taken, exif_at: claimed }];
  const row: PhotoRow = {
    id,
    visitId,
    item,
    state: "picked",
    contentType,
    size,
    sha256,
    width: null,
    height: null,
    takenAt: now,
    source,
    parentId: instead,
    deletedAt: null,
  };
  try {
    const gone = instead === null ? [] : [{ kind: "deletion", photo_id: instead }];
    await appendWith(visitId, [...events, ...gone], ["visits", "photos", "bytes", "jobs"], async (db) => {
      await db.photos.add(row);
      await db.bytes.add({ photoId: id, bytes });
      if (instead !== null) await entombIn(db, instead, now);
      await nameIn(db, visitId, item, isAnswer);
    });
  } catch (error) {
    throw isFull(error) ? new PickProblem("storage_full") : error;
  }
  return row;
}

async function read(file: File): Promise<ArrayBuffer> {
  if (file.size > MAX_BYTES) throw new PickProblem("too_large");
  try {
    return await file.arrayBuffer();
  } catch {
    // The gallery named a file that is not on this phone, or has taken it away again.
    throw new PickProblem("unreadable");
  }
}

/** Tell whether a write failed for want of room, however deep the database has wrapped it. */
function isFull(error: unknown): boolean {
  if (!(error instanceof Error || error instanceof DOMException)) return false;
  return error.name === "QuotaExceededError" || ("inner" in error && isFull(error.inner));
}
