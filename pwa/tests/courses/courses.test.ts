/** What trainers see of courses: one language at a time, and the questions that want to be looked at first. */

import { expect, test } from "vitest";

import type { ItemFigures } from "../../src/api/types.gen.ts";
import { gravestFirst, isOdd, isThin } from "../../src/courses/figures.ts";
import { inLanguage } from "../../src/courses/in-language.ts";

test("content in one language says the same in whatever language it is asked, and nothing else changes", () => {
  const question = {
    key: "one",
    critical: false,
    picture: null,
    stem: { "zh-Hans": "谁先？", en: "Who first?" },
    options: [{ key: "a", text: { "zh-Hans": "我们", en: "We" }, good: true }],
    numbers: { low: "1", high: "2" },
  };
  expect(inLanguage(question, "zh-Hans")).toEqual({
    ...question,
    stem: { "zh-Hans": "谁先？", en: "谁先？" },
    options: [{ key: "a", text: { "zh-Hans": "我们", en: "我们" }, good: true }],
  });
  expect(inLanguage(inLanguage(question, "en"), "zh-Hans")).toEqual(inLanguage(question, "en"));
});

test("an alarming question stands before an easy one, and those without a flag come last, the hardest first", () => {
  const items = [
    item("easy", 0.99, "easy"),
    item("fine", 0.7),
    item("alarm", 0.5, "dead-option", "alarm"),
    item("low", 0.4),
  ];
  expect(gravestFirst(items).map(({ key }) => key)).toEqual(["alarm", "easy", "low", "fine"]);
  expect(items.map(isOdd)).toEqual([true, false, true, false]);
});

test("too few answers are no reason to look at a question", () => {
  const thin = item("thin", 0, "too-few");
  expect([isThin(thin), isOdd(thin)]).toEqual([true, false]);
});

function item(key: string, facility: number, ...flags: readonly string[]): ItemFigures {
  return { key, facility, flags: flags.map((name) => ({ name, sentence: name })) } as unknown as ItemFigures;
}
