/** One answer of a finished exam, with what would have been right and why. */

import type { JSX } from "preact";

import type { Slot } from "../api/types.gen.ts";
import { say, t } from "../i18n/index.ts";
import type { Question } from "../quiz/question.ts";
import { sayCertainty } from "./certainty.tsx";
import { rightAnswer } from "./right-answer.ts";

export function ResultAnswer({ answer, number }: { readonly answer: Slot; readonly number: number }): JSX.Element {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the server sends the question as it was published
  const question = answer.question as unknown as Question;
  const share = answer.share === null ? null : Number(answer.share);
  return (
    <section class="sheet stack" aria-labelledby={`answer-${number}`}>
      <h2 id={`answer-${number}`}>
        <span class="number">{number}</span> {say(question.stem)}
      </h2>
      <p>
        <span class={share === 1 ? "tag good" : "tag poor"}>{wordOf(share)}</span>{" "}
        <span class="hint number">{sayCertainty(answer)}</span>
      </p>
      {share !== 1 && <p>{rightAnswer(question)}</p>}
      {answer.comment !== null && <p>{answer.comment}</p>}
      <p class="hint">{say(question.explanation)}</p>
    </section>
  );
}

function wordOf(share: number | null): string {
  if (share === null) return t("learn.being_marked");
  if (share === 1) return t("learn.right");
  return share > 0 ? t("learn.partly_right") : t("learn.wrong");
}
