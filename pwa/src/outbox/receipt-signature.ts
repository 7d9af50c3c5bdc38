/** The receipt of a push: signed by the server, so that it can be shown to anybody. */

import { fromBase64 } from "../db/digest.ts";
import { canonical } from "../engine/index.ts";
import { signingKey } from "../sync/keys.ts";

type Receipt = Readonly<Record<string, unknown>>;

/** Read which acts it names: id → hash. */
export function receivedActs(receipt: Receipt): ReadonlyMap<string, string> {
  const acts = Array.isArray(receipt["ops"]) ? (receipt["ops"] as readonly unknown[]) : [];
  return new Map(acts.flatMap(readAct));
}

/** Tell whether the server signed it. A browser that does not know Ed25519 has to take the connection's word for it. */
export async function isSigned(receipt: Receipt): Promise<boolean> {
  const { signature, ...signed } = receipt;
  if (typeof signature !== "string") return false;
  const known = await signingKey(receipt["key_id"]);
  if (known === null) return false;
  let key: CryptoKey;
  try {
    key = await crypto.subtle.importKey("raw", fromBase64(known), { name: "Ed25519" }, false, ["verify"]);
  } catch {
    return true;
  }
  const text = new TextEncoder().encode(canonical(signed));
  return crypto.subtle.verify({ name: "Ed25519" }, key, fromBase64(signature), text);
}

function readAct(act: unknown): [string, string][] {
  if (typeof act !== "object" || act === null) return [];
  const { op_id: id, payload_sha256: hash } = act as Readonly<Record<string, unknown>>;
  return typeof id === "string" && typeof hash === "string" ? [[id, hash]] : [];
}
