/** The right answer of a question in words. */

import { say, t } from "../i18n/index.ts";
import type { Question } from "../quiz/question.ts";
import { minutesAndSeconds } from "./minutes.ts";

/** Say what would have been right; empty where only the explanation can. */
export function rightAnswer(question: Question): string {
  const texts = RIGHT[question.kind](question).filter((text) => text !== "");
  return texts.length === 0
    ? ""
    : t("learn.right_would_be", { answer: texts.join(question.kind === "order" ? " → " : "; ") });
}

const RIGHT: Readonly<Record<Question["kind"], (question: Question) => readonly string[]>> = {
  single: goodOptions,
  multiple: goodOptions,
  "true-false": goodOptions,
  match: ({ pairs = [] }) =>
    pairs.flatMap(({ left, right }) => (left === null ? [] : [`${say(left)} – ${say(right)}`])),
  order: ({ steps = [] }) => steps.map(({ text }) => say(text)),
  numeric: ({ number }) => {
    const best = number?.answers.find(({ weight }) => Number(weight) === 1);
    const value = best?.value ?? `${best?.low}–${best?.high}`;
    return [`${number?.entry === "time" ? asTime(value) : value} ${say(number?.unit)}`.trim()];
  },
  "short-answer": ({ accept = [] }) => accept.filter(({ weight }) => Number(weight) === 1).map(({ text }) => text),
  dialogue: ({ turns = [] }) =>
    turns.flatMap(({ options }) => options.filter(({ score }) => Number(score) === 1).map(({ text }) => say(text))),
  spot: ({ areas = [] }) => areas.map(({ label }) => say(label)),
  open: ({ guide }) => [say(guide)],
};

function goodOptions({ options = [] }: Question): readonly string[] {
  return options.filter(({ good, score }) => good === true || Number(score ?? 0) > 0).map(({ text }) => say(text));
}

/** A range of seconds (`8–12`) is no one time and stays as it is. */
function asTime(seconds: string): string {
  return Number.isNaN(Number(seconds)) ? seconds : minutesAndSeconds(Number(seconds));
}
