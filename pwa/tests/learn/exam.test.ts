/** An exam on the phone: every answer is kept in its order, time goes on whatever happens to the app, handing in twice is once. */

import { beforeEach, expect, test, vi } from "vitest";

import { newPhone } from "../phone.ts"; // it comes first: it brings the database

import { withDb } from "../../src/db/open.ts";
import type { AttemptRow } from "../../src/db/rows.ts";
import { answerSlot, beginExam, elapsedOf, goOnWithExam, handInExam, newestOf } from "../../src/learn/exam.ts";
import { keepLearning, LEARNING_TABLES } from "../../src/learn/keep.ts";
import { watchSight } from "../../src/learn/passing.ts";

const BEGAN = new Date("2026-11-26T06:00:00Z");
const ATTEMPT: AttemptRow = {
  id: "01a20000-0000-7000-8000-000000000001",
  course: "peak-hours",
  learner_id: "01a20000-0000-7000-8000-0000000000aa",
  assignment_id: null,
  number: 1,
  state: "open",
  device_id: "01a20000-0000-7000-8000-0000000000bb",
  limit_s: 600,
  issued_at: "2026-11-26T05:59:00Z",
  start_by: "2026-11-27T05:59:00Z",
  sync_by: "2026-12-03T05:59:00Z",
  received_at: null,
  graded_at: null,
  score: null,
  has_passed: null,
  flags: [],
  packet: null,
  startedAt: null,
  elapsedMs: 0,
  seenAt: null,
  handedInAt: null,
};

beforeEach(async () => {
  newPhone();
  vi.useFakeTimers({ toFake: ["Date", "performance"], now: BEGAN });
  await withDb((db) => db.attempts.put(ATTEMPT));
  return () => vi.useRealTimers();
});

const at = (seconds: number): void => {
  vi.advanceTimersByTime(BEGAN.getTime() + seconds * 1000 - Date.now());
};

async function attempt(): Promise<AttemptRow> {
  return (await withDb((db) => db.attempts.get(ATTEMPT.id))) ?? ATTEMPT;
}

async function handedIn(): Promise<readonly unknown[]> {
  const jobs = await withDb((db) => db.jobs.toArray());
  return jobs
    .filter(({ kind }) => kind === "attempt.submit")
    .map(({ payload }) => JSON.parse(payload ?? "null") as unknown);
}

test("answers are a log in the order they were given; the newest of a question counts", async () => {
  await beginExam(ATTEMPT.id);
  at(10);
  await answerSlot(ATTEMPT.id, 1, { choices: ["a"] }, null);
  at(20);
  await answerSlot(ATTEMPT.id, 2, { text: "10" }, "high");
  at(35);
  await answerSlot(ATTEMPT.id, 1, { choices: ["b"] }, null);
  const log = await withDb((db) => db.answers.toArray());
  expect(log.map(({ seq, slot, tMs }) => [seq, slot, tMs])).toEqual([
    [1, 1, 10_000],
    [2, 2, 20_000],
    [3, 1, 35_000],
  ]);
  expect(newestOf(log).get(1)?.response).toEqual({ choices: ["b"] });
});

test("time goes on while the app is closed, and a clock set back takes nothing off", async () => {
  await beginExam(ATTEMPT.id);
  at(30);
  await answerSlot(ATTEMPT.id, 1, { choices: ["a"] }, null);
  const kept = await attempt();
  vi.resetModules(); // As another page of the app begins.
  const { elapsedOf: elapsedAnew } = await import("../../src/learn/exam.ts");
  expect(elapsedAnew(kept, BEGAN.getTime() + 90_000)).toBe(90_000);
  expect(elapsedAnew(kept, BEGAN.getTime() - 86_400_000)).toBe(30_000);
});

test("a clock that is put forward while the exam is seen adds nothing, and takes nothing off when it is put back", async () => {
  await beginExam(ATTEMPT.id);
  at(30);
  const begun = await attempt();
  for (const days of [1, -2]) {
    vi.setSystemTime(Date.now() + days * 86_400_000);
    expect(elapsedOf(begun, Date.now())).toBe(30_000);
  }
  await goOnWithExam(ATTEMPT.id);
  expect((await attempt()).elapsedMs).toBe(30_000);
});

test("time out of sight counts by the wall, for the clock of the page may have stood still", async () => {
  const page = Object.assign(new EventTarget(), { visibilityState: "visible" });
  const unwatch = watchSight(page as unknown as Document);
  await beginExam(ATTEMPT.id);
  page.visibilityState = "hidden";
  page.dispatchEvent(new Event("visibilitychange"));
  vi.setSystemTime(BEGAN.getTime() + 60_000);
  expect(elapsedOf(await attempt(), Date.now())).toBe(60_000);
  unwatch();
});

test("handing in twice is one act, and afterwards nothing can be answered", async () => {
  await beginExam(ATTEMPT.id);
  at(60);
  await answerSlot(ATTEMPT.id, 1, { choices: ["a"] }, null);
  at(100);
  await Promise.all([handInExam(ATTEMPT.id), handInExam(ATTEMPT.id)]);
  await handInExam(ATTEMPT.id);
  await answerSlot(ATTEMPT.id, 1, { choices: ["b"] }, null);
  expect(await handedIn()).toEqual([
    {
      attempt_id: ATTEMPT.id,
      started_at: "2026-11-26T06:00:00.000Z",
      finished_at: "2026-11-26T06:01:40.000Z",
      elapsed_ms: 100_000,
      answers: [{ seq: 1, slot: 1, response: { choices: ["a"] }, t_ms: 60_000, wall: "2026-11-26T06:01:00.000Z" }],
    },
  ]);
});

test("beginning again does not begin anew", async () => {
  await beginExam(ATTEMPT.id);
  at(40);
  await beginExam(ATTEMPT.id);
  expect((await attempt()).startedAt).toBe(BEGAN.toISOString());
});

test("what the server says of an attempt does not wipe what happened here", async () => {
  await beginExam(ATTEMPT.id);
  const { startedAt: _s, elapsedMs: _e, seenAt: _w, handedInAt: _h, ...told } = ATTEMPT;
  const bundle = {
    courses: [],
    progress: [],
    cards: [],
    certificates: [],
    drills: [],
    reviews: [],
    daily: null,
    attempts: [{ ...told, packet: null }],
  };
  await withDb((db) =>
    db.transaction("rw", [...LEARNING_TABLES], () =>
      keepLearning(db, bundle as unknown as Parameters<typeof keepLearning>[1]),
    ),
  );
  expect((await attempt()).startedAt).toBe(BEGAN.toISOString());
});
