/** Sealed files: byte for byte those of the shared vector, and what is unsent goes into one. */

import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

import { newPhone } from "../phone.ts";
import { noteFact } from "../../src/db/meta.ts";
import { fromBase64 } from "../../src/db/digest.ts";
import { exportUnsent, NoKeyError } from "../../src/outbox/export.ts";
import { recallReport } from "../../src/outbox/recall.ts";
import { asBytes, seal, type SealingKey } from "../../src/outbox/sealing.ts";
import { handIn, look } from "./world.ts";

interface Sample {
  readonly sealing: SealingKey;
  readonly ephemeral: { readonly jwk: JsonWebKey };
  readonly ivs: readonly string[];
  readonly contents: string;
  readonly photos: readonly string[];
}

const FOLDER = new URL("../../../tests/vectors/sealed/", import.meta.url);
const sample = JSON.parse(readFileSync(new URL("sample.json", FOLDER), "utf8")) as Sample;

async function readKey(jwk: JsonWebKey): Promise<CryptoKeyPair> {
  const curve = { name: "ECDH", namedCurve: "P-256" };
  const { d: _, ...open } = jwk;
  return {
    privateKey: await crypto.subtle.importKey("jwk", jwk, curve, true, ["deriveBits"]),
    publicKey: await crypto.subtle.importKey("jwk", open, curve, true, []),
  };
}

async function* chunks(): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  yield await Promise.resolve(asBytes(sample.contents));
  for (const photo of sample.photos) yield fromBase64(photo);
}

test("a sealed file is byte for byte that of the vector", async () => {
  const ivs = sample.ivs.map((iv) => new Uint8Array(Buffer.from(iv, "hex")));
  const parts: Uint8Array[] = [];
  const nextIv = (): Uint8Array<ArrayBuffer> => ivs.shift() as Uint8Array<ArrayBuffer>;
  for await (const part of seal(sample.sealing, chunks(), await readKey(sample.ephemeral.jwk), nextIv))
    parts.push(part);
  expect(Buffer.concat(parts).toString("hex")).toBe(readFileSync(new URL("sample.tsealed", FOLDER)).toString("hex"));
});

test("all that is unsent goes into one file and stays in the outbox", async () => {
  newPhone();
  await expect(exportUnsent()).rejects.toThrow(NoKeyError);
  await noteFact("sealing_key", sample.sealing);
  expect(await exportUnsent()).toBeNull();
  const visit = await handIn(2);
  const before = await look();
  const exported = await exportUnsent(new Date("2026-11-26T10:30:00Z"));
  expect(exported).toMatchObject({ acts: 1, photos: 2 });
  expect(exported?.file.name).toBe("tenseconds-2026-11-26-10-30.tsealed");
  expect((await exported?.file.text())?.slice(0, 8)).toBe("TSEALED1");
  const after = await look();
  expect(after.jobs).toMatchObject(before.jobs);
  // The file may arrive any day.
  expect(await recallReport(visit.id)).toBe(false);
});
