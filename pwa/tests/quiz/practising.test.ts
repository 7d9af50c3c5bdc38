/** What practice is worth: only getting better earns, and three times right in a row is mastery. Vectors of PrairieLearn's rules. */

import { expect, test } from "vitest";

import { countMastered, leastFirst } from "../../src/learn/mastery.ts";
import type { Question } from "../../src/quiz/question.ts";
import {
  afterRound,
  isMarkedHere,
  isMastered,
  MASTERED,
  type Mastery,
  mayTryAgain,
  pointsOf,
  UNTRIED,
} from "../../src/quiz/practising.ts";

test("tries are worth less and less, and only what is better than before earns", () => {
  const shares = [0.5, 0.2, 0.8, 0.7];
  const sums = shares.map((_, n) => pointsOf(shares.slice(0, n + 1)));
  expect(sums).toEqual([5, 5, 6.5, 6.5]);
  expect(pointsOf([1])).toBe(10);
  expect([pointsOf([0, 1]), pointsOf([0, 0, 0, 1]), pointsOf([0, 0, 0, 0, 1])]).toEqual([7, 2, 0]);
});

test("mastery grows by what is better, by more while answers are right, and ends at its bound", () => {
  const shares = [0.5, 0.8, 0.2, 1, 0.5, 0, 0.9, 1, 1];
  let mastery: Mastery = UNTRIED;
  const points = shares.map((share) => {
    mastery = afterRound(mastery, share);
    return Math.round(mastery.points * 1e9) / 1e9;
  });
  expect(points).toEqual([2, 3.2, 3.2, 4, 8, 8, 9.6, 10, 16]);
});

test("three right answers in a row are mastery, and a later miss takes nothing back", () => {
  const twice = afterRound(afterRound(UNTRIED, 1), 1);
  expect([isMastered(undefined), isMastered(twice), isMastered(afterRound(twice, 1))]).toEqual([false, false, true]);
  expect(afterRound(afterRound(twice, 1), 0).points).toBe(MASTERED);
});

test("what nobody marks here is asked last, and is no part of what is mastered", () => {
  const [open, new_, done] = (["open", "single", "single"] as const).map(
    (kind, n) => ({ kind, uuid: String(n) }) as unknown as Question,
  ) as [Question, Question, Question];
  const known = new Map([["2", { points: MASTERED, value: 4, best: 0 }]]);
  expect(leastFirst([open, done, new_], known)).toEqual([new_, done, open]);
  expect(countMastered([open, done, new_], known)).toBe(1);
  expect([open, done].map(isMarkedHere)).toEqual([false, true]);
});

test.each([
  ["single", 4, 2, true],
  ["single", 4, 3, false],
  ["single", 2, 1, false],
  ["true-false", 2, 1, false],
  ["multiple", 2, 3, true],
  ["match", 0, 1, true],
  ["match", 0, 4, false],
  ["open", 0, 0, false],
] as const)("a %s question of %i options after %i tries: %s", (kind, options, tries, isIt) => {
  const question = { kind, options: Array.from({ length: options }) } as unknown as Question;
  expect(mayTryAgain(question, tries)).toBe(isIt);
});
