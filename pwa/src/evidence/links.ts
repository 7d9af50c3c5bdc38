/** A chain of evidence as a thing by itself (docs/evidence.md): how a link is made, and how one sees that a chain is whole. */

import { canonical } from "../engine/index.ts";
import { readBase64, readHex, sha256Of } from "./digest.ts";

export type Manifest = Readonly<Record<string, unknown>>;

export interface Link {
  readonly manifest: Manifest;
  readonly hash: string;
}

export interface Evidence {
  readonly events: readonly Link[];
  readonly public_key?: string;
  readonly signature?: string;
  readonly nonce?: string;
}

/** Hash a manifest onto the hash before it; the first has none before it. */
export function hashOf(before: string | null, manifest: Manifest): Promise<string> {
  const [head, body] = [readHex(before ?? ""), new TextEncoder().encode(canonical(manifest))];
  const whole = new Uint8Array(head.length + body.length);
  whole.set(head);
  whole.set(body, head.length);
  return sha256Of(whole);
}

/** Find the first event that does not follow from those before it, from 1; null if all do. */
export async function firstBreak(events: readonly unknown[], visitId: string): Promise<number | null> {
  let before: string | null = null;
  for (const [index, event] of events.entries()) {
    const { manifest, hash } = asRecord(event);
    if (!isRecord(manifest) || manifest["visit_id"] !== visitId) return index + 1;
    try {
      // Each link needs the one before it.
      before = await hashOf(before, manifest); // oxlint-disable-line no-await-in-loop
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      return index + 1;
    }
    if (hash !== before) return index + 1;
  }
  return null;
}

/** Check the signature over the last hash. */
export async function checkSignature(evidence: Manifest): Promise<"valid" | "wrong" | "absent"> {
  const { events, public_key: key, signature } = evidence;
  const hash = Array.isArray(events) ? asRecord(events.at(-1))["hash"] : null;
  if (typeof key !== "string" || typeof signature !== "string" || typeof hash !== "string") return "absent";
  if (key === "" || signature === "") return "absent";
  try {
    const algorithm = { name: "ECDSA", namedCurve: "P-256" } as const;
    const read = await crypto.subtle.importKey("spki", readBase64(key), algorithm, false, ["verify"]);
    const how = { name: "ECDSA", hash: "SHA-256" } as const;
    const isValid = await crypto.subtle.verify(how, read, readBase64(signature), new TextEncoder().encode(hash));
    return isValid ? "valid" : "wrong";
  } catch {
    return "wrong";
  }
}

/** Judge a chain as the server does, as far as that needs no secret of the server's. */
export async function judge(
  evidence: Manifest,
  visitId: string,
): Promise<{ verdict: string; events: number; broken_at: number | null; signature: string }> {
  const events = Array.isArray(evidence["events"]) ? evidence["events"] : [];
  const [brokenAt, signature] = await Promise.all([firstBreak(events, visitId), checkSignature(evidence)]);
  const isBroken = brokenAt !== null || signature === "wrong";
  const whole = signature === "valid" ? "intact" : "unsigned";
  const verdict = events.length === 0 ? "absent" : isBroken ? "broken" : whole;
  return { verdict, events: events.length, broken_at: brokenAt, signature };
}

/** List what the bytes of each photo may hash to, as captured and as derived from what is known, and what was deleted. */
export function recordedPhotos(events: readonly Link[]): {
  hashes: ReadonlyMap<string, readonly string[]>;
  deleted: ReadonlySet<string>;
} {
  const hashes = new Map<string, string[]>();
  const [known, deleted] = [new Set<unknown>(), new Set<string>()];
  for (const { manifest } of events) {
    const photo = String(manifest["photo_id"]);
    if (manifest["kind"] === "deletion") deleted.add(photo);
    else if (manifest["kind"] === "restoration") deleted.delete(photo);
    else if (
      manifest["kind"] === "photo" ||
      (manifest["kind"] === "derivative" && known.has(manifest["parent_sha256"]))
    ) {
      known.add(manifest["sha256"]);
      hashes.set(photo, [...(hashes.get(photo) ?? []), String(manifest["sha256"])]);
      deleted.delete(photo);
    }
  }
  return { hashes, deleted };
}

function asRecord(value: unknown): Manifest {
  return isRecord(value) ? value : {};
}

function isRecord(value: unknown): value is Manifest {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
