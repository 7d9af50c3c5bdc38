/** An answer to a practice question: what follows for this phone at once, and an act for the server. */

import type { Daily, Need } from "../api/types.gen.ts";
import { newId } from "../db/ids.ts";
import { readFact } from "../db/meta.ts";
import { type Database, withDb } from "../db/open.ts";
import type { ReviewRow } from "../db/rows.ts";
import { addOp, freeze, kick } from "../outbox/enqueue.ts";
import type { Question } from "../quiz/question.ts";
import type { Candidate } from "./drawing.ts";
import { dayOf } from "./left.ts";
import { answered, dueDay, type Memory, type Outcome } from "./memory.ts";

export interface Given {
  readonly question: string;
  readonly course: string;
  readonly outcome: Outcome;
  readonly occasion: "daily" | "practice";
}

export interface DailyThree {
  readonly reviews: readonly ReviewRow[];
  readonly needs: readonly Need[];
  readonly day: string;
}

/** Read all that comes again, and which day it is; null while nothing does. */
export async function readDaily(db: Database, now = new Date()): Promise<DailyThree | null> {
  const [reviews, row] = await Promise.all([db.reviews.toArray(), db.meta.get("daily")]);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only a pull writes this row
  const daily = (row?.value ?? null) as Daily | null;
  return daily === null ? null : { reviews, needs: daily.needs, day: dayOf(daily, now) };
}

/** Note an answer. In practice, what is right and does not come again anyway is nobody's concern. */
export async function noteAnswer(given: Given, now = new Date()): Promise<void> {
  const daily = (await readFact("daily")) ?? null;
  const known = await withDb((db) => db.reviews.get(given.question));
  if (known === undefined && given.outcome !== "wrong") return;
  const { question, course, outcome, occasion } = given;
  const payload = { review_id: newId(now.getTime()), question, course, outcome, occasion, at: now.toISOString() };
  const frozen = await freeze("review.answer", payload);
  await withDb((db) =>
    db.transaction("rw", [db.reviews, db.certificates, db.jobs, db.meta], async () => {
      await addOp(db, frozen, { visitId: null });
      const row = await db.reviews.get(question);
      if (row === undefined || daily === null) return;
      const renewsOn = await renewalOf(db, course);
      await db.reviews.put({ ...next(row, given, dayOf(daily, now), renewsOn), jobId: frozen.id });
    }),
  );
  kick();
}

/** Say what is known of a question after an answer; the first of a day counts. */
export function next(row: ReviewRow, { outcome, occasion }: Given, day: string, renewsOn: string | null): ReviewRow {
  const asked = occasion === "daily" ? { asked_on: day } : {};
  if (row.last_on !== null && day <= row.last_on) return { ...row, ...asked };
  const memory = answered(memoryOf(row), day, outcome);
  return {
    ...row,
    ...asked,
    stability: memory.stability,
    difficulty: memory.difficulty,
    last_on: day,
    due_on: dueDay(memory, renewsOn),
    is_missed: outcome === "wrong",
  };
}

/** Take what a row says of a question, for drawing. */
export function asCandidate(row: ReviewRow): Candidate {
  return {
    question: row.question,
    topic: questionOf(row).topic,
    memory: memoryOf(row),
    dueOn: row.due_on,
    askedOn: row.asked_on,
    isMissed: row.is_missed,
  };
}

/** Take the question of a row. */
export function questionOf({ document }: ReviewRow): Question {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- rows without a document are not kept; courses are checked before they are published
  return document as unknown as Question;
}

function memoryOf({ stability, difficulty, last_on: lastOn }: ReviewRow): Memory | null {
  return stability === null || difficulty === null || lastOn === null ? null : { stability, difficulty, lastOn };
}

/** The day the newest certificate of a course that was not withdrawn runs out, or null. */
async function renewalOf(db: Database, course: string): Promise<string | null> {
  const mine = await db.certificates
    .filter(({ course: its, is_withdrawn: isWithdrawn }) => its === course && !isWithdrawn)
    .toArray();
  return mine.toSorted((one, other) => (one.issued_on < other.issued_on ? 1 : -1))[0]?.expires_on ?? null;
}
