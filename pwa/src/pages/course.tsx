/** One course: its lessons in order, practice, and the exam. */

import type { JSX } from "preact";
import { useRoute } from "preact-iso";

import { ShownDrawing } from "../drawings/drawing.tsx";
import { say, t } from "../i18n/index.ts";
import type { CourseDocument, Lesson } from "../learn/course.ts";
import { ExamOffer } from "../learn/exam-offer.tsx";
import { isExamLocked, missingFirst } from "../learn/first.ts";
import { countMastered, readMastery } from "../learn/mastery.ts";
import { assignmentOf, lastAttempt, type Learning, openAttempt, readLearning } from "../learn/learning.ts";
import { isDone, lessonsGiven } from "../learn/today.ts";
import { isMarkedHere } from "../quiz/practising.ts";
import { readCertificates, standing } from "../proofs/own.ts";
import { Icon } from "../ui/icons.tsx";
import { Shell } from "../ui/shell.tsx";
import { today } from "../ui/today.ts";
import { useWatched } from "../visit/watching.ts";
import "../learn/learn.css";

export default function Course(): JSX.Element {
  const key = useRoute().params["course"] ?? "";
  const learning = useWatched("learning", readLearning).value.value;
  const course = learning?.courses.get(key);
  return (
    <Shell title={course === undefined ? t("learn.title") : say(course.title)} back="/learn">
      {learning !== undefined && course === undefined && <p class="sheet">{t("learn.not_here_yet")}</p>}
      {learning !== undefined && course !== undefined && <Contents course={course} learning={learning} />}
    </Shell>
  );
}

function Contents({ course, learning }: { readonly course: CourseDocument; readonly learning: Learning }): JSX.Element {
  const assignment = assignmentOf(learning, course.key);
  const mine = new Set(lessonsGiven(course, learning.assignments).map((lesson) => lesson.key));
  const first = missingFirst(course, learning);
  const given = assignment === null || assignment.state === "passed" ? null : assignment.id;
  const certificates = useWatched("certificates", readCertificates).value.value ?? [];
  return (
    <div class="stack learn">
      <ShownDrawing shown={course.cover} media={course.media} />
      <p>{say(course.summary)}</p>
      {first.length > 0 && (
        <section class="sheet stack-tight" aria-labelledby="first">
          <h2 id="first">{t("learn.first")}</h2>
          <ul class="stack-tight">
            {first.map(({ key, title }) => (
              <li key={key}>
                <a class="button" href={`/learn/${key}`}>
                  {say(title)}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <ol class="stack">
        {course.lessons.map((lesson) => (
          <LessonLine
            key={lesson.key}
            course={course.key}
            lesson={lesson}
            isMine={mine.has(lesson.key)}
            isDone={isDone(learning.progress, course.key, lesson.key)}
          />
        ))}
      </ol>
      {course.questions.length > 0 && <PractiseLink course={course} />}
      <ExamOffer
        course={course}
        assignmentId={given}
        under={openAttempt(learning, course.key)}
        last={lastAttempt(learning, course.key)}
        isLocked={isExamLocked(course, learning)}
        held={given === null ? standing(certificates, course.key, today()) : null}
      />
    </div>
  );
}

/** The way to practice, with how far it has brought one. */
function PractiseLink({ course: { key, questions } }: { readonly course: CourseDocument }): JSX.Element {
  const known = useWatched("mastery", readMastery).value.value;
  const mastered = countMastered(questions, known ?? new Map());
  const all = questions.filter(isMarkedHere).length;
  return (
    <div class="stack-tight">
      <a class="button" href={`/learn/${key}/practice`}>
        {t("learn.practise", { n: questions.length })}
      </a>
      {mastered > 0 && (
        <p class="row hint number">
          <progress max={all} value={mastered} aria-hidden="true" />
          {t("learn.mastered", { mastered, all })}
        </p>
      )}
    </div>
  );
}

interface LineProps {
  readonly course: string;
  readonly lesson: Lesson;
  readonly isMine: boolean;
  readonly isDone: boolean;
}

function LessonLine({ course, lesson, isMine, isDone: done }: LineProps): JSX.Element {
  return (
    <li>
      <a class="sheet row spread lesson-line" href={`/learn/${course}/lessons/${lesson.key}`}>
        <span class="stack-tight">
          <strong>{say(lesson.title)}</strong>
          <span class="hint">
            {kindOf(lesson)} · {t("learn.minutes", { n: lesson.minutes })}
            {!isMine && ` · ${t("learn.not_asked")}`}
          </span>
        </span>
        {done && (
          <span class="tag good">
            <Icon name="done" />
            {t("learn.done")}
          </span>
        )}
      </a>
    </li>
  );
}

function kindOf({ kind }: Lesson): string {
  return { explanation: t("learn.explanation"), "case-study": t("learn.case_study"), drill: t("learn.drill") }[kind];
}
