/** The installation's public keys, kept while there is a signal: one checks receipts, the other seals what cannot be sent. */

import { call } from "../api/client.ts";
import { noteFact, readFact } from "../db/meta.ts";

/** Fetch the keys and keep them. Throws `ApiProblem`. */
export async function fetchKeys(): Promise<void> {
  const { keys, sealing } = await call("GET /v1/keys");
  await noteFact("signing_keys", keys);
  await noteFact("sealing_key", sealing);
}

/** Give a key that signs receipts, base64 of its 32 bytes; asks the server if this phone does not know it; null if there is none. */
export async function signingKey(keyId: unknown): Promise<string | null> {
  const find = async (): Promise<string | undefined> =>
    (await readFact("signing_keys"))?.find(({ key_id }) => key_id === keyId)?.public_key;
  const known = await find();
  if (known !== undefined) return known;
  await fetchKeys();
  return (await find()) ?? null;
}
