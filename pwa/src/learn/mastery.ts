/** How far the practice questions of courses are mastered, as this phone knows it: for the learner alone, and told to nobody. */

import { type Database, withDb } from "../db/open.ts";
import { afterRound, isMarkedHere, isMastered, MASTERED, type Mastery, UNTRIED } from "../quiz/practising.ts";
import type { Question } from "../quiz/question.ts";

/** Read it by the UUID of the question. */
export async function readMastery(db: Database): Promise<ReadonlyMap<string, Mastery>> {
  const rows = await db.mastery.toArray();
  return new Map(rows.map((row) => [row.question, row]));
}

/** Note how the first try of a round went, as a share of 0 to 1. */
export async function noteRound(question: string, share: number): Promise<void> {
  await withDb((db) =>
    db.transaction("rw", db.mastery, async () => {
      const before = (await db.mastery.get(question)) ?? UNTRIED;
      await db.mastery.put({ question, ...afterRound(before, share) });
    }),
  );
}

/** Put what is least mastered first, and last what nobody marks here; what is equal stays in the order of the course. */
export function leastFirst(questions: readonly Question[], known: ReadonlyMap<string, Mastery>): readonly Question[] {
  const points = (question: Question): number =>
    isMarkedHere(question) ? (known.get(question.uuid)?.points ?? 0) : MASTERED + 1;
  return questions.toSorted((one, other) => points(one) - points(other));
}

/** Count the questions that are mastered. */
export function countMastered(questions: readonly Question[], known: ReadonlyMap<string, Mastery>): number {
  return questions.filter(({ uuid }) => isMastered(known.get(uuid))).length;
}
