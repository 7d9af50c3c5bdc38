/** Whose result would change if everything were marked by the questions of today; looking changes nothing, doing it asks for a reason. */

import type { JSX } from "preact";
import { useState } from "preact/hooks";

import { call } from "../api/client.ts";
import type { Regrade, Regraded } from "../api/types.gen.ts";
import { formatNumber, t } from "../i18n/index.ts";
import { TextField } from "../manage/fields.tsx";
import { FormEnd } from "../manage/form-end.tsx";
import { useForm } from "../manage/forms.ts";
import { Dialog } from "../reading/dialog.tsx";
import { useReading } from "../reading/readings.ts";
import { Skeleton, Trouble } from "../reading/trouble.tsx";

export function Regrading({ course }: { readonly course: string }): JSX.Element {
  const reading = useReading<Regrade>(
    `regrade ${course}`,
    async (signal) => await call("GET /v1/quizzes/{key}/regrade", { path: { key: course }, signal }),
    false,
  );
  const items = reading.value?.items ?? null;
  const turning = items?.filter(({ passed_before: before, passed_after: after }) => before !== after) ?? [];
  return (
    <section class="stack-tight" aria-label={t("courses.regrade")}>
      <p>{t("courses.regrade_means")}</p>
      <Trouble {...reading} />
      {items === null && reading.isLoading && <Skeleton lines={4} />}
      {items !== null && (
        <>
          <p role="status">
            <strong>{t("courses.n_change", { n: items.length, pass: turning.length })}</strong>
          </p>
          <ul class="given">
            {[...turning, ...items.filter((one) => !turning.includes(one))].map((one) => (
              <Row key={one.attempt_id} one={one} />
            ))}
          </ul>
          {reading.value !== null && items.length > 0 && (
            <Doing course={course} regrade={reading.value} onDone={reading.again} />
          )}
        </>
      )}
    </section>
  );
}

interface DoingProps {
  readonly course: string;
  readonly regrade: Regrade;
  readonly onDone: () => void;
}

/** The button that carries out just this list; the server refuses if it would be another one by now. */
function Doing({ course, regrade, onDone }: DoingProps): JSX.Element {
  const [isAsking, setAsking] = useState(false);
  const form = useForm(["/reason"], async (values) => {
    const body = { digest: regrade.digest, reason: values["/reason"] ?? "" };
    await call("POST /v1/quizzes/{key}/regrade", { path: { key: course }, body });
    setAsking(false);
    onDone();
  });
  return (
    <p>
      <button
        type="button"
        class="button primary"
        onClick={() => {
          setAsking(true);
        }}
      >
        {t("courses.regrade_now", { n: regrade.items.length })}
      </button>
      {isAsking && (
        <Dialog
          title={t("courses.regrade_now", { n: regrade.items.length })}
          onClose={() => {
            setAsking(false);
          }}
        >
          <form class="stack" onSubmit={form.submit}>
            <p>{t("courses.regrade_does")}</p>
            <TextField label={t("certificates.why")} at="/reason" form={form} required />
            <FormEnd form={form} name={t("courses.regrade_do")} />
          </form>
        </Dialog>
      )}
    </p>
  );
}

function Row({ one }: { readonly one: Regraded }): JSX.Element {
  const { learner, score_before: before, score_after: after, passed_before: had, passed_after: has, certificate } = one;
  const turns = had === has ? "" : has === true ? t("courses.would_pass") : t("courses.would_not_pass");
  return (
    <li class="row spread">
      <a class="target" href={`/team/${learner.id}`}>
        {learner.name}
      </a>
      <span class="row">
        <span class="number">{t("courses.from_to", { before: score(before), after: score(after) })}</span>
        {certificate !== null && (
          <span class="tag">
            {certificate === "issued" ? t("courses.certificate_issued") : t("courses.certificate_withdrawn")}
          </span>
        )}
        {turns !== "" && <span class={has === true ? "tag good" : "tag poor"}>{turns}</span>}
      </span>
    </li>
  );
}

function score(share: string | null): string {
  return share === null ? "–" : formatNumber(Number(share), { style: "percent", maximumFractionDigits: 1 });
}
