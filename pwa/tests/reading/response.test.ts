/** What was answered, in words, for every kind of item; and what does not fit its item. */

import { expect, test } from "vitest";

import type { Item } from "../../src/reading/checklists.ts";
import { sayValue } from "../../src/reading/response.ts";

const both = (en: string): { "zh-Hans": string; en: string } => ({ "zh-Hans": en, en });
const words = { say: (texts: { en: string }) => texts.en, yes: "Yes", no: "No", comma: ", " };

function item(kind: string): Item {
  return {
    key: "x",
    kind,
    title: both("X"),
    standard: both("S"),
    severity: "minor",
    dimension: "empathy",
    critical: [],
    options: [
      { key: "warm", title: both("Warm") },
      { key: "cold", title: both("Cold") },
    ],
    scale: { min: 1, max: 5, labels: { min: both("low"), max: both("high") } },
    number: { unit: both("minutes") },
  };
}

test.each([
  ["yes-no", "yes", "Yes"],
  ["yes-no", "no", "No"],
  ["yes-no", "maybe", null],
  ["choice", "cold", "Cold"],
  ["choice", "gone", null],
  ["multi-choice", { chosen: ["warm", "cold"] }, "Warm, Cold"],
  ["multi-choice", { chosen: [] }, "–"],
  ["multi-choice", { not_applicable: ["warm"] }, null],
  ["scale", 4, "4 / 5"],
  ["number", "6.5", "6.5 minutes"],
  ["text", "  ", null],
  ["text", "Good", "Good"],
  ["receipt", "2611", "2611"],
  ["photo", "anything", null],
  ["timer", null, null],
  ["unheard-of", "x", null],
])("%s answered with %j says %j", (kind, value, said) => {
  expect(sayValue(item(kind), { item: "x", state: "answered", value }, words)).toBe(said);
});

test("the value of an item that was not answered is not said", () => {
  expect(sayValue(item("yes-no"), { item: "x", state: "not_observed", value: "yes" }, words)).toBeNull();
});
