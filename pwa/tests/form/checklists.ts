/** A small checklist with one item of every kind, and a condition between two of them. */

import { prepare, type Document } from "../../src/engine/index.ts";
import type { Checklist } from "../../src/visit/checklist.ts";

const text = (en: string): { readonly "zh-Hans": string; readonly en: string } => ({ "zh-Hans": `${en}。`, en });

function item(key: string, kind: string, more: object = {}): object {
  return {
    key,
    kind,
    title: text(key),
    standard: text("good"),
    borderline: null,
    fail: null,
    weight: ["text", "photo", "receipt"].includes(kind) ? "0" : "1",
    role: "scored",
    penalty: null,
    dimension: "empathy",
    kano: "must",
    topic: "topic",
    severity: "minor",
    finding_below: "1",
    critical: [],
    na: { allowed: false },
    evidence: { min: kind === "photo" ? 1 : 0, max: 6, required_on: [], gallery: false, note_on: [] },
    show_if: null,
    not_for: [],
    memory: null,
    ...more,
  };
}

const DOCUMENT = {
  key: "small",
  kind: "covert",
  title: text("Small"),
  description: text("Small"),
  minutes: 5,
  scenarios: [],
  scoring: {
    mode: "points",
    cap_total_100: true,
    coverage_min: "0.8",
    knock_out_prints: "keep",
    bands: [
      {
        key: "all",
        from: "0",
        to: "100",
        tone: "good",
        title: text("All"),
      },
    ],
  },
  sections: [
    section("door", [
      item("greeted", "yes-no", {
        good: "yes",
        na: { allowed: true },
        evidence: { min: 0, max: 6, required_on: [], gallery: false, note_on: ["no"] },
      }),
      item("words", "text", { show_if: { eq: ["greeted", "yes"] }, memory: 2 }),
      item("waiting", "timer", {
        timer: { limit_s: "10", tap_error_s: "0.5", borderline: "pass", graded: null },
        memory: 1,
      }),
    ]),
    section("till", [
      item("queue", "number", {
        number: { unit: text("minutes"), min: "0", max: "60", integer: false, steps: null },
        weight: "0",
      }),
      item("staff", "choice", { options: [{ key: "one", title: text("One"), score: "1" }] }),
      item("bags", "multi-choice", {
        options: ["paper", "none"].map((key) => ({ key, title: text(key), good: true })),
      }),
      item("warmth", "scale", { scale: { min: 1, max: 5, labels: { min: text("cold"), max: text("warm") } } }),
      item("shelf", "photo"),
      item("slip", "receipt"),
    ]),
  ],
};

function section(key: string, items: readonly object[]): object {
  return { key, touchpoint: "greeting", title: text(key), weight: "1", minimum: null, bonus_cap: "section", items };
}

const KNOWN: unknown = DOCUMENT;
export const SMALL = KNOWN as Checklist;
export const SMALL_PLAN = prepare(KNOWN as Document);

/** Answers with which nothing is missing. */
export const COMPLETE = {
  greeted: { item: "greeted", state: "answered", value: "yes" },
  words: { item: "words", state: "answered", value: "" },
  waiting: {
    item: "waiting",
    state: "answered",
    timer: {
      runs: [{ started: { wall_ms: 0, mono_ms: 0 }, stopped: { wall_ms: 8000, mono_ms: 8000 }, was_hidden: false }],
    },
  },
  queue: { item: "queue", state: "answered", value: "3.5" },
  staff: { item: "staff", state: "answered", value: "one" },
  bags: { item: "bags", state: "answered", value: { chosen: [], not_applicable: ["paper"] } },
  warmth: { item: "warmth", state: "answered", value: 4 },
  shelf: { item: "shelf", state: "answered", photos: ["0199c0de-0000-7000-8000-0000000000aa"] },
  slip: { item: "slip", state: "answered", value: "1234" },
} as const;
