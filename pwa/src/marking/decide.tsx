/** One attempt to decide about: why, what was handed in, copy beside copy, and which of them counts, or none. */

import type { JSX } from "preact";
import { useState } from "preact/hooks";

import { call } from "../api/client.ts";
import type { AttemptWhole, Copies, Copy } from "../api/types.gen.ts";
import { formatDate, say, t } from "../i18n/index.ts";
import { TextField } from "../manage/fields.tsx";
import { FormEnd } from "../manage/form-end.tsx";
import { useForm } from "../manage/forms.ts";
import { Dialog } from "../reading/dialog.tsx";
import { useReading } from "../reading/readings.ts";
import { Skeleton, Trouble } from "../reading/trouble.tsx";
import { minutesAndSeconds } from "../learn/minutes.ts";
import { CopyAnswers } from "./copy-answers.tsx";
import { sayFlag } from "./flags.ts";
import { sayResult, sayScore } from "./result.ts";

/** Which copy is to count, or "void". */
type Choice = Copy | "void";

interface Props {
  readonly id: string;
  readonly onDecided: () => void;
}

export function DecideAttempt({ id, onDecided }: Props): JSX.Element {
  const reading = useReading<Copies>(
    `copies ${id}`,
    async (signal) => await call("GET /v1/attempts/{attempt_id}/copies", { path: { attempt_id: id }, signal }),
    false,
  );
  const [choice, setChoice] = useState<Choice | null>(null);
  const [done, setDone] = useState<AttemptWhole | null>(null);
  const copies = reading.value;
  return (
    <article class="stack marking">
      <Trouble {...reading} />
      {copies === null && reading.isLoading && <Skeleton lines={8} />}
      {copies !== null && (
        <>
          <Head copies={copies} />
          {done !== null && (
            <p class="notice" role="status">
              {t("marking.decided")} {sayResult(done)}
            </p>
          )}
          <div class={copies.items.length > 1 ? "both" : "stack"}>
            {copies.items.map((copy, at) => (
              <OneCopy key={copy.copy} copy={copy} at={at} copies={copies} choose={setChoice} />
            ))}
          </div>
          <CopyAnswers items={copies.items} />
          {copies.is_waiting && (
            <div class="decide-bar">
              <button type="button" class="button" onClick={() => setChoice("void")}>
                {copies.items.length > 1 ? t("marking.void_all") : t("marking.void")}
              </button>
              {copies.items.length === 1 && (
                <button type="button" class="button primary" onClick={() => setChoice(copies.items[0] ?? "void")}>
                  {t("marking.accept")}
                </button>
              )}
            </div>
          )}
          {choice !== null && (
            <Deciding
              id={id}
              choice={choice}
              close={() => setChoice(null)}
              onDone={(attempt) => {
                setChoice(null);
                setDone(attempt);
                reading.again();
                onDecided();
              }}
            />
          )}
        </>
      )}
    </article>
  );
}

function Head({ copies: { attempt, is_waiting: isWaiting, alike, pace } }: { readonly copies: Copies }): JSX.Element {
  return (
    <header class="stack-tight">
      <h2>
        <a href={`/team/${attempt.learner.id}`}>{attempt.learner.name}</a>
      </h2>
      <p class="hint">
        {[say(attempt.title), say(attempt.store), t("marking.attempt_n", { n: attempt.number })]
          .filter((part) => part !== "")
          .join(" · ")}
      </p>
      <p class="row">
        <span class="tag">{isWaiting ? t("marking.waits") : t("marking.nothing_waits")}</span>
        <span>{sayResult(attempt)}</span>
      </p>
      <ul class="plain">
        {attempt.flags.map((flag) => (
          <li key={flag}>{sayFlag(flag)}</li>
        ))}
      </ul>
      <Compared alike={alike} pace={pace} />
    </header>
  );
}

