/**
 * What practice is worth. Pure. A question may be tried again, and only getting better earns, at a falling value; over many rounds each
 * question comes to be mastered. Source of both rules: PrairieLearn, points of exams with several tries and of homework.
 */

import type { Question } from "./question.ts";

/** What the first, second, third and fourth try are worth. */
const WORTH = [10, 7, 5, 2] as const;
export const FULL = WORTH[0];

/** A question is mastered with this many points; three right answers in a row give them. */
export const MASTERED = 16;
const STEP = 4;

/** How far a question is mastered: its points, what the next one is worth, and the best share since it was last wholly right. */
export interface Mastery {
  readonly points: number;
  readonly value: number;
  readonly best: number;
}

export const UNTRIED: Mastery = { points: 0, value: STEP, best: 0 };

/** Add tries up, each a share of 0 to 1: what is better than the best one before earns the difference, at the worth of its try. */
export function pointsOf(shares: readonly number[]): number {
  let [points, best] = [0, 0];
  for (const [n, share] of shares.entries()) {
    points += Math.max(0, share - best) * (WORTH[n] ?? 0);
    best = Math.max(best, share);
  }
  return points;
}

/** Tell whether a phone marks a question, so that it earns points and can be mastered: what a person marks is only compared. */
export function isMarkedHere({ kind }: Question): boolean {
  return kind !== "open";
}

/** Tell whether a question may be tried once more: not when a person marks it, and not when only one answer is left. */
export function mayTryAgain(question: Question, tries: number): boolean {
  const { kind, options } = question;
  if (!isMarkedHere(question) || tries >= WORTH.length) return false;
  const isOneOfSome = kind === "single" || kind === "true-false";
  return !isOneOfSome || (options?.length ?? 2) - tries > 1;
}

/** Go on from the first try of another round. */
export function afterRound({ points, value, best }: Mastery, share: number): Mastery {
  const earned = Math.min(MASTERED, points + Math.max(0, share - best) * value);
  if (share === 1) return { points: earned, value: value + STEP, best: 0 };
  return { points: earned, value: STEP, best: Math.max(best, share) };
}

/** Tell whether a question is mastered. */
export function isMastered(mastery: Mastery | undefined): boolean {
  return mastery !== undefined && mastery.points >= MASTERED;
}
