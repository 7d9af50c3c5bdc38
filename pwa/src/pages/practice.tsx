/** Practice: one question after the other, marked at once, explained. Nothing is counted; what was missed comes again among the daily three. */

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useRoute } from "preact-iso";
import { useLayoutEffect, useMemo, useRef } from "preact/hooks";

import { isWhole } from "../asking/answering.ts";
import { fromCourse } from "../asking/asked.ts";
import { QuestionOnScreen } from "../asking/question.tsx";
import { ONE } from "../engine/fraction.ts";
import { say, t } from "../i18n/index.ts";
import type { CourseDocument } from "../learn/course.ts";
import { readLearning } from "../learn/learning.ts";
import { Marked } from "../learn/marked.tsx";
import { mark } from "../quiz/marking.ts";
import type { Answer } from "../quiz/question.ts";
import { Shell } from "../ui/shell.tsx";
import { useWatched } from "../visit/watching.ts";
import "../learn/learn.css";

export default function Practice(): JSX.Element {
  const key = useRoute().params["course"] ?? "";
  const course = useWatched("learning", readLearning).value.value?.courses.get(key);
  return (
    <Shell title={course === undefined ? t("learn.title") : say(course.title)} back={`/learn/${key}`}>
      {course?.questions.length === 0 && <p class="sheet">{t("learn.no_practice")}</p>}
      {course !== undefined && course.questions.length > 0 && <Round course={course} />}
    </Shell>
  );
}

function Round({ course }: { readonly course: CourseDocument }): JSX.Element {
  const place = useSignal(0);
  const right = useSignal(0);
  const answer = useSignal<Answer | null>(null);
  const isMarked = useSignal(false);
  const seed = useRef(String(Math.random()));
  const question = course.questions[place.value];
  const asked = useMemo(
    () => (question === undefined ? null : fromCourse(question, course.media, seed.current)),
    [question, course.media],
  );
  useLayoutEffect(() => {
    document.querySelector<HTMLElement>(".question h2")?.focus();
  }, [place.value]);
  if (question === undefined || asked === null) return <Over right={right.value} course={course} />;
  const look = (): void => {
    isMarked.value = true;
    const share = mark(question, answer.value);
    if (share === null) return;
    const isRight = share.equals(ONE);
    if (isRight) right.value += 1;
    void bringAgain(question.uuid, course.key, isRight);
  };
  const next = (): void => {
    answer.value = null;
    isMarked.value = false;
    place.value += 1;
  };
  return (
    <div class="stack learn asking">
      <p class="hint number">{t("learn.question_of", { n: place.value + 1, all: course.questions.length })}</p>
      <QuestionOnScreen
        key={question.uuid}
        name={`q-${question.key}`}
        asked={asked}
        answer={answer.value}
        isDone={isMarked.value}
        onAnswer={(given) => {
          answer.value = given;
        }}
      />
      {isMarked.value && <Marked question={question} answer={answer.value} />}
      {isMarked.value ? (
        <button type="button" class="button primary" onClick={next}>
          {t("learn.next")}
        </button>
      ) : (
        <button type="button" class="button primary" disabled={!isWhole(asked, answer.value)} onClick={look}>
          {t("learn.check")}
        </button>
      )}
    </div>
  );
}

/** The library that reckons with memory is fetched only when there is something to remember. */
async function bringAgain(question: string, course: string, isRight: boolean): Promise<void> {
  const { noteAnswer } = await import("../daily/recording.ts");
  await noteAnswer({ question, course, outcome: isRight ? "right" : "wrong", occasion: "practice" });
}

function Over({ right, course }: { readonly right: number; readonly course: CourseDocument }): JSX.Element {
  return (
    <div class="stack learn">
      <p class="sheet" role="status">
        {t("learn.practice_over", { right, all: course.questions.length })}
      </p>
      <a class="button primary" href={`/learn/${course.key}`}>
        {t("learn.to_course")}
      </a>
    </div>
  );
}
