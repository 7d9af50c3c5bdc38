/** The stopwatch over the whole screen: the number above, and the lower half is the button. */

import { useComputed, useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import { useModal } from "../ui/modal.ts";

import { say, t } from "../i18n/index.ts";
import { Clock } from "../timer/clock.tsx";
import { closeTimer, dropStopwatch, openedFor, running, startStopwatch, stopStopwatch } from "../timer/stopwatch.ts";
import { useForm } from "./context.ts";
import type { ItemModel } from "./model.ts";
import { Timed } from "./timed.tsx";
import { isFull, recordRun, runsOf } from "./timing.ts";

/** A second tap so soon after the first is a trembling thumb, not an approach that ended. */
const TREMBLE_MS = 400;

export function TimerScreen(): JSX.Element | null {
  const { model } = useForm();
  const item = model.items.get(openedFor.value ?? "");
  return item === undefined ? null : <Screen key={item.item.key} item={item} />;
}

function Screen({ item: { item, response } }: { readonly item: ItemModel }): JSX.Element {
  const { model, visit } = useForm();
  const problem = useSignal<string | null>(null);
  const lastMs = useSignal(0);
  const dialog = useModal();
  const isRunning = useComputed(() => running.value?.item === item.key).value;
  const runs = runsOf(response.value);
  const tapped = useRef(Number.NEGATIVE_INFINITY);
  const tap = ({ timeStamp }: { readonly timeStamp: number }): void => {
    if (timeStamp - tapped.current < TREMBLE_MS) return;
    tapped.current = timeStamp;
    problem.value = null;
    if (!isRunning) {
      startStopwatch(visit.id, item.key);
      return;
    }
    const run = stopStopwatch();
    if (run === null) problem.value = t("form.clock_was_set");
    else lastMs.value = recordRun(model, item.key, run);
  };
  return (
    <dialog ref={dialog} class="timer-screen" aria-label={say(item.title)} onClose={closeTimer}>
      <header class="row spread">
        <h2>{say(item.title)}</h2>
        <button type="button" class="button" onClick={closeTimer}>
          {isRunning ? t("form.timer_aside") : t("form.timer_done")}
        </button>
      </header>
      <Clock isRunning={isRunning} lastMs={lastMs.value} />
      <p class="hint" role="status">
        {problem.value ?? (isRunning ? t("form.timer_runs") : "")}
      </p>
      <Timed item={item} response={response.value} />
      {isRunning && (
        <button type="button" class="button" onClick={dropStopwatch}>
          {t("form.timer_drop")}
        </button>
      )}
      <button
        type="button"
        class={isRunning ? "timer-tap on" : "timer-tap"}
        disabled={!isRunning && isFull(runs)}
        onClick={tap}
      >
        {isRunning ? t("form.timer_stop") : runs.length > 0 ? t("form.timer_again") : t("form.timer_start")}
      </button>
    </dialog>
  );
}
