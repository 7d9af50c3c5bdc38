/**
 * Sealing: writing what only this installation can read (docs/sealed-files.md). The ephemeral key and the IVs are arguments, for a test
 * writes the very bytes of a shared vector with them; everything else leaves them to chance.
 */

import { fromBase64, toBase64 } from "../db/digest.ts";

export interface SealingKey {
  readonly key_id: string;
  readonly public_key: string;
}

const CURVE = { name: "ECDH", namedCurve: "P-256" } as const;
const INFO = "tenseconds sealed v1";

/** Make a key for one file alone. */
export function newEphemeral(): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey(CURVE, false, ["deriveBits"]);
}

/** Yield the parts of a sealed file that holds these chunks; one chunk at a time is in memory. */
export async function* seal(
  key: SealingKey,
  chunks: AsyncIterable<Uint8Array<ArrayBuffer>>,
  ephemeral: CryptoKeyPair,
  nextIv: () => Uint8Array<ArrayBuffer> = () => crypto.getRandomValues(new Uint8Array(12)),
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const point = new Uint8Array(await crypto.subtle.exportKey("raw", ephemeral.publicKey));
  const header = asBytes(JSON.stringify({ key_id: key.key_id, ephemeral: toBase64(point) }));
  yield asBytes("TSEALED1");
  yield asNumber(header.length);
  yield header;
  const cipher = await agree(key, ephemeral.privateKey);
  let number = 0;
  for await (const chunk of chunks) {
    const iv = nextIv();
    const how = { name: "AES-GCM", iv, additionalData: asNumber(number) };
    const sealed = new Uint8Array(await crypto.subtle.encrypt(how, cipher, chunk));
    yield asNumber(iv.length + sealed.length);
    yield iv;
    yield sealed;
    number += 1;
  }
}

/** Write text as bytes. */
export function asBytes(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

async function agree(key: SealingKey, mine: CryptoKey): Promise<CryptoKey> {
  const theirs = await crypto.subtle.importKey("spki", fromBase64(key.public_key), CURVE, false, []);
  const shared = await crypto.subtle.deriveBits({ name: "ECDH", public: theirs }, mine, 256);
  const secret = await crypto.subtle.importKey("raw", shared, "HKDF", false, ["deriveKey"]);
  const how = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(0), info: asBytes(INFO) };
  return crypto.subtle.deriveKey(how, secret, { name: "AES-GCM", length: 256 }, false, ["encrypt"]);
}

function asNumber(value: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}
