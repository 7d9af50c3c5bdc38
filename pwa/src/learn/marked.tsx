/** What was right about a practice question, and why: the moment in which somebody learns. */

import type { JSX } from "preact";

import { ONE, ZERO } from "../engine/fraction.ts";
import { say, t } from "../i18n/index.ts";
import { mark } from "../quiz/marking.ts";
import type { Answer, Question } from "../quiz/question.ts";
import { rightAnswer } from "./right-answer.ts";

export function Marked({
  question,
  answer,
}: {
  readonly question: Question;
  readonly answer: Answer | null;
}): JSX.Element {
  const share = mark(question, answer);
  const isRight = share?.equals(ONE) === true;
  const isPartly = share !== null && !isRight && share.isAbove(ZERO);
  const told = (question.options ?? []).filter(
    ({ key, explanation }) =>
      answer?.choices?.includes(key) === true && explanation !== undefined && explanation !== null,
  );
  return (
    <section class={isRight ? "notice stack" : "notice bad stack"} tabIndex={-1} aria-live="polite">
      <p>
        <strong class={isRight ? "good" : isPartly ? "fair" : "poor"}>
          {verdictOf(share === null, isRight, isPartly)}
        </strong>
      </p>
      {!isRight && <p>{rightAnswer(question)}</p>}
      {told.map(({ key, explanation }) => (
        <p key={key}>{say(explanation)}</p>
      ))}
      <p>{say(question.explanation)}</p>
    </section>
  );
}

function verdictOf(isOpen: boolean, isRight: boolean, isPartly: boolean): string {
  if (isOpen) return t("learn.compare");
  if (isRight) return t("learn.right");
  return isPartly ? t("learn.partly_right") : t("learn.wrong");
}
