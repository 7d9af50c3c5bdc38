/** How an exam went: at once what the phone knows, then what the server says; answers and reasons once nobody can gain from them. */

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useRoute } from "preact-iso";
import { useEffect } from "preact/hooks";

import { ApiProblem, call } from "../api/client.ts";
import type { AttemptWhole } from "../api/types.gen.ts";
import { formatDate, say, t } from "../i18n/index.ts";
import { CertaintySum } from "../learn/certainty.tsx";
import { documentOf, lessonsAbout } from "../learn/course.ts";
import { outcomeOf } from "../learn/outcome.ts";
import { ResultAnswer } from "../learn/result-answer.tsx";
import { readCertificates } from "../proofs/own.ts";
import { Shell } from "../ui/shell.tsx";
import { useWatched } from "../visit/watching.ts";
import "../learn/learn.css";

export default function Result(): JSX.Element {
  const { course = "", id = "" } = useRoute().params;
  const kept = useWatched(`attempt-${id}`, (db) => db.attempts.get(id)).value.value;
  const certificates = useWatched("certificates", readCertificates).value.value ?? [];
  const hasCertificate = certificates.some((one) => one.attempt_id === id && !one.is_withdrawn);
  const whole = useSignal<AttemptWhole | null>(null);
  const isOffline = useSignal(false);
  useEffect(() => {
    void readAttempt(id).then(([found, isUnknown]) => {
      whole.value = found ?? whole.value;
      isOffline.value = isUnknown;
      return undefined;
    });
  }, [id, kept?.state]);
  const told = whole.value !== null && whole.value.state !== "open" ? { ...whole.value, handedInAt: null } : kept;
  return (
    <Shell title={t("learn.result")} back={`/learn/${course}`}>
      <div class="stack learn">
        {told !== undefined && (
          <p class="sheet outcome" role="status">
            {outcomeOf(told)}
          </p>
        )}
        {hasCertificate && (
          <a class="button primary" href="/certificates">
            {t("learn.your_certificate")}
          </a>
        )}
        {isOffline.value && <p class="hint">{t("learn.result_needs_signal")}</p>}
        {whole.value !== null && <Told attempt={whole.value} />}
        <a class="button" href={`/learn/${course}`}>
          {t("learn.to_course")}
        </a>
      </div>
    </Shell>
  );
}

/** What the server tells of an attempt: what comes next, and each answer once it may be shown. */
function Told({ attempt }: { readonly attempt: AttemptWhole }): JSX.Element | null {
  if (attempt.state !== "graded") return null;
  return (
    <>
      {attempt.has_passed === false && <p>{nextOf(attempt)}</p>}
      {attempt.answers === null && <ReadAgain attempt={attempt} />}
      {attempt.answers !== null && <CertaintySum answers={attempt.answers} />}
      {attempt.answers?.map((answer, index) => (
        <ResultAnswer key={answer.slot} answer={answer} number={index + 1} />
      ))}
      {attempt.answers === null && <p class="hint">{t("learn.answers_later")}</p>}
    </>
  );
}

/** The lessons that teach what went wrong, while what was right is not told. */
function ReadAgain({ attempt: { course: key, missed } }: { readonly attempt: AttemptWhole }): JSX.Element | null {
  const row = useWatched(`course-${key}`, (db) => db.courses.get(key)).value.value;
  if (row === undefined) return null;
  const lessons = lessonsAbout(documentOf(row), missed ?? []);
  if (lessons.length === 0) return null;
  return (
    <section class="sheet stack-tight" aria-labelledby="again">
      <h2 id="again">{t("learn.read_again")}</h2>
      <ul class="stack-tight">
        {lessons.map((lesson) => (
          <li key={lesson.key}>
            <a class="button" href={`/learn/${key}/lessons/${lesson.key}`}>
              {say(lesson.title)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Read an attempt; tell whether there was no answer at all. */
async function readAttempt(id: string): Promise<[AttemptWhole | null, boolean]> {
  try {
    return [await call("GET /v1/attempts/{attempt_id}", { path: { attempt_id: id } }), false];
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    return [null, error.isUnknown];
  }
}

function nextOf({ attempts_left: left, next_start_at: next }: AttemptWhole): string {
  if (left === 0) return t("learn.no_attempt_left");
  const when = next === null ? "" : formatDate(next, { dateStyle: "medium", timeStyle: "short" });
  return when === "" ? t("learn.attempts_left", { n: left }) : t("learn.again_from", { n: left, when });
}
