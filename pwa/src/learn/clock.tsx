/** How much time is left in an exam; said aloud at five minutes and at one. */

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";

import type { AttemptRow } from "../db/rows.ts";
import { t } from "../i18n/index.ts";
import { elapsedOf } from "./exam.ts";
import { minutesAndSeconds } from "./minutes.ts";

export function Clock({ attempt, limitS }: { readonly attempt: AttemptRow; readonly limitS: number }): JSX.Element {
  const left = useSignal(secondsLeft(attempt, limitS));
  useEffect(() => {
    const timer = setInterval(() => {
      left.value = secondsLeft(attempt, limitS);
    }, 1000);
    return () => {
      clearInterval(timer);
    };
  }, [attempt, limitS]);
  const isSaid = left.value === 300 || left.value === 60;
  return (
    <p class={left.value <= 60 ? "tag poor number" : "tag number"}>
      {left.value >= 0 ? t("learn.time_left", { time: minutesAndSeconds(left.value) }) : t("learn.time_over")}
      <span class="only-heard" role="status">
        {isSaid ? t("learn.time_left", { time: minutesAndSeconds(left.value) }) : ""}
      </span>
    </p>
  );
}

function secondsLeft(attempt: AttemptRow, limitS: number): number {
  return limitS - Math.floor(elapsedOf(attempt, Date.now()) / 1000);
}
