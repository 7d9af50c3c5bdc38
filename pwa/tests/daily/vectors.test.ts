/** The daily three as the shared vectors have them: the server draws and schedules the same. */

import { readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";

import type { Need } from "../../src/api/types.gen.ts";
import { type Candidate, draw, weigh } from "../../src/daily/drawing.ts";
import { answered, dueDay, type Memory, type Outcome } from "../../src/daily/memory.ts";

interface Schedule {
  readonly cases: readonly {
    readonly name: string;
    readonly answers: readonly (readonly [string, Outcome])[];
    readonly renews_on: string | null;
    readonly expect: readonly { readonly stability: number; readonly difficulty: number; readonly due_on: string }[];
  }[];
}

interface Draws {
  readonly cases: readonly {
    readonly name: string;
    readonly person: string;
    readonly day: string;
    readonly needs: readonly Need[];
    readonly cards: readonly {
      readonly question: string;
      readonly topic: string;
      readonly stability: number | null;
      readonly last_on: string | null;
      readonly due_on: string | null;
      readonly asked_on: string | null;
      readonly is_missed: boolean;
    }[];
    readonly weights: Readonly<Record<string, number>>;
    readonly expect: readonly string[];
  }[];
}

const FOLDER = new URL("../../../tests/vectors/repetition/", import.meta.url);
const SCHEDULE = JSON.parse(readFileSync(new URL("schedule.json", FOLDER), "utf8")) as Schedule;
const DRAWS = JSON.parse(readFileSync(new URL("draw.json", FOLDER), "utf8")) as Draws;

describe.each(SCHEDULE.cases.map((one) => [one.name, one] as const))(
  "%s",
  (_, { answers, renews_on: renews, ...said }) => {
    test("is remembered as the server remembers it", () => {
      const seen = follow(answers, renews);
      expect(seen.map(({ due_on: due }) => due)).toEqual(said.expect.map(({ due_on: due }) => due));
      expect(seen.map((one, n) => isNear(one, said.expect[n]))).toEqual(seen.map(() => true));
    });
  },
);

describe.each(DRAWS.cases.map((one) => [one.name, one] as const))("%s", (_, { person, day, needs, cards, ...said }) => {
  const candidates = cards.map((card): Candidate => {
    const { question, topic, stability, last_on: lastOn } = card;
    const memory = stability === null || lastOn === null ? null : { stability, difficulty: 5, lastOn };
    return { question, topic, memory, dueOn: card.due_on, askedOn: card.asked_on, isMissed: card.is_missed };
  });

  test("weighs the same", () => {
    const weights = weigh(candidates, needs, day);
    expect([...weights.keys()].toSorted()).toEqual(Object.keys(said.weights).toSorted());
    for (const [question, weight] of Object.entries(said.weights)) {
      expect(weights.get(question)).toBeCloseTo(weight, 6);
    }
  });

  test("draws the same, in the same order", async () => {
    expect(await draw(candidates, needs, person, day)).toEqual(said.expect);
  });
});

type Seen = Memory & { readonly due_on: string };

function follow(answers: Schedule["cases"][number]["answers"], renews: string | null): readonly Seen[] {
  const seen: Seen[] = [];
  for (const [day, outcome] of answers) {
    const memory = answered(seen.at(-1) ?? null, day, outcome);
    seen.push({ ...memory, due_on: dueDay(memory, renews) });
  }
  return seen;
}

/** One of the libraries rounds to eight places, so large numbers agree less in the last ones. */
function isNear(one: Seen, other: Schedule["cases"][number]["expect"][number] | undefined): boolean {
  const { stability, difficulty } = other ?? { stability: Number.NaN, difficulty: Number.NaN };
  return Math.abs(one.stability / stability - 1) <= 1e-6 && Math.abs(one.difficulty / difficulty - 1) <= 1e-6;
}
