/** What somebody answered, in words. Pure. */

import { say, t } from "../i18n/index.ts";
import type { Answer, Question } from "../quiz/question.ts";

/** Say an answer in the words of its question; an empty text where nothing was answered. */
export function answerWords(question: Question, answer: Answer | null): string {
  if (answer === null) return "";
  const { choices = [], order = [], path = [], points = [], pairs, text } = answer;
  const options = [...(question.options ?? []), ...(question.turns ?? []).flatMap((turn) => turn.options)];
  const named = (key: string): string =>
    say(options.find((option) => option.key === key)?.text) ||
    say(question.steps?.find((step) => step.key === key)?.text) ||
    key;
  const sides = question.pairs ?? [];
  const matched = Object.entries(pairs ?? {}).map(
    ([left, right]) =>
      `${say(sides.find(({ key }) => key === left)?.left)} – ${say(sides.find(({ key }) => key === right)?.right)}`,
  );
  if (order.length > 0 || path.length > 0) return [...order, ...path].map(named).join(" → ");
  if (points.length > 0) return t("marking.n_points", { n: points.length });
  return [...choices.map(named), ...matched, text?.trim() ?? ""].filter((part) => part !== "").join("; ");
}
