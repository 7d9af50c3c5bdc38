/** Numbers of training: every number has its list, a person is one however many stores they work in, and days are the store's. */

import { expect, test } from "vitest";

import type { CountedRegion, TeamPerson } from "../../src/api/types.gen.ts";
import { storeOf, withEverybody } from "../../src/team/coming.ts";
import { kindOf, nextDay } from "../../src/team/assignments.ts";
import { todayIn } from "../../src/team/days.ts";
import { linkTo } from "../../src/team/link.ts";
import { listsPeople, peopleOf, placesOf, type Show, SHOWS, totalOf, type Wish } from "../../src/team/standing.ts";

const words = (en: string): { "zh-Hans": string; en: string } => ({ "zh-Hans": `${en}店`, en });
const person = (id: string, late: number, due: number, passed: number) => ({ id, name: id, late, due, passed });
const LAKE = {
  id: "lake",
  name: words("Lake"),
  late: 2,
  due: 3,
  passed: 1,
  people: [person("Lin", 2, 0, 1), person("Wei", 0, 3, 0)],
};
const PARK = { id: "park", name: words("Park"), late: 1, due: 0, passed: 0, people: [person("Lin", 1, 0, 0)] };
const HILL = { id: "hill", name: words("Hill"), late: 0, due: 0, passed: 4, people: [person("Zoe", 0, 0, 4)] };
const CHAIN: readonly CountedRegion[] = [
  { id: "east", name: words("East"), late: 3, due: 3, passed: 1, stores: [LAKE, PARK] },
  { id: "west", name: words("West"), late: 0, due: 0, passed: 4, stores: [HILL] },
];
const ALL: Wish = { place: "", show: "all", q: "" };

test("the numbers of a place are those of the people it leads to", () => {
  for (const { id, ...place } of placesOf(CHAIN)) {
    expect(totalOf(CHAIN, id)).toEqual({ late: place.late, due: place.due, passed: place.passed });
    for (const show of SHOWS.slice(1) as Exclude<Show, "all">[]) {
      const listed = peopleOf(CHAIN, { place: id, show, q: "" });
      expect(listed.reduce((sum, one) => sum + one[show], 0)).toBe(place[show]);
      expect(listed.every((one) => one[show] > 0)).toBe(true);
    }
  }
  expect(totalOf(CHAIN, "")).toEqual({ late: 3, due: 3, passed: 5 });
});

test("who works in two stores is one person, and the latest come first", () => {
  expect(peopleOf(CHAIN, ALL).map(({ name, late }) => [name, late])).toEqual([
    ["Lin", 3],
    ["Wei", 0],
    ["Zoe", 0],
  ]);
  expect(peopleOf(CHAIN, { ...ALL, q: "wEI" }).map(({ name }) => name)).toEqual(["Wei"]);
  expect(peopleOf(CHAIN, { ...ALL, place: "nowhere" })).toEqual([]);
});

test("a single store lists its people at once, a chain its places until one is chosen", () => {
  const [, west] = CHAIN;
  expect(listsPeople([west as CountedRegion], ALL)).toBe(true);
  expect(listsPeople(CHAIN, ALL)).toBe(false);
  expect(
    [{ place: "lake" }, { show: "late" as const }, { q: "l" }].map((more) => listsPeople(CHAIN, { ...ALL, ...more })),
  ).toEqual([true, true, true]);
});

test("everybody of a store is listed, also who was given nothing, unless the list counts something", () => {
  const store = storeOf(CHAIN, "lake");
  expect([store?.id, storeOf(CHAIN, ""), storeOf(CHAIN, "east"), storeOf(CHAIN.slice(1), "")?.id]).toEqual([
    "lake",
    null,
    null,
    "hill",
  ]);
  const staff = ["Wei", "Ann"].map((name) => ({ id: name, name })) as unknown as readonly TeamPerson[];
  const people = peopleOf(CHAIN, { ...ALL, place: "lake" });
  const names = (wish: Pick<Wish, "show" | "q">): readonly string[] =>
    withEverybody(people, staff, LAKE, wish).map(({ name }) => name);
  expect(names({ show: "all", q: "" })).toEqual(["Lin", "Wei", "Ann"]);
  expect(names({ show: "late", q: "" })).toEqual(["Lin", "Wei"]);
  expect(names({ show: "all", q: "zz" })).toEqual(["Lin", "Wei"]);
});

test("an assignment is late from the midnight of its store on", () => {
  const given = { state: "started", due_on: "2026-11-26" };
  expect([kindOf(given, "2026-11-26"), kindOf(given, "2026-11-27")]).toEqual(["due", "late"]);
  expect(kindOf({ ...given, state: "passed" }, "2026-12-01")).toBe("passed");
  const stores = [{ id: "s", time_zone: "Asia/Shanghai" }] as unknown as Parameters<typeof todayIn>[0];
  expect(todayIn(stores, "s", new Date("2026-11-26T16:30:00Z"))).toBe("2026-11-27");
  expect(nextDay([{ ...given, state: "withdrawn" }, given, { ...given, due_on: "2026-11-20" }])).toBe("2026-11-20");
  expect(nextDay([{ ...given, state: "passed" }])).toBeNull();
});

test("an address keeps what else narrows it", () => {
  expect(linkTo("/team", "?course=c&show=late", { place: "p", show: "" })).toBe("/team?course=c&place=p");
  expect(linkTo("/team", "?show=late", { show: "" })).toBe("/team");
});
