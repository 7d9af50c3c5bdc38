/** An answer on the phone: known at once, one act for the server, and what is unsent outranks an older bundle. */

import { beforeEach, expect, test } from "vitest";

import { newPhone } from "../phone.ts";
import type { Bundle, BundleReview } from "../../src/api/types.gen.ts";
import { keepReviews } from "../../src/daily/keep.ts";
import { countLeft, dayOf } from "../../src/daily/left.ts";
import { noteAnswer, readDaily } from "../../src/daily/recording.ts";
import { withDb } from "../../src/db/open.ts";
import type { ReviewRow } from "../../src/db/rows.ts";

const NOON = new Date("2026-11-26T04:00:00Z");
const DAILY = { time_zone: "Asia/Shanghai", needs: [] };
const NEW: BundleReview = {
  question: "q1",
  course: "queue",
  stability: null,
  difficulty: null,
  last_on: null,
  due_on: null,
  asked_on: null,
  is_missed: false,
  document: { uuid: "q1", topic: "queue" },
};
const RIGHT = { question: "q1", course: "queue", outcome: "right", occasion: "daily" } as const;

beforeEach(async () => {
  newPhone();
  await arrive([NEW]);
});

test("a right answer is put off, asked today, and travels as one act", async () => {
  await noteAnswer(RIGHT, NOON);
  expect(await review()).toMatchObject({
    last_on: "2026-11-26",
    due_on: "2026-11-28",
    asked_on: "2026-11-26",
    is_missed: false,
  });
  expect((await payloads()).map(({ outcome, occasion, question }) => [outcome, occasion, question])).toEqual([
    ["right", "daily", "q1"],
  ]);
});

test("of several answers on a day the first counts here too, and all of them travel", async () => {
  await noteAnswer({ ...RIGHT, outcome: "wrong" }, NOON);
  await noteAnswer({ ...RIGHT, occasion: "practice" }, NOON);
  expect(await review()).toMatchObject({ due_on: "2026-11-27", is_missed: true });
  expect(await payloads()).toHaveLength(2);
});

test("it comes back no later than the certificate of its course runs out", async () => {
  const title = { "zh-Hans": "排队", en: "The queue" };
  const certificate = { id: "c", attempt_id: "a", course: "queue", title, code: "", issued_on: "2026-01-01" };
  const days = { expires_on: "2026-11-27", renews_on: "2026-11-01" };
  await withDb((db) => db.certificates.put({ ...certificate, ...days, is_withdrawn: false }));
  await noteAnswer(RIGHT, NOON);
  expect((await review()).due_on).toBe("2026-11-27");
});

test("in practice only what was missed comes in, and what is right and unknown concerns nobody", async () => {
  await noteAnswer({ ...RIGHT, question: "q2", occasion: "practice" }, NOON);
  expect(await payloads()).toEqual([]);
  await noteAnswer({ ...RIGHT, question: "q2", occasion: "practice", outcome: "wrong" }, NOON);
  expect(await payloads()).toHaveLength(1);
});

test("a bundle that does not know of an answer yet does not undo it; one that does replaces it", async () => {
  await noteAnswer(RIGHT, NOON);
  await arrive([NEW]);
  expect((await review()).due_on).toBe("2026-11-28");
  await withDb((db) => db.jobs.toCollection().modify({ state: "done" }));
  await arrive([{ ...NEW, due_on: "2026-12-01", last_on: "2026-11-26" }]);
  expect(await review()).toMatchObject({ due_on: "2026-12-01", jobId: null });
  await arrive([{ ...NEW, document: null }]);
  expect(await withDb((db) => db.reviews.count())).toBe(0);
});

test("days are the store's, and what is left is never more than three", async () => {
  expect(dayOf(DAILY, new Date("2026-11-26T16:30:00Z"))).toBe("2026-11-27");
  const many = Array.from({ length: 5 }, (_, n): ReviewRow => ({ ...NEW, question: `${n}`, jobId: null }));
  expect(countLeft(many, "2026-11-26")).toEqual({ left: 3, done: 0 });
  const one = { ...NEW, jobId: null, asked_on: "2026-11-26", last_on: "2026-11-26", due_on: "2026-11-26" };
  expect(countLeft([one, ...many.slice(0, 1)], "2026-11-26")).toEqual({ left: 1, done: 1 });
  expect(countLeft([{ ...NEW, jobId: null, due_on: "2026-11-27" }], "2026-11-26")).toEqual({ left: 0, done: 0 });
  expect((await withDb((db) => readDaily(db, NOON)))?.day).toBe("2026-11-26");
});

async function arrive(reviews: readonly BundleReview[]): Promise<void> {
  const bundle = { full: false, reviews, daily: DAILY } as unknown as Bundle;
  await withDb((db) => db.transaction("rw", [db.reviews, db.jobs, db.meta], () => keepReviews(db, bundle)));
}

async function review(): Promise<ReviewRow> {
  const row = await withDb((db) => db.reviews.get("q1"));
  if (row === undefined) throw new Error("no review");
  return row;
}

async function payloads(): Promise<readonly Record<string, unknown>[]> {
  const jobs = await withDb((db) => db.jobs.toArray());
  return jobs.map(({ payload }) => JSON.parse(String(payload)) as Record<string, unknown>);
}
