/** Small facts about this phone and person: cursor, device id, keys. */

import type { Daily } from "../api/types.gen.ts";
import { withDb } from "./open.ts";

export interface Facts {
  cursor: string;
  device_id: string;
  device_seq: number;
  /** Milliseconds the server's clock is ahead of ours. */
  clock_offset_ms: number;
  sealing_key: { readonly key_id: string; readonly public_key: string };
  signing_keys: readonly { readonly key_id: string; readonly public_key: string }[];
  /** The key pair that signs the evidence; its private half cannot be read. */
  evidence_key: { readonly pair: CryptoKeyPair; readonly publicKey: string };
  wifi_only: boolean;
  /** How this browser is known to the server as a place to be reminded. */
  push: { readonly endpoint: string; readonly channel_id: string } | null;
  pulled_at: string;
  /** By which clock the days of the daily three count, and what the store needs; null while nothing comes again. */
  daily: Daily | null;
}

/** Read a fact; undefined if it was never noted. */
export async function readFact<Name extends keyof Facts>(name: Name): Promise<Facts[Name] | undefined> {
  const row = await withDb((db) => db.meta.get(name));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only `noteFact` writes these rows
  return row?.value as Facts[Name] | undefined;
}

/** Note a fact in place of what it was. */
export async function noteFact<Name extends keyof Facts>(name: Name, value: Facts[Name]): Promise<void> {
  await withDb((db) => db.meta.put({ key: name, value }));
}
