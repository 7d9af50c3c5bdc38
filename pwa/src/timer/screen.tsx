/** The stopwatch over the whole screen: the number above, and the lower half is the button. */

import { useComputed, useSignal } from "@preact/signals";
import type { ComponentChildren, JSX } from "preact";
import { useRef } from "preact/hooks";

import type { TimerRunRow } from "../db/rows.ts";
import { t } from "../i18n/index.ts";
import { useModal } from "../ui/modal.ts";
import { Clock } from "./clock.tsx";
import { closeTimer, dropStopwatch, running, startStopwatch, stopStopwatch } from "./stopwatch.ts";

/** A second tap so soon after the first is a trembling thumb, not an approach that ended. */
const TREMBLE_MS = 400;

interface Props {
  readonly title: string;
  /** Whose approach it is: the visit or the drill. */
  readonly owner: string;
  readonly item: string;
  /** How many approaches there are, and whether there is room for no more. */
  readonly count: number;
  readonly isFull: boolean;
  /** Keep an approach; gives its milliseconds. */
  readonly record: (run: TimerRunRow) => number;
  /** What was measured so far. */
  readonly children: ComponentChildren;
}

export function StopwatchScreen({ title, owner, item, count, isFull, record, children }: Props): JSX.Element {
  const problem = useSignal<string | null>(null);
  const lastMs = useSignal(0);
  const dialog = useModal();
  const isRunning = useComputed(() => running.value?.item === item).value;
  const tapped = useRef(Number.NEGATIVE_INFINITY);
  const tap = ({ timeStamp }: { readonly timeStamp: number }): void => {
    if (timeStamp - tapped.current < TREMBLE_MS) return;
    tapped.current = timeStamp;
    problem.value = null;
    if (!isRunning) {
      startStopwatch(owner, item);
      return;
    }
    const run = stopStopwatch();
    if (run === null) problem.value = t("form.clock_was_set");
    else lastMs.value = record(run);
  };
  return (
    <dialog ref={dialog} class="timer-screen" aria-label={title} onClose={closeTimer}>
      <header class="row spread">
        <h2>{title}</h2>
        <button type="button" class="button" onClick={closeTimer}>
          {isRunning ? t("form.timer_aside") : t("form.timer_done")}
        </button>
      </header>
      <Clock isRunning={isRunning} lastMs={lastMs.value} />
      <p class="hint" role="status">
        {problem.value ?? (isRunning ? t("form.timer_runs") : "")}
      </p>
      {children}
      {isRunning && (
        <button type="button" class="button" onClick={dropStopwatch}>
          {t("form.timer_drop")}
        </button>
      )}
      <button
        type="button"
        class={isRunning ? "timer-tap on" : "timer-tap"}
        disabled={!isRunning && isFull}
        onClick={tap}
      >
        {isRunning ? t("form.timer_stop") : count > 0 ? t("form.timer_again") : t("form.timer_start")}
      </button>
    </dialog>
  );
}
