/** One question as a learner meets it, in both languages side by side, with what is right and why. */

import type { JSX } from "preact";
import { useMemo } from "preact/hooks";

import { fromCourse } from "../asking/asked.ts";
import { QuestionOnScreen } from "../asking/question.tsx";
import { type Language, LANGUAGES, say, t } from "../i18n/index.ts";
import type { Medium } from "../learn/course.ts";
import { rightAnswer } from "../learn/right-answer.ts";
import type { Question } from "../quiz/question.ts";
import { inLanguage } from "./in-language.ts";

interface Props {
  readonly question: Question;
  readonly media: Readonly<Record<string, Medium>>;
}

export function BothLanguages({ question, media }: Props): JSX.Element {
  return (
    <li class="sheet stack-tight" id={`q-${question.uuid}`}>
      <p class="row">
        <span class="tag">{question.key}</span>
        <span class="hint">{question.topic}</span>
        {question.critical && <span class="tag poor">{t("courses.critical")}</span>}
      </p>
      <div class="both">
        {LANGUAGES.map((language) => (
          <One key={language} question={question} media={media} language={language} />
        ))}
      </div>
    </li>
  );
}

function One({ question, media, language }: Props & { readonly language: Language }): JSX.Element {
  const [said, asked] = useMemo(() => {
    const one = inLanguage(question, language);
    return [one, fromCourse(one, media, question.uuid)];
  }, [question, media, language]);
  return (
    <section class="stack-tight" lang={language}>
      <QuestionOnScreen
        asked={asked}
        answer={null}
        isDone
        onAnswer={() => undefined}
        name={`shown-${question.uuid}-${language}`}
      />
      <p class="hint">{rightAnswer(said)}</p>
      {say(said.explanation) !== "" && <p class="hint">{say(said.explanation)}</p>}
    </section>
  );
}
