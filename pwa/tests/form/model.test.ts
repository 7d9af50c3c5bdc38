/** The form in memory: what a tap changes, what it leaves alone, and what is still missing. */

import { effect } from "@preact/signals";
import { beforeEach, expect, test, vi } from "vitest";

import { plainNumber, stepNumber, misfitOf } from "../../src/form/fields/reading-numbers.ts";
import { timedAnswer } from "../../src/form/fields/durations.ts";
import { readChosen, toggleAbsent, toggleChosen } from "../../src/form/fields/many-of.tsx";
import { type FormModel, openForm } from "../../src/form/model.ts";
import { layOut, nextMissing } from "../../src/form/order.ts";
import { COMPLETE, SMALL, SMALL_PLAN } from "./checklists.ts";
import { visitRow } from "./visits.ts";

let form: FormModel;

beforeEach(() => {
  form = openForm(visitRow(), SMALL);
});

test("a tap tells the item that was tapped, and nobody else", () => {
  const told: string[] = [];
  for (const [key, { response }] of form.items) {
    effect(() => {
      told.push(`${key} ${response.value.state}`);
    });
  }
  told.length = 0;
  form.change("staff", { state: "answered", value: "one" });
  expect(told).toEqual(["staff answered"]);
});

test("what its control has shown is told later, with what follows, and is the answer at once", () => {
  const soon = vi.fn<(work: () => void) => void>();
  form = openForm(visitRow(), SMALL, { soon });
  const [greeted, words] = [form.items.get("greeted"), form.items.get("words")];
  form.change("greeted", { state: "answered", value: "yes" }, true);
  expect([greeted?.answer.value.value, greeted?.response.value.value]).toEqual(["yes", undefined]);
  expect(form.responses()).toContainEqual({ item: "greeted", state: "answered", value: "yes" });
  soon.mock.lastCall?.[0]();
  expect([greeted?.response.value.value, words?.isAsked.value]).toEqual(["yes", true]);
});

test("an answer shows what hangs on it, takes it away again, and keeps what was said there", () => {
  expect(form.items.get("words")?.isAsked.value).toBe(false);
  form.change("greeted", { state: "answered", value: "yes" });
  expect(form.items.get("words")?.isAsked.value).toBe(true);
  form.change("words", { state: "answered", value: "Hello" });
  form.change("greeted", { state: "answered", value: "no" });
  expect(form.items.get("words")?.isAsked.value).toBe(false);
  expect(form.items.get("words")?.response.value.value).toBe("Hello");
});

test("each section counts what is asked and what is done", () => {
  expect(form.sections.map(({ progress }) => progress.value)).toEqual([
    { done: 0, asked: 2 },
    { done: 0, asked: 6 },
  ]);
  form.change("greeted", { state: "answered", value: "yes" });
  expect(form.sections[0]?.progress.value).toEqual({ done: 1, asked: 3 });
  expect(form.missing.value).toBe(8);
});

test("what belongs to an answer is missing until it is there", () => {
  form.change("greeted", { state: "answered", value: "no" });
  expect(form.items.get("greeted")?.missing.value).toBe("note_required");
  form.change("greeted", { note: "Nobody looked up." });
  expect(form.items.get("greeted")?.missing.value).toBe("");
  form.change("greeted", { state: "na_shopper" });
  expect(form.items.get("greeted")?.missing.value).toBe("reason_required");
  form.change("shelf", { state: "answered", photos: [] });
  expect(form.items.get("shelf")?.missing.value).toBe("too_few_photos");
  form.change("staff", { state: "not_observed" });
  expect(form.items.get("staff")?.missing.value).toBe("");
});

test("with every kind of item answered nothing is missing", () => {
  expect(openForm(visitRow({ responses: COMPLETE }), SMALL).missing.value).toBe(0);
});

test("after a return only what QA asks about changes", () => {
  const onChange = vi.fn<(changed: unknown) => void>();
  const returned = openForm(visitRow({ state: "returned", askedAgain: ["staff"], responses: COMPLETE }), SMALL, {
    onChange,
  });
  returned.change("warmth", { value: 1 });
  expect(returned.items.get("warmth")?.response.value.value).toBe(4);
  returned.change("staff", { state: "not_observed" });
  expect(returned.items.get("staff")?.response.value.state).toBe("not_observed");
  expect(onChange).toHaveBeenCalledTimes(1);
});

test("what fades first stands first, once, in its own order", () => {
  const keys = layOut(form, "fading").map(({ key, items }) => [key, items.map(({ item }) => item.key)]);
  expect(keys).toEqual([
    [null, ["waiting", "words"]],
    ["door", ["greeted"]],
    ["till", ["queue", "staff", "bags", "warmth", "shelf", "slip"]],
  ]);
  expect(layOut(form, "walk").map(({ key }) => key)).toEqual(["door", "till"]);
});

test("the next question is the next one that lacks something, going round", () => {
  const stretches = layOut(form, "walk");
  expect(nextMissing(stretches, null)?.item.key).toBe("greeted");
  expect(nextMissing(stretches, "greeted")?.item.key).toBe("waiting"); // "words" is not asked
  expect(nextMissing(stretches, "slip")?.item.key).toBe("greeted");
  const complete = openForm(visitRow({ responses: COMPLETE }), SMALL);
  expect(nextMissing(layOut(complete, "walk"), null)).toBeNull();
});

test.each([
  ["３．５", "3.5"],
  ["3。5", "3.5"],
  ["3,5", "3.5"],
  ["1,234", "1234"],
  [".5", "0.5"],
  ["-.5", "-0.5"],
  ["3.", "3"],
  [" 7 ", "7"],
])("%j typed is %s", (typed, number) => {
  expect(plainNumber(typed)).toBe(number);
});

test.each([
  ["61", "out_of_range"],
  ["abc", "wrong_type"],
  ["60", undefined],
])("%s minutes in the queue: %s", (value, code) => {
  expect(misfitOf(SMALL_PLAN, "queue", value)?.code).toBe(code);
});

test("stepping stays within the bounds and off binary fractions", () => {
  expect(stepNumber("", 1, "0", "60")).toBe("0");
  expect(stepNumber("60", 1, "0", "60")).toBe("60");
  expect(stepNumber("0", -1, "0", "60")).toBe("0");
  expect(stepNumber("0.1", 0.2, null, null)).toBe("0.3");
});

test("a time that was measured becomes the number that is asked for", () => {
  const number = { min: null, max: null, integer: false } as const;
  const minutes = { ...number, unit: { "zh-Hans": "分钟", en: "minutes" } };
  expect(timedAnswer(minutes, 215_000)).toBe("3.6");
  expect(timedAnswer({ ...minutes, integer: true }, 215_000)).toBe("4");
  expect(timedAnswer({ ...number, unit: { "zh-Hans": "秒", en: "seconds" } }, 12_340)).toBe("12.3");
  expect(timedAnswer({ ...number, unit: { "zh-Hans": "个", en: "tills" } }, 12_340)).toBeNull();
});

test("an option is chosen, absent, or neither, never both", () => {
  const chosen = toggleChosen({ chosen: [], not_applicable: ["a"] }, "a");
  expect(chosen).toEqual({ chosen: ["a"], not_applicable: [] });
  expect(toggleAbsent(chosen, "a")).toEqual({ chosen: [], not_applicable: ["a"] });
  expect(toggleAbsent(toggleAbsent(chosen, "a"), "a")).toEqual({ chosen: [], not_applicable: [] });
  expect(readChosen("nonsense")).toEqual({ chosen: [], not_applicable: [] });
});
