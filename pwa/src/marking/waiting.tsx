/** How much waits for somebody who marks, and the way to each list. */

import type { JSX } from "preact";

import { call } from "../api/client.ts";
import type { Waiting } from "../api/types.gen.ts";
import { formatNumber, t } from "../i18n/index.ts";
import { type Reading, useReading } from "../reading/readings.ts";

export const KINDS = ["answers", "decisions", "odd"] as const;
export type MarkingKind = (typeof KINDS)[number];

/** Count what waits; `turn` reads again when it changes. */
export function useWaiting(turn = 0): Reading<Waiting> {
  return useReading<Waiting>(
    `waiting ${turn}`,
    async (signal) => await call("GET /v1/attempts/waiting", { signal }),
    false,
  );
}

/** The way in, with what waits; odd ones are no hurry and not counted. */
export function MarkingLink(): JSX.Element {
  const waiting = useWaiting().value;
  const n = waiting === null ? 0 : waiting.answers + waiting.decisions;
  return (
    <a class="button" href={waiting?.answers === 0 && waiting.decisions > 0 ? "/marking?kind=decisions" : "/marking"}>
      {n === 0 ? t("marking.title") : t("marking.title_n", { n })}
    </a>
  );
}

interface TabsProps {
  readonly kind: MarkingKind;
  readonly waiting: Waiting | null;
  readonly change: (kind: MarkingKind) => void;
}

export function KindTabs({ kind, waiting, change }: TabsProps): JSX.Element {
  const names = { answers: t("marking.answers"), decisions: t("marking.decisions"), odd: t("marking.odd") };
  return (
    <div class="tabs" role="group" aria-label={t("marking.show")}>
      {KINDS.map((each) => (
        <button key={each} type="button" aria-pressed={each === kind} onClick={() => change(each)}>
          {names[each]} {waiting !== null && <span class="number">{formatNumber(waiting[each])}</span>}
        </button>
      ))}
    </div>
  );
}
