/**
 * Taking an exam: fetched with a signal, taken without. Every answer is one more line of a log on this phone before the screen says so;
 * what is handed in is a frozen act of the outbox, so it is sent once, whenever a signal comes.
 */

import { call } from "../api/client.ts";
import { withDb } from "../db/open.ts";
import type { AnswerRow, AttemptRow } from "../db/rows.ts";
import { addOp, freeze, kick } from "../outbox/enqueue.ts";
import type { Answer } from "../quiz/question.ts";
import { deviceId } from "../sync/device.ts";
import { anchorAt, passedSince } from "./passing.ts";

const NOTHING_YET = { startedAt: null, elapsedMs: 0, seenAt: null, handedInAt: null };

/** Fetch a packet, or the one this phone has already. Throws `ApiProblem`: no signal, no attempt left, another phone. */
export async function fetchExam(course: string, assignmentId: string | null): Promise<AttemptRow> {
  const body = { device_id: await deviceId(), ...(assignmentId === null ? {} : { assignment_id: assignmentId }) };
  const packet = await call("POST /v1/quizzes/{key}/attempts", { path: { key: course }, body });
  const known = await withDb((db) => db.attempts.get(packet.attempt_id));
  const row: AttemptRow = {
    ...NOTHING_YET,
    id: packet.attempt_id,
    course,
    learner_id: packet.learner_id,
    assignment_id: assignmentId,
    number: packet.number,
    state: "open",
    device_id: packet.device_id,
    limit_s: packet.limit_s,
    issued_at: packet.issued_at,
    start_by: packet.start_by,
    sync_by: packet.sync_by,
    received_at: null,
    graded_at: null,
    score: null,
    has_passed: null,
    flags: [],
    ...known,
    packet,
  };
  await withDb((db) => db.attempts.put(row));
  return row;
}

/** Begin: from now on the time counts, whatever happens to the app. The same again changes nothing. */
export async function beginExam(id: string): Promise<void> {
  const now = new Date();
  await withDb((db) =>
    db.transaction("rw", db.attempts, async () => {
      const row = await db.attempts.get(id);
      if (row === undefined || row.startedAt !== null) return;
      await db.attempts.put({ ...seen(row, now), startedAt: now.toISOString() });
    }),
  );
}

/** Go on with an exam on this page: what went by until now is counted, and from here on by the clock of the page. */
export async function goOnWithExam(id: string): Promise<void> {
  await withDb((db) =>
    db.transaction("rw", db.attempts, async () => {
      const row = await db.attempts.get(id);
      if (row === undefined || row.startedAt === null || row.handedInAt !== null) return;
      await db.attempts.put(seen(row, new Date()));
    }),
  );
}

/** Give the milliseconds an exam takes until a moment on the wall. */
export function elapsedOf({ elapsedMs, seenAt }: AttemptRow, now: number): number {
  return elapsedMs + (seenAt === null ? 0 : passedSince(seenAt, now));
}

function seen(row: AttemptRow, wall: Date): AttemptRow {
  const elapsedMs = elapsedOf(row, wall.getTime());
  const seenAt = wall.toISOString();
  anchorAt(seenAt);
  return { ...row, elapsedMs, seenAt };
}

/** Add an answer to the log. */
export async function answerSlot(
  attemptId: string,
  slot: number,
  response: Answer,
  confidence: AnswerRow["confidence"],
): Promise<void> {
  await withDb((db) =>
    db.transaction("rw", [db.attempts, db.answers], async () => {
      const row = await db.attempts.get(attemptId);
      if (row === undefined || row.handedInAt !== null) return;
      const wall = new Date();
      const counted = seen(row, wall);
      const seq = (await db.answers.where("attemptId").equals(attemptId).count()) + 1;
      await db.answers.add({
        attemptId,
        seq,
        slot,
        response: { ...response },
        tMs: Math.round(counted.elapsedMs),
        wall: wall.toISOString(),
        confidence,
      });
      await db.attempts.put(counted);
    }),
  );
}

/** Give the newest answer of each slot. */
export function newestOf(log: readonly AnswerRow[]): ReadonlyMap<number, AnswerRow> {
  return new Map(log.toSorted((one, other) => one.seq - other.seq).map((row) => [row.slot, row]));
}

/** Hand in what was answered. Twice is once. */
export async function handInExam(attemptId: string): Promise<void> {
  const [row, log] = await withDb((db) =>
    Promise.all([db.attempts.get(attemptId), db.answers.where("attemptId").equals(attemptId).sortBy("seq")]),
  );
  if (row === undefined || row.handedInAt !== null) return;
  const now = new Date();
  const elapsedMs = Math.round(elapsedOf(row, now.getTime()));
  const frozen = await freeze("attempt.submit", {
    attempt_id: attemptId,
    started_at: row.startedAt ?? now.toISOString(),
    finished_at: now.toISOString(),
    elapsed_ms: elapsedMs,
    answers: log.map(({ seq, slot, response, tMs, wall, confidence }) => ({
      seq,
      slot,
      response,
      t_ms: tMs,
      wall,
      ...(confidence === null ? {} : { confidence }),
    })),
  });
  await withDb((db) =>
    db.transaction("rw", [db.attempts, db.jobs, db.meta], async () => {
      const still = await db.attempts.get(attemptId);
      if (still === undefined || still.handedInAt !== null) return;
      await addOp(db, frozen, { visitId: null });
      await db.attempts.put({ ...still, elapsedMs, seenAt: null, handedInAt: now.toISOString() });
    }),
  );
  kick();
}
