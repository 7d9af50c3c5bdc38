/** What a file holds: what could not be taken over, by line, and each question as a learner would see it. */

import type { JSX } from "preact";
import { useMemo } from "preact/hooks";

import { fromCourse } from "../asking/asked.ts";
import { QuestionOnScreen } from "../asking/question.tsx";
import { type Language, say, t } from "../i18n/index.ts";
import { useAddress } from "../drawings/address.ts";
import { rightAnswer } from "../learn/right-answer.ts";
import type { Question } from "../quiz/question.ts";
import type { Imported } from "./read-file.ts";

export function Preview({
  imported,
  language,
}: {
  readonly imported: Imported;
  readonly language: Language;
}): JSX.Element {
  const { questions, remarks, file } = imported;
  return (
    <div class="stack">
      <p class="sheet" role="status">
        {t("importing.found", { questions: questions.length, remarks: remarks.length })}
      </p>
      {questions.length > 0 && <Download text={file} />}
      {remarks.length > 0 && (
        <section class="sheet stack" aria-labelledby="remarks">
          <h2 id="remarks">{t("importing.remarks")}</h2>
          <ul class="stack plain">
            {remarks.map(({ line, reason }) => (
              <li key={`${line} ${reason}`}>
                <span class="tag number">{t("importing.line", { n: line })}</span> {reason}
              </li>
            ))}
          </ul>
        </section>
      )}
      <ol class="stack">
        {questions.map((question) => (
          <li key={question.uuid} class="sheet stack" lang={language}>
            <Shown question={question} />
          </li>
        ))}
      </ol>
    </div>
  );
}

function Download({ text }: { readonly text: string }): JSX.Element {
  const address = useAddress(text, "application/yaml");
  return (
    <div class="stack">
      <a class="button primary" href={address} download="imported.yaml">
        {t("importing.download")}
      </a>
      <p class="hint">{t("importing.where")}</p>
    </div>
  );
}

/** One question, in whichever language it was written. */
function Shown({ question }: { readonly question: Question }): JSX.Element {
  const asked = useMemo(() => fromCourse(question, {}, question.uuid), [question]);
  return (
    <>
      <QuestionOnScreen asked={asked} answer={null} isDone onAnswer={() => undefined} name={`shown-${question.uuid}`} />
      <p class="hint">{rightAnswer(question)}</p>
      {say(question.explanation) !== "" && <p class="hint">{say(question.explanation)}</p>}
    </>
  );
}
