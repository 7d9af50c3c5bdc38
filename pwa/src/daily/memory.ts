/** When a question comes again: FSRS-6 with the parameters it ships with, as the server reckons it. Pure: days in, days out. The door to the library. */

import { FSRSAlgorithm, generatorParameters } from "ts-fsrs";

export type Outcome = "wrong" | "unsure" | "right";

/** What somebody knows of a question; days as `2026-11-26`. */
export interface Memory {
  readonly stability: number;
  readonly difficulty: number;
  readonly lastOn: string;
}

const LONGEST_DAYS = 60;
const GRADES: Readonly<Record<Outcome, number>> = { wrong: 1, unsure: 2, right: 3 };
const DAY_MS = 86_400_000;
const algorithm = new FSRSAlgorithm(
  generatorParameters({ request_retention: 0.9, maximum_interval: LONGEST_DAYS, enable_fuzz: false }),
);

/** Say what is known after one more answer; of several on one day the first counts. */
export function answered(memory: Memory | null, day: string, outcome: Outcome): Memory {
  if (memory !== null && day <= memory.lastOn) return memory;
  const elapsed = memory === null ? 0 : daysBetween(memory.lastOn, day);
  const { stability, difficulty } = algorithm.next_state(memory, elapsed, GRADES[outcome]);
  return { stability, difficulty, lastOn: day };
}

/** Say when it comes again: after its interval, and at the latest on the day a certificate has to be renewed. */
export function dueDay({ stability, lastOn }: Memory, renewsOn: string | null): string {
  const due = dayAfter(lastOn, algorithm.next_interval(stability, 0));
  return renewsOn !== null && renewsOn > lastOn && renewsOn < due ? renewsOn : due;
}

/** Say with which probability it is still known on a day; what was never answered is not. */
export function retention(memory: Memory | null, day: string): number {
  if (memory === null) return 0;
  return algorithm.forgetting_curve(Math.max(0, daysBetween(memory.lastOn, day)), memory.stability);
}

/** Count the days from one to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}
