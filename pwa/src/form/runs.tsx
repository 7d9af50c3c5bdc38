/** The approaches timed so far. What they count as is said only where the programme shows a score. */

import type { JSX } from "preact";

import type { ResponseRow } from "../db/rows.ts";
import type { TimerRun } from "../engine/readings.ts";
import { formatNumber, t } from "../i18n/index.ts";
import { sayDuration } from "../timer/words.ts";
import { useForm } from "./context.ts";
import { runsOf } from "./timing.ts";

interface Props {
  readonly item: string;
  readonly response: ResponseRow;
  readonly discard: ((n: number) => void) | null;
}

export function Runs({ item, response, discard }: Props): JSX.Element | null {
  const { model } = useForm();
  const runs = runsOf(response);
  const detail = runs.length === 0 ? null : model.plan.items.get(item)?.read({ timer: { runs } }).timer;
  if (!detail) return null;
  const spread = Number(detail.uncertainty_s.settle(1).plain());
  const mayJudge = model.checklist.kind === "announced";
  return (
    <ol class="runs">
      {detail.runs.map((run, n) => (
        <li key={runs[n]?.started.wall_ms ?? n} class="row spread">
          <span class="number">
            {t("form.run", { n: n + 1 })} <strong>{sayDuration(Number(run.seconds.settle(3).plain()) * 1000)}</strong>{" "}
            <span class="hint">{t("form.plus_minus", { s: formatNumber(spread) })}</span>
          </span>
          {mayJudge && <span class={run.outcome === "fail" ? "poor" : "hint"}>{sayOutcome(run)}</span>}
          {run.clock_suspect && <span class="fair">{t("form.clock_suspect")}</span>}
          {discard !== null && (
            <button
              type="button"
              class="button quiet"
              aria-label={t("form.discard_run", { n: n + 1 })}
              onClick={() => {
                discard(n);
              }}
            >
              {t("form.discard")}
            </button>
          )}
        </li>
      ))}
    </ol>
  );
}

function sayOutcome({ outcome }: TimerRun): string {
  return { pass: t("form.run_pass"), borderline: t("form.run_borderline"), fail: t("form.run_fail") }[outcome];
}
