/** A learner's home: what is due, cards to look up, and every course on this phone. */

import type { JSX } from "preact";

import { ShownDrawing } from "../drawings/drawing.tsx";
import { DailyOffer } from "../daily/offer.tsx";
import { say, t } from "../i18n/index.ts";
import { CardSearch } from "../learn/card-search.tsx";
import { readLearning } from "../learn/learning.ts";
import { TaskCard } from "../learn/task.tsx";
import { tasksOf } from "../learn/today.ts";
import { Shell } from "../ui/shell.tsx";
import { today } from "../ui/today.ts";
import { useWatched } from "../visit/watching.ts";
import "../learn/learn.css";

export default function Learn(): JSX.Element {
  const seen = useWatched("learning", readLearning);
  const learning = seen.value.value;
  const tasks =
    learning === undefined ? [] : tasksOf(learning.assignments, learning.courses, learning.progress, today());
  return (
    <Shell title={t("learn.title")}>
      <div class="stack learn">
        <DailyOffer />
        <CardSearch />
        {seen.value.hasFailed && (
          <p class="notice bad" role="alert">
            {t("visits.unreadable")}
          </p>
        )}
        <section class="stack" aria-labelledby="tasks">
          <h2 id="tasks">{t("learn.to_do")}</h2>
          {learning !== undefined && tasks.length === 0 && <p class="sheet">{t("learn.nothing_due")}</p>}
          <ul class="stack">
            {tasks.map((task) => (
              <TaskCard key={task.course} task={task} course={learning?.courses.get(task.course)} />
            ))}
          </ul>
        </section>
        <a class="button" href="/certificates">
          {t("certificates.mine")}
        </a>
        <section class="stack" aria-labelledby="courses">
          <h2 id="courses">{t("learn.courses")}</h2>
          <ul class="stack">
            {[...(learning?.courses.values() ?? [])].map((course) => (
              <li key={course.key}>
                <a class="sheet stack task" href={`/learn/${course.key}`}>
                  <ShownDrawing shown={course.cover} media={course.media} isDecoration />
                  <span class="stack-tight">
                    <strong>{say(course.title)}</strong>
                    <span class="hint">{say(course.summary)}</span>
                  </span>
                </a>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </Shell>
  );
}
