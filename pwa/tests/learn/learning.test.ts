/** What a learner is shown first, what a search finds, and when a question counts as answered. */

import { expect, test } from "vitest";

import { isWhole, nextTurn } from "../../src/asking/answering.ts";
import { fromCourse, fromPacket, shuffle } from "../../src/asking/asked.ts";
import type { CourseDocument } from "../../src/learn/course.ts";
import { findCards } from "../../src/learn/finding-cards.ts";
import { tasksOf } from "../../src/learn/today.ts";
import type { Question } from "../../src/quiz/question.ts";

const words = (en: string): { "zh-Hans": string; en: string } => ({ "zh-Hans": `${en}中`, en });
const card = (key: string, title: string, body: string, extra: readonly string[] = []) => ({
  uuid: key,
  key,
  title: words(title),
  body: words(body),
  topic: "x",
  words: { "zh-Hans": [], en: extra },
  sounds: extra.includes("return") ? ["tuihuo", "th"] : [],
});

test("a card is found by all words of the query, its title first", () => {
  const cards = [
    card("a", "Queue", "Say how long"),
    card("b", "Return", "within seven days, no queue"),
    card("c", "Repair", "x", ["queue"]),
  ];
  expect(findCards(cards, "QUEUE").map(({ key }) => key)).toEqual(["a", "c", "b"]);
  expect(findCards(cards, "return seven").map(({ key }) => key)).toEqual(["b"]);
  expect(findCards(cards, "  ")).toEqual([]);
  expect(findCards([card("d", "Back", "x", ["return"]), ...cards], "TuiH").map(({ key }) => key)).toEqual(["d"]);
  expect(findCards([card("d", "Back", "x", ["return"])], "th").map(({ key }) => key)).toEqual(["d"]);
});

const COURSE = { key: "c", lessons: [{ key: "one" }, { key: "two" }], quiz: null } as unknown as CourseDocument;

const given = (course: string, due_on: string, lessons: string[], state: "assigned" | "passed" = "assigned") => ({
  id: due_on,
  course,
  lessons,
  reason: { kind: "retraining" },
  due_on,
  state,
});

test("a course is one task however many visits called for it; what is due first comes first, what is passed is gone", () => {
  const progress = [{ course: "c", lesson: "one", is_completed: true }];
  const assignments = [
    given("c", "2026-12-20", ["one"]),
    given("c", "2026-11-20", ["two"]),
    given("d", "2026-11-25", []),
    given("e", "2026-11-01", [], "passed"),
  ];
  const courses = new Map([
    ["c", COURSE],
    ["d", { ...COURSE, key: "d" }],
  ]);
  expect(tasksOf(assignments, courses, progress, "2026-11-24")).toEqual([
    { course: "c", dueOn: "2026-11-20", isLate: true, isFromVisit: true, done: 1, all: 2 },
    { course: "d", dueOn: "2026-11-25", isLate: false, isFromVisit: true, done: 0, all: 2 },
  ]);
});

test("a course that is all learnt and has no exam asks for nothing more", () => {
  const progress = ["one", "two"].map((lesson) => ({ course: "c", lesson, is_completed: true }));
  expect(tasksOf([given("c", "2026-12-20", [])], new Map([["c", COURSE]]), progress, "2026-11-24")).toEqual([]);
});

const BASE = {
  uuid: "u",
  key: "k",
  scoring: "exact",
  critical: false,
  topic: "t",
  lesson: "l",
  picture: null,
} as const;
const question = (rest: object): Question =>
  ({ ...BASE, stem: words("Stem"), explanation: words("Why"), ...rest }) as unknown as Question;

test("shuffling by the same seed gives the same order, and loses nothing", () => {
  const things = ["a", "b", "c", "d", "e"].map((id) => ({ id, text: words(id) }));
  expect(shuffle(things, "s")).toEqual(shuffle(things, "s"));
  expect(new Set(shuffle(things, "s"))).toEqual(new Set(things));
  expect(shuffle(things, "s")).not.toEqual(shuffle(things, "other"));
});

/* oxlint-disable unicorn/no-thenable -- so the course format calls where a sentence leads */
test("a talk goes on until no turn follows", () => {
  const turns = [
    {
      key: "opens",
      says: words("?"),
      options: [
        { key: "a", score: "1", then: "ends", text: words("a") },
        { key: "b", score: "0", then: null, text: words("b") },
      ],
    },
    { key: "ends", says: words("!"), options: [{ key: "c", score: "1", then: null, text: words("c") }] },
  ];
  const asked = fromCourse(question({ kind: "dialogue", turns }), {}, "s");
  expect(nextTurn(asked, [])?.key).toBe("opens");
  expect([["b"], ["a"], ["a", "c"]].map((path) => isWhole(asked, { path }))).toEqual([true, false, true]);
});

test("a question is answered once everything is said", () => {
  const asked = fromPacket({
    slot: 1,
    kind: "match",
    stem: words("?"),
    picture: null,
    lefts: [
      { id: "1", text: words("l") },
      { id: "2", text: words("m") },
    ],
    rights: [],
  });
  expect(isWhole(asked, { pairs: { 1: "x" } })).toBe(false);
  expect(isWhole(asked, { pairs: { 1: "x", 2: "y" } })).toBe(true);
  expect(isWhole(asked, null)).toBe(false);
  const several = fromPacket({ slot: 1, kind: "multiple", stem: words("?"), picture: null, options: [] });
  expect([isWhole(several, { choices: [] }), isWhole(several, { choices: ["a"] })]).toEqual([false, true]);
});
