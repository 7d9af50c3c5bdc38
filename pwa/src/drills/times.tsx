/** The stopwatch of a drill: the same as in the form of a visit, and the times it gave. */

import type { JSX } from "preact";

import type { DrillRow } from "../db/rows.ts";
import { say, t } from "../i18n/index.ts";
import { StopwatchScreen } from "../timer/screen.tsx";
import { openedFor, openTimer, running } from "../timer/stopwatch.ts";
import { sayDuration } from "../timer/words.ts";
import { Icon } from "../ui/icons.tsx";
import { addTime, dropTime, MOST_TIMES } from "./observing.ts";

export function Times({ drill }: { readonly drill: DrillRow }): JSX.Element {
  const { id, notes, title } = drill;
  const isRunning = running.value?.item === id;
  const isFull = notes.runsMs.length >= MOST_TIMES;
  return (
    <section class="stack-tight" aria-label={t("form.stopwatch")}>
      <button
        type="button"
        class={isRunning ? "button primary" : "button"}
        disabled={isFull && !isRunning}
        onClick={() => {
          openTimer(id);
        }}
      >
        <Icon name="timer" />
        {isRunning ? t("form.timer_runs") : t("drills.time_it")}
      </button>
      <List drill={drill} />
      {openedFor.value === id && (
        <StopwatchScreen
          title={say(title)}
          owner={id}
          item={id}
          count={notes.runsMs.length}
          isFull={isFull}
          record={(run) => addTime(id, run)}
        >
          <div class="timer-runs">
            <List drill={drill} />
          </div>
        </StopwatchScreen>
      )}
    </section>
  );
}

function List({ drill: { id, notes } }: { readonly drill: DrillRow }): JSX.Element | null {
  if (notes.runsMs.length === 0) return null;
  return (
    <ol class="runs">
      {notes.runsMs.map((ms, n) => (
        // oxlint-disable-next-line no-array-index-key -- equal times are told apart by their place only
        <li key={n} class="row spread">
          <span class="number">
            {t("form.run", { n: n + 1 })} <strong>{sayDuration(ms)}</strong>
          </span>
          <button
            type="button"
            class="button quiet"
            aria-label={t("form.discard_run", { n: n + 1 })}
            onClick={() => void dropTime(id, n)}
          >
            {t("form.discard")}
          </button>
        </li>
      ))}
    </ol>
  );
}
