/** One drill while it is watched: what it is about, the stopwatch, the items to tick, and the decision at the end. */

import type { JSX } from "preact";
import { useEffect } from "preact/hooks";

import type { DrillRow } from "../db/rows.ts";
import { say, t } from "../i18n/index.ts";
import { Words } from "../learn/words.tsx";
import { watchStopwatch } from "../timer/stopwatch.ts";
import { today } from "../ui/today.ts";
import { Deciding } from "./deciding.tsx";
import { DueTag, sayState } from "./list.tsx";
import { Times } from "./times.tsx";
import { Ticks } from "./ticks.tsx";

export function Observing({ drill }: { readonly drill: DrillRow }): JSX.Element {
  useEffect(() => watchStopwatch(drill.id), [drill.id]);
  const { last, decided } = drill;
  return (
    <article class="stack observing" tabIndex={-1}>
      <header class="stack-tight">
        <h2>{drill.learner.name}</h2>
        <p>{say(drill.title)}</p>
        <p class="row">
          <DueTag due={drill.due_on} day={today()} />
        </p>
      </header>
      {decided !== null && (
        <p class="notice" role="status">
          {sayState(drill)}
        </p>
      )}
      {decided === null && last !== null && (
        <p class="notice">
          {last.outcome === "returned"
            ? t("drills.was_returned", { reason: last.reason ?? "" })
            : t("drills.was_reassigned", { reason: last.reason ?? "" })}
        </p>
      )}
      <details>
        <summary class="button">{t("drills.about")}</summary>
        <Words text={say(textsOf(drill.body))} media={{}} />
      </details>
      {decided === null && (
        <>
          {drill.timed && <Times drill={drill} />}
          <Ticks drill={drill} />
          <Deciding drill={drill} />
        </>
      )}
    </article>
  );
}

function textsOf(body: DrillRow["body"]): { readonly "zh-Hans": string; readonly en: string } {
  const text = (language: string): string => (typeof body[language] === "string" ? body[language] : "");
  return { "zh-Hans": text("zh-Hans"), en: text("en") };
}
