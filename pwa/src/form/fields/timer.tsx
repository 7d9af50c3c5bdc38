/** A timed item: its approaches, and the way to the stopwatch. */

import type { JSX } from "preact";

import { t } from "../../i18n/index.ts";
import { openTimer, running } from "../../timer/stopwatch.ts";
import { Icon } from "../../ui/icons.tsx";
import { useForm } from "../context.ts";
import { Runs } from "../runs.tsx";
import { discardRun, runsOf } from "../timing.ts";
import type { FieldProps } from "./props.ts";

export function TimerField({ item, response, isLocked }: FieldProps<"timer">): JSX.Element {
  const { model } = useForm();
  const isRunning = running.value?.item === item.key;
  const discard = (n: number): void => {
    discardRun(model, item.key, n);
  };
  return (
    <>
      <Runs item={item.key} response={response} discard={isLocked ? null : discard} />
      <button
        type="button"
        class={isRunning ? "button primary big" : "button big"}
        disabled={isLocked}
        onClick={() => {
          openTimer(item.key);
        }}
      >
        <Icon name="timer" />
        {isRunning ? t("form.timer_runs") : runsOf(response).length > 0 ? t("form.timer_again") : t("form.stopwatch")}
      </button>
    </>
  );
}