/** What is behind the flags that come from comparing: whose answers are alike, and which times are usual. */
function Compared({ alike, pace }: Pick<Copies, "alike" | "pace">): JSX.Element | null {
  if (alike.length === 0 && pace === null) return null;
  return (
    <>
      <dl class="facts">
        {alike.map(({ attempt_id: id, learner, same, wrong }) => (
          <div key={id}>
            <dt>
              {t("marking.alike")} · <a href={`/marking/${id}?kind=odd`}>{learner.name}</a>
            </dt>
            <dd>{t("marking.alike_with", { same, wrong })}</dd>
          </div>
        ))}
        {pace !== null && (
          <div>
            <dt>{t("marking.pace")}</dt>
            <dd class="number">{sayPace(pace)}</dd>
          </div>
        )}
      </dl>
      <p class="hint">{t("marking.flags_mean")}</p>
    </>
  );
}

function sayPace({ mine_ms: mineMs, usual_ms: usualMs }: NonNullable<Copies["pace"]>): string {
  const mine = Math.round(mineMs / 1000);
  if (usualMs === null) return t("marking.pace_mine", { mine });
  return t("marking.pace_usual", { mine, usual: Math.round(usualMs / 1000) });
}

interface OneProps {
  readonly copy: Copy;
  readonly at: number;
  readonly copies: Copies;
  readonly choose: (choice: Choice) => void;
}

function OneCopy({ copy, at, copies, choose }: OneProps): JSX.Element {
  const isOnly = copies.items.length === 1;
  return (
    <section class="sheet stack-tight">
      {!isOnly && (
        <h3>
          {t("marking.copy_n", { n: at + 1 })} {at === 0 && <span class="tag">{t("marking.counts_now")}</span>}
        </h3>
      )}
      <p>{sayScore(copy.score, copy.has_passed)}</p>
      <dl class="facts">
        <Fact name={t("marking.arrived")} at={copy.received_at} />
        <Fact name={t("marking.began")} at={copy.started_at} />
        <Fact name={t("marking.ended")} at={copy.finished_at} />
        {copy.elapsed_ms !== null && (
          <div>
            <dt>{t("marking.took")}</dt>
            <dd class="number">
              {minutesAndSeconds(Math.round(copy.elapsed_ms / 1000))}
              {copies.attempt.limit_s !== null &&
                ` ${t("marking.of_limit", { limit: minutesAndSeconds(copies.attempt.limit_s) })}`}
            </dd>
          </div>
        )}
      </dl>
      {!isOnly && copies.is_waiting && (
        <p>
          <button type="button" class="button" onClick={() => choose(copy)}>
            {t("marking.accept_n", { n: at + 1 })}
          </button>
        </p>
      )}
    </section>
  );
}

function Fact({ name, at }: { readonly name: string; readonly at: string | null }): JSX.Element | null {
  if (at === null) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd class="number">{formatDate(at, { dateStyle: "medium", timeStyle: "short" })}</dd>
    </div>
  );
}

interface DecidingProps {
  readonly id: string;
  readonly choice: Choice;
  readonly close: () => void;
  readonly onDone: (attempt: AttemptWhole) => void;
}

function Deciding({ id, choice, close, onDone }: DecidingProps): JSX.Element {
  const isVoid = choice === "void";
  const form = useForm(["/reason"], async (values) => {
    const copy = isVoid ? null : choice.copy;
    const body = { decision: isVoid ? "void" : "accept", reason: values["/reason"] ?? "", copy } as const;
    onDone(await call("POST /v1/attempts/{attempt_id}/decision", { path: { attempt_id: id }, body }));
  });
  return (
    <Dialog title={isVoid ? t("marking.void_title") : t("marking.accept_title")} onClose={close}>
      <form class="stack" onSubmit={form.submit}>
        <p>{isVoid ? t("marking.void_means") : sayScore(choice.score, choice.has_passed)}</p>
        {!isVoid && choice.has_passed === false && <p>{t("marking.fail_means")}</p>}
        <TextField label={t("certificates.why")} at="/reason" form={form} required />
        <FormEnd form={form} name={isVoid ? t("marking.void_do") : t("marking.accept_do")} />
      </form>
    </Dialog>
  );
}
