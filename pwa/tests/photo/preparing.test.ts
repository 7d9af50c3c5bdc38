// @vitest-environment happy-dom
/** From the database to the outbox: whatever dies on the way, the photo does not. */

import { beforeEach, expect, test, vi } from "vitest";

import { addVisit, newPhone } from "../phone.ts";
import { chainOf, storyOf } from "../evidence/read.ts";
import { recordedPhotos } from "../../src/evidence/links.ts";
import { sha256Of } from "../../src/evidence/digest.ts";
import { beginShrinking } from "../../src/photo/crashes.ts";
import { preparePhoto, resumePhotos } from "../../src/photo/prepare.ts";
import { shrink } from "../../src/photo/shrink.ts";
import { fileOf } from "./jpegs.ts";
import { look, pick, small } from "./world.ts";

vi.mock("../../src/photo/shrink.ts", () => ({ shrink: vi.fn<() => void>(), endWorker: vi.fn<() => void>() }));

const shrunk = vi.mocked(shrink);

beforeEach(() => {
  newPhone();
  localStorage.clear();
  shrunk.mockReset().mockImplementation(() => Promise.resolve(small()));
});

test("a prepared photo is small, chained to its original and in the outbox", async () => {
  const visit = await addVisit();
  const { id, sha256 } = await pick(visit.id);
  await preparePhoto(id);
  const now = await sha256Of(small().bytes);
  const { photos, bytes, thumbs, jobs } = await look();
  expect(photos).toMatchObject([{ state: "queued", sha256: now, width: 1600, height: 1200 }]);
  expect(bytes[0]?.bytes.byteLength).toBe(small().bytes.byteLength);
  expect(thumbs).toHaveLength(1);
  expect(jobs).toMatchObject([{ id, kind: "photo", state: "pending", sha256: now, visitId: visit.id }]);
  const chain = await chainOf(visit.id);
  expect(chain.at(-1)?.manifest).toMatchObject({
    kind: "derivative",
    what: "shrink",
    photo_id: id,
    parent_sha256: sha256,
  });
  expect(recordedPhotos(chain).hashes.get(id)).toEqual([sha256, now]);
});

test("what the browser cannot decode goes up as it is", async () => {
  shrunk.mockResolvedValue(null);
  const visit = await addVisit();
  const file = fileOf(Uint8Array.from(Buffer.from("\0\0\0\u0018ftypheic....", "latin1")), "a.heic", "image/heic");
  const { id, sha256 } = await pick(visit.id, { file });
  await preparePhoto(id);
  const { photos, jobs, thumbs } = await look();
  expect(photos).toMatchObject([{ state: "queued", sha256, contentType: "image/heic", width: null }]);
  expect(jobs).toMatchObject([{ id, sha256 }]);
  expect(thumbs).toEqual([]);
  expect(await storyOf(visit.id)).toEqual(["visit-start", "photo"]);
});

test("a photo whose preparing was cut off is taken up at the next start, once", async () => {
  const visit = await addVisit();
  const [one, two] = [await pick(visit.id), await pick(visit.id)];
  await preparePhoto(one.id);
  await Promise.all([resumePhotos(), resumePhotos()]);
  expect((await look()).photos.map(({ state }) => state)).toEqual(["queued", "queued"]);
  expect(await storyOf(visit.id)).toEqual(["visit-start", "photo", "photo", "derivative shrink", "derivative shrink"]);
  expect((await look()).jobs.map(({ id }) => id).toSorted()).toEqual([one.id, two.id].toSorted());
});

test("a failure while making it small leaves the photo for the next start", async () => {
  vi.spyOn(console, "warn").mockReturnValue();
  shrunk.mockRejectedValueOnce(new Error("no memory"));
  const visit = await addVisit();
  const { id } = await pick(visit.id);
  await preparePhoto(id);
  expect((await look()).photos).toMatchObject([{ state: "picked" }]);
  await resumePhotos();
  expect((await look()).photos).toMatchObject([{ state: "queued" }]);
});

test("a photo that has ended the page twice is not decoded again", async () => {
  const visit = await addVisit();
  const { id, sha256 } = await pick(visit.id);
  expect([beginShrinking(id), beginShrinking(id)]).toEqual([true, true]);
  await resumePhotos();
  expect(shrunk).not.toHaveBeenCalled();
  expect((await look()).photos).toMatchObject([{ state: "queued", sha256 }]);
});

test("never more than one photo is decoded at a time", async () => {
  let [now, most] = [0, 0];
  shrunk.mockImplementation(async () => {
    now += 1;
    most = Math.max(most, now);
    await new Promise((resolve) => {
      setTimeout(resolve, 2);
    });
    now -= 1;
    return small();
  });
  const visit = await addVisit();
  for (let n = 0; n < 8; n += 1) await pick(visit.id); // oxlint-disable-line no-await-in-loop -- as people do
  await Promise.all([resumePhotos(), resumePhotos()]);
  expect((await look()).photos.every(({ state }) => state === "queued")).toBe(true);
  expect(most).toBe(1);
});

test("practice makes no jobs", async () => {
  const visit = await addVisit({ isPractice: true });
  const { id } = await pick(visit.id);
  await preparePhoto(id);
  const { photos, jobs } = await look();
  expect([photos[0]?.state, jobs]).toEqual(["queued", []]);
});
