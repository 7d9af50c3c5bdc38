/** The exam of a course: what it asks for, how the last one went, and the way in. */

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useLocation } from "preact-iso";

import { ApiProblem } from "../api/client.ts";
import type { AttemptRow, CertificateRow } from "../db/rows.ts";
import { formatNumber, t } from "../i18n/index.ts";
import type { CourseDocument } from "./course.ts";
import { sayDay } from "../ui/today.ts";
import { fetchExam } from "./exam.ts";
import { outcomeOf } from "./outcome.ts";

interface Props {
  readonly course: CourseDocument;
  readonly assignmentId: string | null;
  readonly under: AttemptRow | null;
  readonly last: AttemptRow | null;
  /** Another course comes first. What is under way goes on all the same. */
  readonly isLocked: boolean;
  /** The certificate that stands, if nobody asks for another proof. */
  readonly held: CertificateRow | null;
}

export function ExamOffer({ course, assignmentId, under, last, isLocked, held }: Props): JSX.Element | null {
  const { route } = useLocation();
  const problem = useSignal("");
  const isBusy = useSignal(false);
  if (course.quiz === null) return null;
  const begin = async (): Promise<void> => {
    isBusy.value = true;
    problem.value = "";
    try {
      await fetchExam(course.key, assignmentId);
      route(`/learn/${course.key}/exam`);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      problem.value = error.isUnknown ? t("learn.exam_needs_signal") : error.message;
    } finally {
      isBusy.value = false;
    }
  };
  const isHere = under?.packet !== null && under !== null;
  return (
    <section class="sheet stack" aria-labelledby="exam">
      <h2 id="exam">{t("learn.exam")}</h2>
      <p class="hint">
        {t("learn.exam_asks", {
          share: formatNumber(Number(course.quiz.pass), { style: "percent" }),
          attempts: course.quiz.attempts,
        })}{" "}
        {course.quiz.limit_minutes !== null && t("learn.exam_limit", { n: course.quiz.limit_minutes })}
      </p>
      {last !== null && (
        <p>
          <a href={`/learn/${course.key}/results/${last.id}`}>{outcomeOf(last)}</a>
        </p>
      )}
      {problem.value !== "" && (
        <p class="notice bad" role="alert">
          {problem.value}
        </p>
      )}
      {isHere && <GoOn course={course.key} isBegun={under.startedAt !== null} />}
      {held !== null && <Held certificate={held} />}
      {!isHere && held === null && isLocked && <p>{t("learn.exam_locked")}</p>}
      {!isHere && held === null && !isLocked && (
        <button type="button" class="button primary" disabled={isBusy.value} onClick={() => void begin()}>
          {t("learn.exam_fetch")}
        </button>
      )}
    </section>
  );
}

function GoOn({ course, isBegun }: { readonly course: string; readonly isBegun: boolean }): JSX.Element {
  return (
    <a class="button primary" href={`/learn/${course}/exam`}>
      {isBegun ? t("learn.exam_go_on") : t("learn.exam_begin")}
    </a>
  );
}

function Held({ certificate: { expires_on: expires } }: { readonly certificate: CertificateRow }): JSX.Element {
  return (
    <a class="button" href="/certificates">
      {expires === null ? t("learn.held_for_ever") : t("learn.held_until", { day: sayDay(expires) })}
    </a>
  );
}
