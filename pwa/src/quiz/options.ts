/** The rules for chosen options (docs/course-format.md, "scoring"). */

import { Fraction, lower, ONE, ZERO } from "../engine/fraction.ts";
import type { Answer, Question } from "./question.ts";

type Rule = (question: Question, chosen: ReadonlySet<string>) => Fraction;

const RULES: Readonly<Record<string, Rule>> = {
  exact: (question, chosen) => (isExact(question, chosen) ? ONE : ZERO),
  "guess-neutral": (question, chosen) =>
    isExact(question, chosen) ? ONE : Fraction.of(-1, (question.options?.length ?? 2) - 1),
  "net-correct": (question, chosen) => {
    const good = goodOf(question);
    const hits = count(chosen, good);
    return Fraction.of(Math.max(0, hits - (chosen.size - hits)), good.size);
  },
  coverage: (question, chosen) => {
    const good = goodOf(question);
    const hits = count(chosen, good);
    return Fraction.of(hits * hits, good.size * chosen.size);
  },
  "each-answer": (question, chosen) => {
    const options = question.options ?? [];
    const right = options.filter(({ key, good }) => chosen.has(key) === (good === true));
    return Fraction.of(right.length, options.length);
  },
  mapping,
};

/** Give the share for the chosen options; who chose nothing did not answer. */
export function markOptions(question: Question, { choices = [] }: Answer): Fraction {
  const rule = RULES[question.scoring];
  if (rule === undefined) throw new RangeError(`no rule is called ${question.scoring}`);
  return choices.length === 0 ? ZERO : rule(question, new Set(choices));
}

function goodOf(question: Question): ReadonlySet<string> {
  return new Set((question.options ?? []).filter(({ good }) => good === true).map(({ key }) => key));
}

function count(chosen: ReadonlySet<string>, good: ReadonlySet<string>): number {
  return [...chosen].filter((key) => good.has(key)).length;
}

function isExact(question: Question, chosen: ReadonlySet<string>): boolean {
  const good = goodOf(question);
  return chosen.size === good.size && count(chosen, good) === good.size;
}

function mapping(question: Question, chosen: ReadonlySet<string>): Fraction {
  const bounds = question.mapping ?? { low: "0", high: "1", default: "0" };
  const [low, high] = [Fraction.read(bounds.low), Fraction.read(bounds.high)];
  const scores = (question.options ?? [])
    .filter(({ key }) => chosen.has(key))
    .map(({ score }) => Fraction.read(score ?? bounds.default));
  const sum = lower(high, Fraction.sum(scores));
  return (sum.isBelow(low) ? low : sum).over(high);
}
