/** What a form says of a store, and what of it is a change. */

import { expect, test } from "vitest";

import type { Store } from "../../src/api/types.gen.ts";
import { fits } from "../../src/manage/store-search.ts";
import { changesOf, readStore, readTags } from "../../src/manage/store-values.ts";

const store: Store = {
  id: "s",
  region_id: "r",
  code: "CD-01",
  name: { "zh-Hans": "成都春熙店", en: "Chengdu Chunxi" },
  address: { "zh-Hans": "总府路15号", en: "15 Zongfu Road" },
  time_zone: "Asia/Shanghai",
  latitude: 30.65,
  longitude: 104.08,
  datum: "GCJ-02",
  tags: ["flagship"],
  status: "open",
  opened_at: "2022-08-01T02:00:00Z",
};
const values = {
  "/code": "CD-01",
  "/region_id": "r",
  "/name/zh-Hans": "成都春熙店",
  "/name/en": "Chengdu Chunxi",
  "/address/zh-Hans": "总府路15号",
  "/address/en": "15 Zongfu Road",
  "/time_zone": "Asia/Shanghai",
  "/latitude": "30.65",
  "/longitude": "104.08",
  "/datum": "GCJ-02",
  "/tags": "flagship",
  "/status": "open",
  "/opened_at": "2022-08-01",
};

test("a form sent as it was changes nothing", () => {
  expect(changesOf(store, readStore(values))).toEqual({});
});

test.each([
  [{ "/status": "closed" }, { status: "closed" }],
  [{ "/name/en": "Chunxi" }, { name: { "zh-Hans": "成都春熙店", en: "Chunxi" } }],
  [{ "/latitude": "31" }, { latitude: 31, longitude: 104.08 }],
  [
    { "/latitude": "", "/longitude": "" },
    { latitude: null, longitude: null },
  ],
  [{ "/opened_at": "2022-08-02" }, { opened_at: "2022-08-02T00:00:00Z" }],
  [{ "/opened_at": "" }, { opened_at: null }],
  [{ "/tags": "" }, { tags: [] }],
])("%j changes %j and no more", (typed, changed) => {
  expect(changesOf(store, readStore({ ...values, ...typed }))).toEqual(changed);
});

test("tags are split at the commas of both languages, each once", () => {
  expect(readTags(" flagship，mall、street,mall  no-fitting-room；")).toEqual([
    "flagship",
    "mall",
    "street",
    "no-fitting-room",
  ]);
});

test.each([
  ["", true],
  ["cd-0", true],
  ["春熙", true],
  ["ZONGFU ", true],
  ["flagship", true],
  ["hangzhou", false],
])("looking for %j finds it: %j", (q, isFound) => {
  expect(fits(store, q)).toBe(isFound);
});
