// @vitest-environment happy-dom
/** From the camera into the database: kept whole, with its event, or not at all and said so. */

import { beforeEach, expect, test, vi } from "vitest";

import { addVisit, newPhone } from "../phone.ts";
import { chainOf, storyOf } from "../evidence/read.ts";
import { withDb } from "../../src/db/open.ts";
import { sha256Of } from "../../src/evidence/digest.ts";
import { MAX_BYTES } from "../../src/photo/limits.ts";
import { fileOf, jpegBytes } from "./jpegs.ts";
import { look, pick } from "./world.ts";

beforeEach(() => {
  newPhone();
});

function refuse(): never {
  throw new DOMException("full", "QuotaExceededError");
}

test("the bytes are kept with their event before anything else", async () => {
  const visit = await addVisit();
  const file = fileOf(jpegBytes("original", { time: "2026:11:26 21:04:05", offset: "+08:00" }));
  const { id } = await pick(visit.id, { file });
  const { photos, bytes, jobs } = await look();
  expect(photos).toMatchObject([{ id, state: "picked", source: "live", contentType: "image/jpeg", deletedAt: null }]);
  const original = await file.arrayBuffer();
  expect(bytes.map((row) => Buffer.from(row.bytes).toString("hex"))).toEqual([Buffer.from(original).toString("hex")]);
  expect(jobs).toEqual([]);
  expect((await chainOf(visit.id))[1]?.manifest).toMatchObject({
    kind: "photo",
    photo_id: id,
    item: "shop-front",
    source: "live",
    bytes: original.byteLength,
    sha256: await sha256Of(original),
    exif_at: "2026:11:26 21:04:05+08:00",
  });
});

test("the id of a photo tells the day, never the time, and the answer names photos in the order they were taken", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  const visit = await addVisit();
  const taken: string[] = [];
  for (let minute = 10; minute < 22; minute += 1) {
    vi.setSystemTime(`2026-11-26T05:${minute}:07.123Z`);
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    const { id } = await pick(visit.id, { file: fileOf(jpegBytes(`photo ${minute}`)) });
    taken.push(id);
  }
  vi.useRealTimers();
  const times = taken.map((id) => new Date(Number.parseInt(id.replace("-", "").slice(0, 12), 16)).toISOString());
  expect(new Set(times)).toEqual(new Set(["2026-11-26T00:00:00.000Z"]));
  const row = await withDb((db) => db.visits.get(visit.id));
  expect(row?.responses["shop-front"]?.photos).toEqual(taken);
});

test.each([
  ["not_a_picture", fileOf(Uint8Array.from(Buffer.from("<svg onload=alert(1)>")), "a.jpg")],
  ["not_a_picture", fileOf(new Uint8Array(0))],
  ["too_large", { size: MAX_BYTES + 1 } as File],
  ["unreadable", { size: 1, arrayBuffer: () => Promise.reject(new Error("gone")) } as unknown as File],
])("a file that is %s is not kept", async (fault, file) => {
  const visit = await addVisit();
  await expect(pick(visit.id, { file })).rejects.toMatchObject({ fault });
  expect((await look()).photos).toEqual([]);
  expect(await storyOf(visit.id)).toEqual([]);
});

test("a full phone is told, and nothing is half kept", async () => {
  const visit = await addVisit();
  await withDb((db) => Promise.resolve(db.bytes.hook("creating", refuse)));
  await expect(pick(visit.id)).rejects.toMatchObject({ fault: "storage_full" });
  await withDb((db) => Promise.resolve(db.bytes.hook("creating").unsubscribe(refuse)));
  expect((await look()).photos).toEqual([]);
  expect(await storyOf(visit.id)).toEqual([]);
});
