/** One lesson: text that reads well with one thumb, a decision where the case has one, and the way on. */

import type { JSX } from "preact";
import { useLocation, useRoute } from "preact-iso";
import { useEffect, useRef } from "preact/hooks";

import { say, t } from "../i18n/index.ts";
import type { CourseDocument, Lesson } from "../learn/course.ts";
import { Deciding } from "../learn/deciding.tsx";
import { readLearning } from "../learn/learning.ts";
import { noteLesson } from "../learn/progress.ts";
import { Words } from "../learn/words.tsx";
import { Shell } from "../ui/shell.tsx";
import { useWatched } from "../visit/watching.ts";
import "../learn/learn.css";

export default function LessonPage(): JSX.Element {
  const { course: key = "", lesson: lessonKey = "" } = useRoute().params;
  const learning = useWatched("learning", readLearning).value.value;
  const course = learning?.courses.get(key);
  const lesson = course?.lessons.find((one) => one.key === lessonKey);
  return (
    <Shell title={lesson === undefined ? t("learn.title") : say(lesson.title)} back={`/learn/${key}`}>
      {learning !== undefined && lesson === undefined && <p class="sheet">{t("learn.not_here_yet")}</p>}
      {course !== undefined && lesson !== undefined && <Reading key={lesson.key} course={course} lesson={lesson} />}
    </Shell>
  );
}

function Reading({ course, lesson }: { readonly course: CourseDocument; readonly lesson: Lesson }): JSX.Element {
  const { route } = useLocation();
  const began = useRef(Date.now());
  useEffect(() => {
    void noteLesson(course.key, lesson.key, "started");
  }, [course.key, lesson.key]);
  const next = course.lessons[course.lessons.indexOf(lesson) + 1];
  const finish = async (): Promise<void> => {
    await noteLesson(course.key, lesson.key, "completed", Math.round((Date.now() - began.current) / 1000));
    route(next === undefined ? `/learn/${course.key}` : `/learn/${course.key}/lessons/${next.key}`);
  };
  return (
    <article class="stack learn">
      <Words text={say(lesson.body)} media={course.media} />
      {lesson.decision !== null && <Deciding decision={lesson.decision} />}
      {lesson.kind === "drill" && <p class="notice">{t("learn.drill_hint")}</p>}
      <button type="button" class="button primary" onClick={() => void finish()}>
        {next === undefined ? t("learn.finish") : t("learn.finish_and_on", { title: say(next.title) })}
      </button>
    </article>
  );
}
