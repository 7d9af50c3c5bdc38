/** Sending one photo: whole, or in parts if it is large, so that a line that breaks costs one part only. */

import { send } from "../api/client.ts";
import { contentDigest, sha256 } from "../db/digest.ts";
import { withDb } from "../db/open.ts";
import type { JobRow } from "../db/rows.ts";
import { type Outcome, timeoutFor } from "./machine.ts";
import { isSilence, outcomeOf, ownReason } from "./outcomes.ts";
import { settleJob } from "./settling.ts";

const LARGE_BYTES = 5_000_000;
const PART_BYTES = 2_000_000;

/** Send a claimed photo and settle it. Returns whether the server answers at all. */
export async function sendPhoto(job: JobRow, signal: AbortSignal): Promise<boolean> {
  const [photo, kept] = await withDb((db) => Promise.all([db.photos.get(job.id), db.bytes.get(job.id)]));
  if (photo === undefined || kept === undefined) return refuse(job, "bytes-missing");
  const { bytes } = kept;
  if ((await sha256(bytes)) !== job.sha256) return refuse(job, "damaged");
  let outcome: Outcome;
  let isAnswering = true;
  try {
    const isTaken = await upload(job.id, bytes, photo.contentType, signal);
    // The server compared the bytes with their digest: to take them is to acknowledge this very hash.
    outcome = isTaken
      ? { kind: "acknowledged", sha256: job.sha256 }
      : { kind: "failed", reason: null, retryAfterS: null };
  } catch (error) {
    outcome = outcomeOf(error);
    isAnswering = !isSilence(error) && outcome.kind !== "signed-out";
  }
  await settleJob(job, outcome);
  return isAnswering;
}

async function refuse(job: JobRow, what: Parameters<typeof ownReason>[0]): Promise<true> {
  await settleJob(job, { kind: "refused", reason: ownReason(what) });
  return true;
}

async function upload(id: string, bytes: ArrayBuffer, type: string, signal: AbortSignal): Promise<boolean> {
  if (bytes.byteLength <= LARGE_BYTES) return (await put(id, bytes, type, {}, signal)).status === 204;
  let offset = 0;
  while (offset < bytes.byteLength) {
    const part = bytes.slice(offset, offset + PART_BYTES);
    const range = `bytes ${offset}-${offset + part.byteLength - 1}/${bytes.byteLength}`;
    // oxlint-disable-next-line no-await-in-loop -- each part goes where the one before ended
    const answer = await put(id, part, type, { "Content-Range": range }, signal);
    if (answer.status === 204) return true;
    const next = Number(answer.headers.get("Upload-Offset") ?? Number.NaN);
    if (answer.status !== 202 || !(next > offset)) return false;
    offset = next; // further than this part if the server has later ones from before the line broke
  }
  return false;
}

async function put(
  id: string,
  body: ArrayBuffer,
  type: string,
  more: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Response> {
  const headers = { "Content-Type": type, "Content-Digest": await contentDigest(body), ...more };
  const timeoutMs = timeoutFor(body.byteLength);
  return send(`/v1/photos/${id}`, { method: "PUT", headers, body }, { signal, timeoutMs });
}
