/** The chain of a visit on the phone: whole, signed, and together with what it speaks of or not at all. */

import { beforeEach, expect, test } from "vitest";

import { addVisit, newPhone } from "../phone.ts";
import { chainOf, storyOf } from "./read.ts";
import { readFact } from "../../src/db/meta.ts";
import { appendEvent, appendWith, sealEvidence } from "../../src/evidence/chain.ts";
import { judge } from "../../src/evidence/links.ts";

beforeEach(() => {
  newPhone();
});

test("a sealed chain is intact, begins with the visit and ends with it", async () => {
  const visit = await addVisit();
  await appendEvent(visit.id, { kind: "photo", photo_id: "a", sha256: "aa", bytes: 1 });
  const evidence = await sealEvidence(visit);
  expect(await judge({ ...evidence }, visit.id)).toEqual({
    verdict: "intact",
    events: 3,
    broken_at: null,
    signature: "valid",
  });
  expect(evidence.events.map(({ manifest }) => manifest["kind"])).toEqual(["visit-start", "photo", "visit-end"]);
  expect(evidence.nonce).toBe("AAAA");
});

test("a photo's event says when, where and on which build", async () => {
  const location = { latitude: 31.2, longitude: 121.4, accuracy_m: 20, age_s: 3, datum: "WGS-84" } as const;
  const visit = await addVisit({ location });
  await appendEvent(visit.id, { kind: "photo" });
  expect((await chainOf(visit.id))[1]?.manifest).toMatchObject({
    visit_id: visit.id,
    wall_ms: expect.any(Number) as number,
    mono_ms: expect.any(Number) as number,
    time_zone: expect.any(String) as string,
    app_build: "development",
    nonce: "AAAA",
    gps: { lat: 31.2, lon: 121.4, accuracy_m: 20, age_s: 3, datum: "WGS-84" },
  });
});

test("many writers at once make one whole chain with every event in it", async () => {
  const visit = await addVisit();
  await Promise.all(Array.from({ length: 12 }, (_, n) => appendEvent(visit.id, { kind: "timer", number: n })));
  const chain = await chainOf(visit.id);
  const numbers = chain.slice(1).map(({ manifest }) => Number(manifest["number"]));
  expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, n) => n));
});

test("an event whose work fails is not in the chain", async () => {
  const visit = await addVisit();
  await appendEvent(visit.id, { kind: "timer" });
  const fail = appendWith(visit.id, [{ kind: "photo" }], ["photos"], () => Promise.reject(new Error("no room")));
  await expect(fail).rejects.toThrow("no room");
  expect(await storyOf(visit.id)).toEqual(["visit-start", "timer"]);
});

test("chains of two visits do not meet", async () => {
  const [one, other] = [await addVisit(), await addVisit()];
  await Promise.all([appendEvent(one.id, { kind: "timer" }), appendEvent(other.id, { kind: "timer" })]);
  expect(await storyOf(one.id)).toEqual(["visit-start", "timer"]);
  expect(await storyOf(other.id)).toEqual(["visit-start", "timer"]);
});

test("the private half of the key cannot be read", async () => {
  await sealEvidence(await addVisit());
  const key = await readFact("evidence_key");
  expect(key?.pair.privateKey).toMatchObject({ extractable: false, usages: ["sign"] });
});
