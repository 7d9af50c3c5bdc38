/** Which questions a day brings: the same here as on the server, because chance comes from the person and the day. */

import type { Need } from "../api/types.gen.ts";
import { sha256 } from "../db/digest.ts";
import { daysBetween, type Memory, retention } from "./memory.ts";

export const A_DAY = 3;
const HALF_LIFE_DAYS = 45;
const SEVERITIES: Readonly<Record<Need["severity"], number>> = { minor: 1, major: 2, critical: 3 };
/** So many digits of a hash fit a number without loss. */
const DIGITS = 13;
const SPAN = 2 ** 52;

/** A question of somebody: what they know of it, from when on it may come, when it was one of a day's three. */
export interface Candidate {
  readonly question: string;
  readonly topic: string;
  readonly memory: Memory | null;
  readonly dueOn: string | null;
  readonly askedOn: string | null;
  readonly isMissed: boolean;
}

/** Draw what is left of a day's questions, the first to be asked first; what was asked on that day counts as drawn. */
export async function draw(
  candidates: readonly Candidate[],
  needs: readonly Need[],
  person: string,
  day: string,
): Promise<readonly string[]> {
  const left = Math.max(0, A_DAY - candidates.filter(({ askedOn }) => askedOn === day).length);
  const keyed = await Promise.all(
    [...weigh(candidates, needs, day)].map(async ([question, weight]) => {
      // ln u / w has the order of u^(1/w), and does not underflow.
      const key = Math.log(await chance(person, day, question)) / weight;
      return { question, key };
    }),
  );
  return keyed
    .toSorted((one, other) => other.key - one.key || (one.question < other.question ? -1 : 1))
    .slice(0, left)
    .map(({ question }) => question);
}

/** Weigh each question that is due: what is forgotten, what the store needs, and twice what was missed last time. */
export function weigh(
  candidates: readonly Candidate[],
  needs: readonly Need[],
  day: string,
): ReadonlyMap<string, number> {
  const need = needsOf(needs, day);
  const most = Math.max(0, ...need.values());
  const weights = candidates
    .filter(({ dueOn }) => dueOn === null || dueOn <= day)
    .map(({ question, topic, memory, isMissed }): [string, number] => {
      const share = most === 0 ? 0 : (need.get(topic) ?? 0) / most;
      return [question, (1 - retention(memory, day)) * (1 + 2 * share) * (isMissed ? 2 : 1)];
    });
  return new Map(weights.filter(([, weight]) => weight > 0));
}

function needsOf(needs: readonly Need[], day: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { topic, severity, raised_on: raised } of needs) {
    const age = Math.max(0, daysBetween(raised, day));
    found.set(topic, (found.get(topic) ?? 0) + SEVERITIES[severity] * 0.5 ** (age / HALF_LIFE_DAYS));
  }
  return found;
}

/** Give the number between 0 and 1 that a question has for a person on a day. */
async function chance(person: string, day: string, question: string): Promise<number> {
  const digest = await sha256(`${person}|${day}|${question}`);
  return (Number.parseInt(digest.slice(0, DIGITS), 16) + 0.5) / SPAN;
}
