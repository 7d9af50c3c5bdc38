/**
 * Practice: one question after the other, what is least mastered first; marked at once, tried again, explained. Nothing is told to anybody
 * but that the first try missed, which comes again among the daily three.
 */

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useRoute } from "preact-iso";
import { useLayoutEffect, useMemo, useRef } from "preact/hooks";

import { isWhole } from "../asking/answering.ts";
import { fromCourse } from "../asking/asked.ts";
import { QuestionOnScreen } from "../asking/question.tsx";
import { say, t } from "../i18n/index.ts";
import type { CourseDocument } from "../learn/course.ts";
import { readLearning } from "../learn/learning.ts";
import { Marked } from "../learn/marked.tsx";
import { countMastered, leastFirst, noteRound, readMastery } from "../learn/mastery.ts";
import { mark } from "../quiz/marking.ts";
import { FULL, isMarkedHere, type Mastery, mayTryAgain, pointsOf } from "../quiz/practising.ts";
import type { Answer, Question } from "../quiz/question.ts";
import { Shell } from "../ui/shell.tsx";
import { useWatched } from "../visit/watching.ts";
import "../learn/learn.css";

export default function Practice(): JSX.Element {
  const key = useRoute().params["course"] ?? "";
  const seen = useWatched("practice", (db) => Promise.all([readLearning(db), readMastery(db)])).value.value;
  const course = seen?.[0].courses.get(key);
  return (
    <Shell title={course === undefined ? t("learn.title") : say(course.title)} back={`/learn/${key}`}>
      {course?.questions.length === 0 && <p class="sheet">{t("learn.no_practice")}</p>}
      {seen !== undefined && seen !== null && course !== undefined && course.questions.length > 0 && (
        <Round course={course} known={seen[1]} />
      )}
    </Shell>
  );
}

interface RoundProps {
  readonly course: CourseDocument;
  readonly known: ReadonlyMap<string, Mastery>;
}

function Round({ course, known }: RoundProps): JSX.Element {
  // In the order of its beginning: what is mastered meanwhile does not move.
  const questions = useRef(leastFirst(course.questions, known)).current;
  const place = useSignal(0);
  const right = useSignal(0);
  const points = useSignal(0);
  const question = questions[place.value];
  if (question === undefined) {
    return (
      <Over course={course} right={right.value} points={points.value} mastered={countMastered(questions, known)} />
    );
  }
  const onDone = (shares: readonly number[]): void => {
    if (shares[0] === 1) right.value += 1;
    points.value += pointsOf(shares);
    place.value += 1;
  };
  return (
    <div class="stack learn asking">
      <p class="hint number">{t("learn.question_of", { n: place.value + 1, all: questions.length })}</p>
      <OneQuestion key={question.uuid} question={question} course={course} onDone={onDone} />
    </div>
  );
}

interface OneProps {
  readonly question: Question;
  readonly course: CourseDocument;
  /** Called with the share of each try; none for a question nobody marks here. */
  readonly onDone: (shares: readonly number[]) => void;
}

/** A question until it is right or its answer was shown: `tried` is looked at and may be tried again. */
function OneQuestion({ question, course, onDone }: OneProps): JSX.Element {
  const answer = useSignal<Answer | null>(null);
  const state = useSignal<"asked" | "tried" | "shown">("asked");
  const shares = useRef<number[]>([]);
  const seed = useRef(String(Math.random()));
  const asked = useMemo(() => fromCourse(question, course.media, seed.current), [question, course.media]);
  useLayoutEffect(() => {
    // What had the focus is gone: the question comes anew, or what was said about the answer.
    document.querySelector<HTMLElement>(state.value === "asked" ? ".question h2" : ".asking > .notice")?.focus();
  }, [state.value]);
  const look = (): void => {
    const marked = mark(question, answer.value);
    const share = marked === null ? null : Number(marked.plain());
    if (share !== null && shares.current.push(share) === 1) void noteFirst(question.uuid, course.key, share);
    state.value = share === null || share === 1 || !mayTryAgain(question, shares.current.length) ? "shown" : "tried";
  };
  const tryAgain = (): void => {
    // What was partly right can be put right; one of several is chosen anew.
    if (["single", "true-false", "dialogue"].includes(question.kind)) answer.value = null;
    state.value = "asked";
  };
  return (
    <>
      <QuestionOnScreen
        name={`q-${question.key}`}
        asked={asked}
        answer={answer.value}
        isDone={state.value !== "asked"}
        onAnswer={(given) => {
          answer.value = given;
        }}
      />
      {state.value === "tried" && <NotYet isPartly={(shares.current.at(-1) ?? 0) > 0} />}
      {state.value === "shown" && <Marked question={question} answer={answer.value} />}
      {state.value === "asked" && (
        <button type="button" class="button primary" disabled={!isWhole(asked, answer.value)} onClick={look}>
          {t("learn.check")}
        </button>
      )}
      {state.value === "tried" && (
        <div class="row">
          <button type="button" class="button primary" onClick={tryAgain}>
            {t("learn.try_again")}
          </button>
          <button
            type="button"
            class="button"
            onClick={() => {
              state.value = "shown";
            }}
          >
            {t("learn.show_answer")}
          </button>
        </div>
      )}
      {state.value === "shown" && (
        <button type="button" class="button primary" onClick={() => onDone(shares.current)}>
          {t("learn.next")}
        </button>
      )}
    </>
  );
}

function NotYet({ isPartly }: { readonly isPartly: boolean }): JSX.Element {
  return (
    <p class="notice bad" tabIndex={-1}>
      <strong class={isPartly ? "fair" : "poor"}>{isPartly ? t("learn.partly_right") : t("learn.wrong")}</strong>
    </p>
  );
}

/** Only the first try says what somebody knows. The library that reckons with memory is fetched when there is something to remember. */
async function noteFirst(question: string, course: string, share: number): Promise<void> {
  await noteRound(question, share);
  const { noteAnswer } = await import("../daily/recording.ts");
  await noteAnswer({ question, course, outcome: share === 1 ? "right" : "wrong", occasion: "practice" });
}

interface OverProps {
  readonly course: CourseDocument;
  readonly right: number;
  readonly points: number;
  readonly mastered: number;
}

function Over({ course, right, points, mastered }: OverProps): JSX.Element {
  const all = course.questions.filter(isMarkedHere).length;
  return (
    <div class="stack learn">
      <section class="sheet stack-tight" role="status" hidden={all === 0}>
        <p>{t("learn.practice_over", { right, all })}</p>
        <p class="hint number">
          {t("learn.practice_points", { points: Math.round(points), full: FULL * all })} ·{" "}
          {t("learn.mastered", { mastered, all })}
        </p>
      </section>
      <a class="button primary" href={`/learn/${course.key}`}>
        {t("learn.to_course")}
      </a>
    </div>
  );
}
