/** What comes first: named until it is passed, before the other in the list, and a lock for the exam that a visit opens. */

import { expect, test } from "vitest";

import type { AssignmentRow, AttemptRow } from "../../src/db/rows.ts";
import type { CourseDocument } from "../../src/learn/course.ts";
import { inOrder, isExamLocked, missingFirst } from "../../src/learn/first.ts";

const course = (key: string, prerequisites: string[] = []): CourseDocument =>
  ({ key, prerequisites }) as unknown as CourseDocument;
const given = (key: string, kind: string, state = "assigned"): AssignmentRow =>
  ({ course: key, reason: { kind }, state }) as unknown as AssignmentRow;
const attempt = (key: string, has_passed: boolean | null): AttemptRow =>
  ({ course: key, has_passed }) as unknown as AttemptRow;

const LATER = course("later", ["basics", "gone", "greeting"]);
const COURSES = new Map(
  [LATER, course("basics"), course("greeting", ["basics"]), course("other")].map((one) => [one.key, one]),
);
const NOTHING = { courses: COURSES, assignments: [], attempts: [] };

test("what is passed, by an exam or an earlier assignment, is not asked for again", () => {
  const names = (known: typeof NOTHING): string[] => missingFirst(LATER, known).map(({ key }) => key);
  expect(names(NOTHING)).toEqual(["basics", "greeting"]);
  expect(names({ ...NOTHING, attempts: [attempt("basics", false), attempt("basics", null)] as never })).toHaveLength(2);
  expect(names({ ...NOTHING, attempts: [attempt("basics", true)] as never })).toEqual(["greeting"]);
  expect(names({ ...NOTHING, assignments: [given("greeting", "rule", "passed")] as never })).toEqual(["basics"]);
});

test.each([
  [{}, true],
  [{ assignments: [given("later", "rule")] }, true],
  [{ assignments: [given("later", "retraining")] }, false],
  [{ assignments: [given("later", "retraining", "passed")] }, false],
  [{ attempts: [attempt("later", true)] }, false],
  [{ attempts: [attempt("basics", true), attempt("greeting", true)] }, false],
])("the exam waits, unless a visit calls for it or it was passed before: %j", (known, expected) => {
  expect(isExamLocked(LATER, { ...NOTHING, ...known })).toBe(expected);
});

test("a course without anything before it is never locked", () => {
  expect(isExamLocked({ key: "old" } as CourseDocument, NOTHING)).toBe(false);
});

const keys = (list: string[], courses = COURSES): string[] =>
  inOrder(
    list.map((one) => ({ course: one })),
    courses,
  ).map((one) => one.course);

test("what comes first stands first, everything else stays in its order, and a circle does no harm", () => {
  expect(keys(["other", "later", "greeting", "basics"])).toEqual(["other", "basics", "greeting", "later"]);
  expect(keys(["later", "other"])).toEqual(["later", "other"]);
  const circle = new Map([course("a", ["b"]), course("b", ["a"])].map((one) => [one.key, one]));
  expect(keys(["a", "b"], circle)).toEqual(["b", "a"]);
});
