/** Score, checklist and responses put together as the page shows them. */

import { expect, test } from "vitest";

import type { Finding, ItemScore, Score } from "../../src/api/types.gen.ts";
import type { Checklist, Item } from "../../src/reading/checklists.ts";
import { barLength, joinSections, listFindings, listRecognitions, toneOf } from "../../src/reading/tree.ts";

const both = (text: string): { "zh-Hans": string; en: string } => ({ "zh-Hans": text, en: text });

function item(key: string, severity: Item["severity"] = "minor"): Item {
  return { key, kind: "yes-no", title: both(key), standard: both(""), severity, dimension: "empathy", critical: [] };
}

function scored(key: string, changes: Partial<ItemScore> = {}): ItemScore {
  return {
    key,
    section: "hall",
    state: "answered",
    role: "scored",
    weight: "1",
    s: "1",
    earned: "1",
    possible: "1",
    points_off: "0",
    is_finding: false,
    is_recognition: false,
    triggered: [],
    timer: null,
    ...changes,
  };
}

const band = (key: string, from: string, tone: "poor" | "fair" | "good"): Checklist["scoring"]["bands"][number] => ({
  key,
  from,
  to: "100",
  tone,
  title: both(key),
});
const checklist: Checklist = {
  kind: "covert",
  title: both("Visit"),
  scoring: {
    coverage_min: "0.8",
    bands: [band("low", "0", "poor"), band("mid", "60", "fair"), band("top", "75", "good")],
  },
  sections: [
    { key: "hall", touchpoint: "greeting", title: both("Hall"), items: [item("a"), item("b", "major"), item("c")] },
    { key: "till", touchpoint: "checkout", title: both("Till"), items: [item("d")] },
  ],
};

function scoreOf(items: ItemScore[], recognitions: string[] = []): Score {
  const total = { mode: "points", mean: null, penalties: "0", raw: null, cap: null, capped: null, final: null };
  const rest = { sections: [], dimensions: [], touchpoints: [], states: {}, reasons: [], common: null };
  return {
    outcome: "pass",
    is_sufficient: true,
    printed: "1.0",
    band: "low",
    coverage: "1",
    total,
    items,
    recognitions,
    ...rest,
  };
}

function finding(of: string, rank: number): Finding {
  const texts = { item_title: both(of), section_title: both("Hall"), standard: null, topic: "greeting" };
  const where = { audit_id: "a", store_id: "s", checklist_key: "visit", section: "hall", item: of };
  const weight = { severity: "major" as const, rank, share_lost: "4.0", is_repeat: rank === 1 };
  return { id: `f-${of}`, raised_at: "2026-11-26T00:00:00Z", ...where, ...texts, ...weight };
}

const missed = { is_finding: true, s: "0" };

test("hidden items stay out, and so does a section of which nothing is left", () => {
  const score = scoreOf([
    scored("a"),
    scored("b", { state: "hidden" }),
    scored("c"),
    scored("d", { state: "na_design" }),
  ]);
  const rows = joinSections(checklist, score, []);
  expect(rows.map(({ section, items }) => [section.key, items.map((row) => row.item.key)])).toEqual([
    ["hall", ["a", "c"]],
  ]);
});

test("of two responses to an item the first is shown", () => {
  const responses = ["yes", "no"].map((value) => ({ item: "a", state: "answered" as const, value }));
  expect(joinSections(checklist, null, responses)[0]?.items[0]?.response?.value).toBe("yes");
});

test("before publishing, findings come from the score: critical first, then by severity", () => {
  const critical = { ...missed, triggered: [{ level: "total", cap: "59" }] };
  const score = scoreOf([scored("a", missed), scored("b", missed), scored("c"), scored("d", critical)]);
  const found = listFindings(joinSections(checklist, score, []), []);
  expect(found.map((row) => [row.item.key, row.severity])).toEqual([
    ["d", "critical"],
    ["b", "major"],
    ["a", "minor"],
  ]);
});

test("a published report's findings stand in the server's order, with repeats and costs", () => {
  const score = scoreOf([scored("a", missed), scored("b", missed)]);
  const found = listFindings(joinSections(checklist, score, []), [
    finding("b", 2),
    finding("a", 1),
    finding("gone", 3),
  ]);
  expect(found.map(({ id, isRepeat, lost }) => [id, isRepeat, lost])).toEqual([
    ["f-a", true, "4.0"],
    ["f-b", false, "4.0"],
  ]);
});

test("what was done well is found by its key", () => {
  const score = scoreOf([scored("a"), scored("c")], ["c"]);
  expect(listRecognitions(joinSections(checklist, score, []), score).map((row) => row.item.key)).toEqual(["c"]);
});

test.each([
  [null, 0, null],
  ["0.599", 0.599, "poor"],
  ["0.6", 0.6, "fair"],
  ["1", 1, "good"],
  ["1.2", 1, "good"],
  ["-0.1", 0, null],
] as const)("a share of %s is a bar of %d in the tone %s", (share, length, tone) => {
  expect([barLength(share), toneOf(checklist, share)]).toEqual([length, tone]);
});
