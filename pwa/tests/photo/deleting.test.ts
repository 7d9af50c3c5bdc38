// @vitest-environment happy-dom
/** Deleting a photo, taking that back, and taking one in place of another. */

import { beforeEach, expect, test, vi } from "vitest";

import { addVisit, newPhone } from "../phone.ts";
import { chainOf, storyOf } from "../evidence/read.ts";
import { withDb } from "../../src/db/open.ts";
import { recordedPhotos } from "../../src/evidence/links.ts";
import { changePhotos } from "../../src/photo/change.ts";
import { preparePhoto } from "../../src/photo/prepare.ts";
import { shrink } from "../../src/photo/shrink.ts";
import { look, pick, small } from "./world.ts";

vi.mock("../../src/photo/shrink.ts", () => ({ shrink: vi.fn<() => void>(), endWorker: vi.fn<() => void>() }));

const shrunk = vi.mocked(shrink);

beforeEach(() => {
  newPhone();
  localStorage.clear();
  shrunk.mockReset().mockImplementation(() => Promise.resolve(small()));
});

test("a deleted photo is a tombstone, and its upload is taken back", async () => {
  const visit = await addVisit();
  const { id } = await pick(visit.id);
  await preparePhoto(id);
  await changePhotos(visit.id, { gone: [id], back: [] });
  const { photos, bytes, jobs } = await look();
  expect(photos[0]?.deletedAt).not.toBeNull();
  expect([bytes.length, jobs]).toEqual([1, []]);
  expect(recordedPhotos(await chainOf(visit.id)).deleted.has(id)).toBe(true);
  await changePhotos(visit.id, { gone: [], back: [id] });
  expect(await look()).toMatchObject({
    photos: [{ deletedAt: null, state: "queued" }],
    jobs: [{ id, state: "pending" }],
  });
  expect(recordedPhotos(await chainOf(visit.id)).deleted.has(id)).toBe(false);
});

test("a photo the server has is not sent again when its deletion is taken back", async () => {
  const visit = await addVisit();
  const { id } = await pick(visit.id);
  await preparePhoto(id);
  await withDb(async (db) => {
    await db.jobs.update(id, { state: "done" });
    await db.photos.update(id, { state: "verified" });
  });
  await changePhotos(visit.id, { gone: [id], back: [] });
  await changePhotos(visit.id, { gone: [], back: [id] });
  expect(await look()).toMatchObject({ photos: [{ state: "verified" }], jobs: [{ state: "done" }] });
});

test("a photo deleted while it is made small stays deleted", async () => {
  const visit = await addVisit();
  const { id } = await pick(visit.id);
  shrunk.mockImplementationOnce(async () => {
    await changePhotos(visit.id, { gone: [id], back: [] });
    return small();
  });
  await preparePhoto(id);
  expect(await look()).toMatchObject({ photos: [{ state: "picked" }], jobs: [] });
  expect(await storyOf(visit.id)).toEqual(["visit-start", "photo", "deletion"]);
  await changePhotos(visit.id, { gone: [], back: [id] });
  await preparePhoto(id);
  expect(await look()).toMatchObject({ photos: [{ state: "queued", deletedAt: null }], jobs: [{ id }] });
});

test("a photo taken in place of another deletes that one in the same moment", async () => {
  const visit = await addVisit();
  const one = await pick(visit.id);
  const other = await pick(visit.id, { instead: one.id });
  const { photos } = await look();
  const gone = photos.filter(({ deletedAt }) => deletedAt !== null).map(({ id }) => id);
  expect([gone, photos.length]).toEqual([[one.id], 2]);
  expect(await storyOf(visit.id)).toEqual(["visit-start", "photo", "photo", "deletion"]);
  await changePhotos(visit.id, { gone: [other.id], back: [one.id] });
  expect([...recordedPhotos(await chainOf(visit.id)).deleted]).toEqual([other.id]);
});

test("a photo of another phone can be deleted", async () => {
  const visit = await addVisit();
  await changePhotos(visit.id, { gone: ["elsewhere"], back: [] });
  expect((await chainOf(visit.id)).at(-1)?.manifest).toMatchObject({ kind: "deletion", photo_id: "elsewhere" });
  expect((await look()).photos).toEqual([]);
});
