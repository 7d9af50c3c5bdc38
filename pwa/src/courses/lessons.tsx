/** The lessons of a course, and one of them as learners see it; nothing is noted as read. */

import type { JSX } from "preact";

import { say, t } from "../i18n/index.ts";
import type { CourseDocument, Lesson } from "../learn/course.ts";
import { Deciding } from "../learn/deciding.tsx";
import { Words } from "../learn/words.tsx";
import { linkTo } from "../team/link.ts";

interface Props {
  readonly course: CourseDocument;
  readonly search: string;
}

export function Lessons({ course, search }: Props): JSX.Element {
  const open = course.lessons.find(({ key }) => key === new URLSearchParams(search).get("lesson"));
  if (open !== undefined) return <Open course={course} lesson={open} search={search} />;
  return (
    <ol class="reports">
      {course.lessons.map((lesson) => (
        <li key={lesson.key}>
          <a class="report" href={linkTo(`/courses/${course.key}`, search, { lesson: lesson.key })}>
            <span class="what">
              <b>{say(lesson.title)}</b>
              <span class="hint">
                {nameOfKind(lesson)} · {t("learn.minutes", { n: lesson.minutes })} · {lesson.topics.join(", ")}
              </span>
            </span>
          </a>
        </li>
      ))}
    </ol>
  );
}

function Open({ course, lesson, search }: Props & { readonly lesson: Lesson }): JSX.Element {
  return (
    <section class="stack learn" aria-label={say(lesson.title)}>
      <p class="row spread">
        <a class="button" href={linkTo(`/courses/${course.key}`, search, { lesson: "" })}>
          {t("courses.all_lessons")}
        </a>
        <span class="hint">{nameOfKind(lesson)}</span>
      </p>
      <h3>{say(lesson.title)}</h3>
      <Words text={say(lesson.body)} media={course.media} />
      {lesson.decision !== null && <Deciding decision={lesson.decision} />}
      {lesson.rubric.length > 0 && (
        <div class="stack-tight">
          <strong>{t("courses.ticked")}</strong>
          <ul class="plain">
            {lesson.rubric.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

function nameOfKind({ kind }: Lesson): string {
  return { explanation: t("learn.explanation"), "case-study": t("learn.case_study"), drill: t("learn.drill") }[kind];
}
