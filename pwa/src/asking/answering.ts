/** Whether an answer says anything yet, and how kinds differ in that. Pure. */

import type { Answer } from "../quiz/question.ts";
import type { Asked } from "./asked.ts";

export interface AskingProps {
  readonly asked: Asked;
  readonly answer: Answer | null;
  /** After marking nothing can be changed. */
  readonly isDone: boolean;
  readonly onAnswer: (answer: Answer) => void;
  /** Names groups of fields on the page. */
  readonly name: string;
}

const WHOLE: Readonly<Partial<Record<Asked["kind"], (asked: Asked, answer: Answer) => boolean>>> = {
  match: (asked, { pairs }) => asked.lefts.every(({ id }) => pairs?.[id] !== undefined),
  order: (asked, { order }) => order?.length === asked.steps.length,
  dialogue: (asked, { path }) => nextTurn(asked, path ?? []) === null,
  spot: (_, { points = [] }) => points.length > 0,
  numeric: hasText,
  "short-answer": hasText,
  open: hasText,
};

/** Tell whether somebody has said all that a question asks for. */
export function isWhole(asked: Asked, answer: Answer | null): boolean {
  if (answer === null) return false;
  return WHOLE[asked.kind]?.(asked, answer) ?? (answer.choices?.length ?? 0) > 0;
}

function hasText(_: Asked, { text = "" }: Answer): boolean {
  return text.trim() !== "";
}

/** Find the turn that a talk is at; null once it is over. */
export function nextTurn(asked: Asked, path: readonly string[]): Asked["turns"][number] | null {
  let turn = asked.turns[0] ?? null;
  for (const said of path) {
    const option = turn?.options.find(({ id }) => id === said);
    turn = asked.turns.find(({ key }) => key === option?.next) ?? null;
  }
  return turn;
}
