/** Regions laid out as a tree. */

import { expect, test } from "vitest";

import { layOut } from "../../src/manage/region-tree.ts";

const region = (
  id: string,
  parent: string | null,
  code = id,
): { id: string; parent_id: string | null; code: string } => ({
  id,
  parent_id: parent,
  code,
});

test("each region stands below its parent, brothers by code", () => {
  const rows = layOut([region("n", "c", "b"), region("x", null, "z"), region("s", "c", "a"), region("c", null, "c")]);
  expect(rows.map(({ region: { id }, depth }) => [id, depth])).toEqual([
    ["c", 0],
    ["s", 1],
    ["n", 1],
    ["x", 0],
  ]);
});

test("a region whose parent one may not see stands at the top", () => {
  expect(layOut([region("leaf", "hidden")]).map(({ depth }) => depth)).toEqual([0]);
});
