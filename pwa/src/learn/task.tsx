/** One course to be done: what it is, why it is here, until when, and how far it is. */

import type { JSX } from "preact";

import { ShownDrawing } from "../drawings/drawing.tsx";
import { formatDate, say, t } from "../i18n/index.ts";
import type { CourseDocument } from "./course.ts";
import type { Task } from "./today.ts";

export function TaskCard({
  task,
  course,
}: {
  readonly task: Task;
  readonly course: CourseDocument | undefined;
}): JSX.Element {
  const { course: key, dueOn, isLate, isFromVisit, done, all } = task;
  return (
    <li>
      <a class="sheet stack task" href={`/learn/${key}`}>
        <ShownDrawing shown={course?.cover} media={course?.media} isDecoration />
        <span class="stack-tight">
          <span class="row spread">
            <strong>{course === undefined ? key : say(course.title)}</strong>
            <span class={isLate ? "tag poor" : "tag"}>
              {t(isLate ? "learn.was_due" : "learn.due", { day: formatDate(dueOn, { dateStyle: "medium" }) })}
            </span>
          </span>
          {isFromVisit && <span class="hint">{t("learn.from_visit")}</span>}
          {course === undefined ? (
            <span class="hint">{t("learn.not_here_yet")}</span>
          ) : (
            <span class="row">
              <progress max={Math.max(all, 1)} value={done} aria-label={t("learn.lessons_done", { done, all })} />
              <span class="hint number">{t("learn.lessons_done", { done, all })}</span>
            </span>
          )}
        </span>
      </a>
    </li>
  );
}
