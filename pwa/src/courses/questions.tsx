/** All questions of a course, practice or exam, to be read in both languages. */

import type { JSX } from "preact";

import { t } from "../i18n/index.ts";
import type { CourseDocument } from "../learn/course.ts";
import { Skeleton, Trouble } from "../reading/trouble.tsx";
import { may } from "../session/session.ts";
import { usePool } from "./document.ts";
import { BothLanguages } from "./question.tsx";

export function Questions({ course }: { readonly course: CourseDocument }): JSX.Element {
  const pool = usePool(may("attempt:mark") && course.quiz !== null ? course.key : null);
  return (
    <>
      <section class="stack-tight" aria-labelledby="practice">
        <h3 id="practice">{t("courses.n_practice", { n: course.questions.length })}</h3>
        <ol class="stack">
          {course.questions.map((question) => (
            <BothLanguages key={question.uuid} question={question} media={course.media} />
          ))}
        </ol>
      </section>
      <Trouble {...pool} />
      {pool.value === null && pool.isLoading && <Skeleton lines={6} />}
      {pool.value !== null && (
        <section class="stack-tight" aria-labelledby="exam-pool">
          <h3 id="exam-pool">{t("courses.n_exam", { n: pool.value.length })}</h3>
          <p class="hint">{t("courses.exam_hint")}</p>
          <ol class="stack">
            {pool.value.map((question) => (
              <BothLanguages key={question.uuid} question={question} media={course.media} />
            ))}
          </ol>
        </section>
      )}
    </>
  );
}
