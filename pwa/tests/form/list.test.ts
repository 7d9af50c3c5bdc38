/** My visits: their groups, how a window reads, which map finds the store, whose words brief. */

import { beforeEach, expect, test } from "vitest";

import { language } from "../../src/i18n/index.ts";
import { groupOf, groupVisits } from "../../src/visit/groups.ts";
import { briefOf } from "../../src/visit/briefing.ts";
import { mapLink, platformOf } from "../../src/visit/maps.ts";
import { mayChange } from "../../src/visit/states.ts";
import { askForRoom } from "../../src/visit/storage.ts";
import { distance } from "../../src/visit/window.ts";
import { SMALL } from "./checklists.ts";
import { plannedVisit, visitRow } from "./visits.ts";

const NOW = new Date("2026-11-26T04:00:00Z");

const storage = (free: number): StorageManager =>
  ({
    estimate: () => Promise.resolve({ quota: free, usage: 0 }),
    // Firefox asks the person first, who may never answer.
    persist: () => Promise.race<boolean>([]),
  }) as unknown as StorageManager;

beforeEach(() => {
  language.value = "en";
});

test.each([
  ["assigned", {}, "today"],
  ["assigned", { window_from: "2026-11-26T16:30:00Z" }, "upcoming"], // past midnight where the store is
  ["assigned", { window_from: "2026-11-26T15:30:00Z" }, "today"],
  ["draft", { window_from: "2026-12-26T02:00:00Z" }, "today"],
  ["ready", {}, "waiting"],
  ["sending", {}, "waiting"],
  ["needs_photos", {}, "waiting"],
  ["returned", {}, "returned"],
  ["rejected", {}, "returned"],
  ["accepted", {}, "done"],
] as const)("a visit that is %s with %o is with %s", (state, planned, group) => {
  expect(groupOf(visitRow({ state }, planned), NOW)).toBe(group);
});

test("practice is apart from everything that counts, whatever its state", () => {
  expect(groupOf(visitRow({ state: "accepted", isPractice: true }), NOW)).toBe("practice");
});

test("what ends first comes first, what was done last comes first", () => {
  const soon = visitRow({ id: "soon" }, { window_to: "2026-11-26T05:00:00Z" });
  const later = visitRow({ id: "later" }, { window_to: "2026-11-26T09:00:00Z" });
  const old = visitRow({ id: "old", state: "accepted", acceptedAt: "2026-11-01T00:00:00Z" });
  const fresh = visitRow({ id: "fresh", state: "accepted", acceptedAt: "2026-11-20T00:00:00Z" });
  const groups = groupVisits([later, soon, old, fresh], NOW);
  expect(groups.get("today")?.map(({ id }) => id)).toEqual(["soon", "later"]);
  expect(groups.get("done")?.map(({ id }) => id)).toEqual(["fresh", "old"]);
});

test.each([
  ["2026-11-26T10:00:00Z", "in 6 hours"],
  ["2026-11-27T04:30:00Z", "tomorrow"],
  ["2026-11-29T04:30:00Z", "in 3 days"],
  ["2026-11-26T03:15:00Z", "45 minutes ago"],
  ["2026-11-26T04:00:20Z", "in 0 minutes"],
])("%s is %s", (at, words) => {
  expect(distance(at, NOW)).toBe(words);
});

test("each datum goes to a map that is told of it", () => {
  const { store } = plannedVisit();
  const here = { ...store, latitude: "31.2", longitude: "121.4" };
  expect(mapLink(here, "店 & 1", "other")).toBe(
    "https://uri.amap.com/marker?position=121.4%2C31.2&name=%E5%BA%97+%26+1&coordinate=gaode",
  );
  expect(mapLink({ ...here, datum: "BD-09" }, "A", "android")).toContain("coord_type=bd09ll");
  expect(mapLink({ ...here, datum: "WGS-84" }, "A", "android")).toBe("geo:0,0?q=31.2,121.4(A)");
  expect(mapLink({ ...here, datum: "WGS-84" }, "A", "apple")).toBe("https://maps.apple.com/?ll=31.2%2C121.4&q=A");
  expect(mapLink({ ...here, datum: "WGS-84" }, "A", "other")).toContain("openstreetmap.org");
  expect(mapLink({ ...here, latitude: null }, "A", "other")).toBeNull();
});

test.each([
  ["Mozilla/5.0 (Linux; Android 14)", "android"],
  ["Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)", "apple"],
  ["Mozilla/5.0 (X11; Linux x86_64)", "other"],
])("%s is %s", (agent, platform) => {
  expect(platformOf(agent)).toBe(platform);
});

test("a briefing is read in the other language rather than not at all", () => {
  const said = { text: "去", role: null, story: null, ask: "一\n二", remember: [], never: ["不要"] };
  expect(briefOf({ "zh-Hans": said }, null, "en")).toMatchObject({ text: "去", ask: ["一", "二"], never: ["不要"] });
  expect(briefOf(null, null, "en")).toBeNull();
  const { scenarios: _none, ...old } = SMALL;
  expect(briefOf(null, old, "en")).toBeNull();
});

test("little room is said, and a browser that says nothing is believed", async () => {
  expect(await askForRoom(storage(20 * 1024 * 1024))).toEqual({ freeMb: 20, isEnough: false });
  expect((await askForRoom(storage(2 ** 31))).isEnough).toBe(true);
  expect((await askForRoom(undefined)).isEnough).toBe(true);
});

test("after a return only what QA asks about may be changed; what is on its way not at all", () => {
  const returned = visitRow({ state: "returned", askedAgain: ["smile"] });
  expect(mayChange(returned, "smile")).toBe(true);
  expect(mayChange(returned, "queue")).toBe(false);
  expect(mayChange(visitRow({ state: "returned" }), "queue")).toBe(true);
  expect(mayChange(visitRow(), "queue")).toBe(true);
  expect(mayChange(visitRow({ state: "ready" }), "queue")).toBe(false);
});
