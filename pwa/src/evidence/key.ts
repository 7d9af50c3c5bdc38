/** The key that signs what this phone captured: its private half was born here, cannot be read and never leaves. */

import { noteFact, readFact } from "../db/meta.ts";
import { writeBase64 } from "./digest.ts";

const ALGORITHM = { name: "ECDSA", namedCurve: "P-256" } as const;

/** Sign a hash; null on a browser that keeps no keys: the chain is then whole and unsigned. */
export async function signHash(hash: string): Promise<{ public_key: string; signature: string } | null> {
  try {
    const { pair, publicKey } = (await readFact("evidence_key")) ?? (await makeKey());
    const how = { name: "ECDSA", hash: "SHA-256" } as const;
    const signature = await crypto.subtle.sign(how, pair.privateKey, new TextEncoder().encode(hash));
    return { public_key: publicKey, signature: writeBase64(signature) };
  } catch {
    return null;
  }
}

async function makeKey(): Promise<{ pair: CryptoKeyPair; publicKey: string }> {
  const pair = await crypto.subtle.generateKey(ALGORITHM, false, ["sign", "verify"]);
  const publicKey = writeBase64(await crypto.subtle.exportKey("spki", pair.publicKey));
  await noteFact("evidence_key", { pair, publicKey });
  return { pair, publicKey };
}
