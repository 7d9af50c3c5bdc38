/**
 * Which share of a question an answer earns, exactly as the server says (`tests/vectors/marking`): what the phone marks is practice.
 */

import { Fraction, ONE, ZERO } from "../engine/fraction.ts";
import { markNumber, markShort } from "./entries.ts";
import { markOptions } from "./options.ts";
import type { Answer, Kind, Question } from "./question.ts";
import { markPath, markPoints } from "./scenes.ts";

type Rule = (question: Question, answer: Answer) => Fraction;

const RULES: Readonly<Record<Exclude<Kind, "open">, Rule>> = {
  single: markOptions,
  multiple: markOptions,
  "true-false": markOptions,
  match: markPairs,
  order: markOrder,
  numeric: markNumber,
  "short-answer": markShort,
  dialogue: markPath,
  spot: markPoints,
};

/** Mark an answer; null is no answer and earns nothing. The share is null while a person has to say. */
export function mark(question: Question, answer: Answer | null): Fraction | null {
  if (answer === null) return ZERO;
  if (question.kind === "open") return (answer.text ?? "").trim() === "" ? ZERO : null;
  return RULES[question.kind](question, answer).settle();
}

/** All or nothing where the question is marked so. */
export function wholeOr(question: Question, share: Fraction): Fraction {
  if (question.scoring !== "exact") return share;
  return share.equals(ONE) ? ONE : ZERO;
}

function markPairs(question: Question, { pairs = {} }: Answer): Fraction {
  const lefts = (question.pairs ?? []).filter(({ left }) => left !== null);
  return wholeOr(question, Fraction.of(lefts.filter(({ key }) => pairs[key] === key).length, lefts.length));
}

/** The share of pairs of steps in the right order; a step left out stands in no order. */
function markOrder(question: Question, { order = [] }: Answer): Fraction {
  const place = new Map(order.map((key, index) => [key, index]));
  const steps = question.steps ?? [];
  let [right, all] = [0, 0];
  for (const [index, { key }] of steps.entries()) {
    for (const { key: then } of steps.slice(index + 1)) {
      const [first, second] = [place.get(key), place.get(then)];
      all += 1;
      if (first !== undefined && second !== undefined && first < second) right += 1;
    }
  }
  return wholeOr(question, Fraction.of(right, all));
}
