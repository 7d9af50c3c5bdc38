/** Plays every vector of tests/vectors/marking: what the phone marks is what the server would mark, to the last digit. */

import { readdirSync, readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";

import { fold } from "../../src/quiz/folding.ts";
import { mark } from "../../src/quiz/marking.ts";
import type { Answer, Question } from "../../src/quiz/question.ts";

interface Vector {
  readonly question: Question;
  readonly cases: readonly { readonly why: string; readonly response: Answer | null; readonly share: string | null }[];
}

const FOLDER = new URL("../../../tests/vectors/marking/", import.meta.url);
const NAMES = readdirSync(FOLDER).filter((name) => name.endsWith(".json") && !/^(?:folding|totals)/u.test(name));

test("every kind of question has vectors", () => {
  const kinds = new Set(NAMES.map((name) => read<Vector>(name).question.kind));
  expect(kinds.size).toBe(10);
});

describe.each(NAMES)("%s", (name) => {
  const { question, cases } = read<Vector>(name);
  test.each(cases.map((one) => [one.why, one] as const))("%s", (_, { response, share }) => {
    expect(written(question, response)).toBe(share);
  });
});

test("the same differences do not count", () => {
  const { same, different } = read<Record<"same" | "different", [string, string][]>>("folding.json");
  for (const [one, other] of same) expect(fold(one), one).toBe(fold(other));
  for (const [one, other] of different) expect(fold(one), one).not.toBe(fold(other));
});

function written(question: Question, response: Answer | null): string | null {
  return mark(question, response)?.plain() ?? null;
}

function read<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(name, FOLDER), "utf8")) as T;
}
