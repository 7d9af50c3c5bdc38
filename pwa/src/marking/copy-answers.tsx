/** What the copies say, question by question: where they differ first, the rest behind one tap. */

import type { JSX } from "preact";

import type { Copy, Slot } from "../api/types.gen.ts";
import { formatNumber, say, t } from "../i18n/index.ts";
import { sayCertainty } from "../learn/certainty.tsx";
import type { Answer, Question } from "../quiz/question.ts";
import { answerWords } from "./said.ts";

interface Line {
  readonly slot: number;
  readonly question: Question;
  readonly answers: readonly (Slot | undefined)[];
}

export function CopyAnswers({ items }: { readonly items: readonly Copy[] }): JSX.Element {
  const lines = linesOf(items);
  const differing = lines.filter(({ answers }) => differ(answers));
  const same = lines.filter((line) => !differing.includes(line));
  return (
    <>
      {items.length > 1 && (
        <section class="stack-tight" aria-labelledby="differing">
          <h3 id="differing">{t("marking.differing", { n: differing.length })}</h3>
          <Lines lines={differing} />
        </section>
      )}
      {same.length > 0 && (
        <details>
          <summary class="target">
            {items.length > 1 ? t("marking.same", { n: same.length }) : t("marking.n_answers", { n: same.length })}
          </summary>
          <Lines lines={same.map((line) => ({ ...line, answers: line.answers.slice(0, 1) }))} />
        </details>
      )}
    </>
  );
}

function Lines({ lines }: { readonly lines: readonly Line[] }): JSX.Element {
  return (
    <ul class="given">
      {lines.map(({ slot, question, answers }) => (
        <li key={slot} class="stack-tight">
          <strong>{say(question.stem)}</strong>
          <div class="both">
            {answers.map((answer, at) => (
              // oxlint-disable-next-line react/no-array-index-key -- copies have no other name here
              <p key={at}>
                {answers.length > 1 && <span class="hint">{t("marking.copy_n", { n: at + 1 })} </span>}
                {wordsOf(question, answer)} <span class="hint number">{shareOf(answer)}</span>{" "}
                <span class="hint number">{sayCertainty(answer)}</span>
              </p>
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}

function linesOf(items: readonly Copy[]): readonly Line[] {
  return (items[0]?.answers ?? []).map(({ slot, question }) => ({
    slot,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the server sends the question as it was published
    question: question as unknown as Question,
    answers: items.map(({ answers }) => answers.find((each) => each.slot === slot)),
  }));
}

function differ(answers: readonly (Slot | undefined)[]): boolean {
  return new Set(answers.map((answer) => JSON.stringify(answer?.response ?? null))).size > 1;
}

function wordsOf(question: Question, answer: Slot | undefined): string {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the server checked that it fits its question
  return answerWords(question, (answer?.response ?? null) as Answer | null) || t("marking.no_answer");
}

function shareOf(answer: Slot | undefined): string {
  const share = answer?.share ?? null;
  return share === null ? "" : formatNumber(Number(share), { style: "percent", maximumFractionDigits: 1 });
}
