/** Taking an exam: one question at a time, any order, kept with every tap; handing in asks once more. */

import type { JSX } from "preact";
import { useLocation, useRoute } from "preact-iso";
import { useEffect } from "preact/hooks";

import type { Packet } from "../api/types.gen.ts";
import type { AttemptRow } from "../db/rows.ts";
import { say, t } from "../i18n/index.ts";
import { beginExam, goOnWithExam, newestOf } from "../learn/exam.ts";
import { lastAttempt, type Learning, openAttempt, readLearning } from "../learn/learning.ts";
import { watchSight } from "../learn/passing.ts";
import { Sitting } from "../learn/sitting.tsx";
import { Shell } from "../ui/shell.tsx";
import { useWatched } from "../visit/watching.ts";
import "../learn/learn.css";

export default function Exam(): JSX.Element {
  const key = useRoute().params["course"] ?? "";
  const learning = useWatched("learning", readLearning).value.value;
  const course = learning?.courses.get(key);
  return (
    <Shell title={course === undefined ? t("learn.exam") : say(course.title)} back={`/learn/${key}`}>
      {learning !== undefined && <Attempt course={key} learning={learning} />}
    </Shell>
  );
}

function Attempt({ course, learning }: { readonly course: string; readonly learning: Learning }): JSX.Element {
  const attempt = openAttempt(learning, course);
  const last = lastAttempt(learning, course);
  if (attempt !== null && attempt.packet !== null) {
    return attempt.startedAt === null ? (
      <Before attempt={attempt} />
    ) : (
      <Begun course={course} attempt={attempt} packet={attempt.packet} />
    );
  }
  return (
    <div class="stack learn">
      <p class="sheet">{t("learn.no_exam_here")}</p>
      {last !== null && (
        <a class="button" href={`/learn/${course}/results/${last.id}`}>
          {t("learn.last_result")}
        </a>
      )}
    </div>
  );
}

interface BegunProps {
  readonly course: string;
  readonly attempt: AttemptRow;
  readonly packet: Packet;
}

function Begun({ course, attempt, packet }: BegunProps): JSX.Element | null {
  const { route } = useLocation();
  useEffect(() => {
    void goOnWithExam(attempt.id);
    return watchSight();
  }, [attempt.id]);
  const log = useWatched(`answers-${attempt.id}`, (db) => db.answers.where("attemptId").equals(attempt.id).toArray());
  if (log.value.value === undefined) return null;
  return (
    <Sitting
      attempt={attempt}
      packet={packet}
      newest={newestOf(log.value.value)}
      onHandedIn={() => {
        route(`/learn/${course}/results/${attempt.id}`);
      }}
    />
  );
}

function Before({ attempt }: { readonly attempt: AttemptRow }): JSX.Element {
  const minutes = attempt.limit_s === null ? null : Math.round(attempt.limit_s / 60);
  return (
    <div class="stack learn">
      <section class="sheet stack">
        <h2>{t("learn.before_exam")}</h2>
        <ul class="stack plain">
          <li>{t("learn.before_count", { n: attempt.packet?.questions.length ?? 0 })}</li>
          <li>{t("learn.before_offline")}</li>
          <li>{minutes === null ? t("learn.before_no_limit") : t("learn.before_limit", { n: minutes })}</li>
          <li>{t("learn.before_change")}</li>
        </ul>
      </section>
      <button type="button" class="button primary" onClick={() => void beginExam(attempt.id)}>
        {t("learn.exam_begin")}
      </button>
    </div>
  );
}
