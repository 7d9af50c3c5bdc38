/**
 * The way into the outbox. Hashing is done before a transaction opens, because IndexedDB commits as soon as one waits for anything
 * else; the row itself goes in beside the change it speaks of, so that neither can exist without the other.
 */

import { sha256 } from "../db/digest.ts";
import { newId } from "../db/ids.ts";
import { type Database, ownerOfDatabase } from "../db/open.ts";
import type { JobRow, PhotoRow } from "../db/rows.ts";
import { canonical } from "../engine/index.ts";

export type OpKind = Exclude<JobRow["kind"], "photo">;

/** An act whose words can no longer change. */
export interface Frozen {
  readonly id: string;
  readonly kind: OpKind;
  readonly payload: string;
  readonly sha256: string;
  readonly size: number;
  readonly capturedAt: string;
}

/** Freeze an act: canonical JSON and its hash. Call it before the transaction. */
export async function freeze(kind: OpKind, payload: unknown): Promise<Frozen> {
  const text = canonical(payload);
  return {
    id: newId(),
    kind,
    payload: text,
    sha256: await sha256(text),
    size: new TextEncoder().encode(text).length,
    capturedAt: new Date().toISOString(),
  };
}

/** Put a frozen act into the outbox. Call it inside a `rw` transaction over `jobs` and `meta`. */
export async function addOp(db: Database, frozen: Frozen, of: { readonly visitId: string | null }): Promise<JobRow> {
  const deviceSeq = await nextSeq(db, of.visitId);
  const row: JobRow = { ...fresh(db), ...frozen, visitId: of.visitId, deviceSeq };
  await db.jobs.add(row);
  return row;
}

/**
 * Give the number of an act back that is taken out of the row before anything of it left the phone: the next act of its visit gets it,
 * for the server takes a number that never comes for an act that was lost. Call it inside a `rw` transaction over `meta`.
 */
export async function giveBackSeq(db: Database, { visitId, deviceSeq }: JobRow): Promise<void> {
  await db.meta.put({ key: freedBy(visitId), value: deviceSeq });
}

async function nextSeq(db: Database, visitId: string | null): Promise<number> {
  const freed: unknown = (await db.meta.get(freedBy(visitId)))?.value;
  await db.meta.delete(freedBy(visitId));
  if (typeof freed === "number") return freed;
  const counted: unknown = (await db.meta.get("device_seq"))?.value;
  const deviceSeq = (typeof counted === "number" ? counted : 0) + 1;
  await db.meta.put({ key: "device_seq", value: deviceSeq });
  return deviceSeq;
}

function freedBy(visitId: string | null): string {
  return `freed_seq ${visitId ?? ""}`;
}

/** Put a photo into the outbox, or back into it. Call it inside a `rw` transaction over `jobs`; its bytes have to be in by then. */
export async function addPhotoJob(db: Database, photo: PhotoRow): Promise<void> {
  await db.jobs.put({
    ...fresh(db),
    id: photo.id,
    kind: "photo",
    visitId: photo.visitId,
    sha256: photo.sha256,
    size: photo.size,
    capturedAt: photo.takenAt,
    deviceSeq: null,
    payload: null,
  });
}

let start: () => void = () => undefined;

/** Say what starts a drain; the triggers do, once. */
export function whenKicked(act: () => void): void {
  start = act;
}

/** Let the outbox look soon whether there is something to send. Call it after the transaction has committed. */
export function kick(): void {
  start();
}

function fresh(db: Database): Pick<JobRow, "owner" | "state" | "attempts" | "notBefore" | "leaseUntil" | "lastError"> {
  const owner = ownerOfDatabase() ?? db.name.replace(/^pwa-/u, "");
  return { owner, state: "pending", attempts: 0, notBefore: 0, leaseUntil: 0, lastError: null };
}
