/** A counted or measured number: typed, stepped by one, or taken from the stopwatch where it is a time. */

import { useComputed, useSignal } from "@preact/signals";
import type { JSX } from "preact";

import { say, t } from "../../i18n/index.ts";
import { openTimer } from "../../timer/stopwatch.ts";
import { useForm } from "../context.ts";
import { timeUnit } from "./durations.ts";
import { type Misfit, misfitOf, plainNumber, stepNumber } from "./reading-numbers.ts";
import type { FieldProps } from "./props.ts";

export function NumberField({ item, response, answer, isLocked, change }: FieldProps<"number">): JSX.Element {
  const { plan } = useForm().model;
  const { min, max, unit, integer } = item.number;
  const typed = useSignal<string | null>(null);
  const kept = wordsOf(response);
  const shown = useComputed(() => typed.value ?? wordsOf(answer.value));
  const misfit = kept === "" ? null : misfitOf(plan, item.key, kept);
  const set = (text: string): void => {
    const value = plainNumber(text);
    // What does not fit yet is kept as well, as no answer: nothing typed is ever lost.
    change(
      { state: value !== "" && misfitOf(plan, item.key, value) === null ? "answered" : "unanswered", value },
      true,
    );
  };
  const step = (by: number): void => {
    typed.value = null;
    set(stepNumber(wordsOf(answer.peek()), by, min, max));
  };
  const time = timeUnit(item.number);
  return (
    <>
      <div class="row number-row">
        <Step label="−" name={t("form.less")} isLocked={isLocked} act={() => step(-1)} />
        <input
          class="input number"
          type="text"
          inputMode={integer ? "numeric" : "decimal"}
          aria-label={say(item.title)}
          aria-invalid={misfit !== null}
          aria-describedby={`unit-${item.key}`}
          value={shown}
          onInput={(event) => {
            typed.value = event.currentTarget.value;
            set(event.currentTarget.value);
          }}
          onBlur={() => {
            typed.value = null;
          }}
        />
        <Step label="+" name={t("form.more_by_one")} isLocked={isLocked} act={() => step(1)} />
        <span id={`unit-${item.key}`} class="hint">
          {say(unit)}
        </span>
      </div>
      {misfit !== null && (
        <p class="poor" role="alert">
          {sayMisfit(misfit)}
        </p>
      )}
      {time !== null && (
        <button
          type="button"
          class="button"
          onClick={() => {
            openTimer(item.key);
          }}
        >
          {t("form.stopwatch")}
        </button>
      )}
    </>
  );
}

function wordsOf({ value }: FieldProps<"number">["response"]): string {
  return typeof value === "string" ? value : "";
}

interface StepProps {
  readonly label: string;
  readonly name: string;
  readonly isLocked: boolean;
  readonly act: () => void;
}

function Step({ label, name, isLocked, act }: StepProps): JSX.Element {
  return (
    <button type="button" class="button" aria-label={name} disabled={isLocked} onClick={act}>
      {label}
    </button>
  );
}

function sayMisfit({ code, min, max }: Misfit): string {
  if (code === "not_an_integer") return t("form.not_an_integer");
  if (code !== "out_of_range") return t("form.not_a_number");
  if (min !== null && max !== null) return t("form.between", { min, max });
  return min === null ? t("form.at_most", { max: max ?? "" }) : t("form.at_least", { min });
}
