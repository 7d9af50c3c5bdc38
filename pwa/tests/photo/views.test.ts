/** What screens show of photos: how far each is, and which belong to an answer. */

import { expect, test } from "vitest";

import type { PhotoRow } from "../../src/db/rows.ts";
import { idsOf } from "../../src/photo/naming.ts";
import { statusOf, viewsOf } from "../../src/photo/views.ts";

const PHOTO: PhotoRow = {
  id: "a",
  visitId: "v",
  item: "shop-front",
  state: "queued",
  contentType: "image/jpeg",
  size: 1,
  sha256: "aa",
  width: 4,
  height: 3,
  takenAt: "2026-11-26T00:00:00Z",
  source: "live",
  parentId: null,
  deletedAt: null,
};

function rowsOf(...photos: readonly Partial<PhotoRow>[]): readonly PhotoRow[] {
  return photos.map((photo) => ({ ...PHOTO, ...photo }));
}

test.each([
  ["picked", undefined, "preparing"],
  ["queued", { state: "pending" }, "waiting"],
  ["queued", { state: "sending" }, "sending"],
  ["queued", { state: "rejected" }, "problem"],
  ["sending", { state: "sending" }, "sending"],
  ["queued", { state: "done" }, "sent"],
  ["verified", undefined, "sent"],
  ["queued", undefined, "kept"],
] as const)("a photo that is %s with the job %j is %s", (state, job, status) => {
  expect(statusOf({ ...PHOTO, state }, job)).toBe(status);
});

test("a photo the answer does not name yet is added, in the order in which it was taken", () => {
  expect(idsOf(rowsOf({ id: "a" }, { id: "b" }, { id: "c", item: "other" }), "shop-front", [])).toEqual(["a", "b"]);
});

test("a deleted photo is dropped, and one of another device is left alone", () => {
  const rows = rowsOf({ id: "a", deletedAt: "2026-11-26T00:00:00Z" }, { id: "b" });
  expect(idsOf(rows, "shop-front", ["elsewhere", "a", "b"])).toEqual(["elsewhere", "b"]);
});

test("a photo that was drawn on stands where the other stood, even after two drawings", () => {
  const gone = "2026-11-26T00:00:00Z";
  const once = rowsOf({ id: "a", deletedAt: gone }, { id: "b" }, { id: "c", parentId: "a" });
  expect(idsOf(once, "shop-front", ["a", "b"])).toEqual(["c", "b"]);
  const twice = rowsOf(
    { id: "a", deletedAt: gone },
    { id: "c", parentId: "a", deletedAt: gone },
    { id: "d", parentId: "c" },
  );
  expect(idsOf(twice, "shop-front", ["c"])).toEqual(["d"]);
});

test("a drawing or another shot that is taken back leaves its place to the photo before", () => {
  const rows = rowsOf({ id: "a" }, { id: "b" }, { id: "c", parentId: "a", deletedAt: "2026-11-26T00:00:00Z" });
  expect(idsOf(rows, "shop-front", ["c", "b"])).toEqual(["a", "b"]);
});

test("what was put right once stays as it is", () => {
  const rows = rowsOf({ id: "a", deletedAt: "2026-11-26T00:00:00Z" }, { id: "b" }, { id: "c", parentId: "a" });
  const ids = idsOf(rows, "shop-front", ["a", "elsewhere"]);
  expect(idsOf(rows, "shop-front", ids)).toEqual(ids);
});

test("a photo this phone has no copy of is shown as one", () => {
  expect(viewsOf(new Map(), ["x"])).toEqual([{ id: "x", photo: null, status: "elsewhere", problem: null }]);
});
