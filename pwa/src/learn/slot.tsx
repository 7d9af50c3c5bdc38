/** One question of an exam. A tap is kept at once, writing once the thumb rests or the page goes away. */

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";

import type { Asked } from "../asking/asked.ts";
import { QuestionOnScreen } from "../asking/question.tsx";
import type { AnswerRow } from "../db/rows.ts";
import { t } from "../i18n/index.ts";
import type { Answer } from "../quiz/question.ts";
import { nameOfCertainty } from "./certainty.tsx";
import { answerSlot } from "./exam.ts";

interface Props {
  readonly asked: Asked;
  readonly attemptId: string;
  readonly slot: number;
  readonly kept: AnswerRow | null;
  readonly asksConfidence: boolean;
}

type Confidence = NonNullable<AnswerRow["confidence"]>;
const REST_MS = 400;
const SURE: readonly Confidence[] = ["low", "medium", "high"];

export function Slot({ asked, attemptId, slot, kept, asksConfidence }: Props): JSX.Element {
  const answer = useSignal<Answer | null>(kept?.response ?? null);
  const sure = useSignal<Confidence | null>(kept?.confidence ?? null);
  const keep = useKeeping(() => {
    if (answer.value !== null) void answerSlot(attemptId, slot, answer.value, sure.value);
  });
  return (
    <div class="stack">
      <QuestionOnScreen
        name={`slot-${slot}`}
        asked={asked}
        answer={answer.value}
        isDone={false}
        onAnswer={(given) => {
          answer.value = given;
          keep(given.text === undefined ? 0 : REST_MS);
        }}
      />
      {asksConfidence && (
        <fieldset class="row">
          <legend class="hint">{t("learn.how_sure")}</legend>
          {SURE.map((level) => (
            <label key={level} class="button choice">
              <input
                type="radio"
                name={`sure-${slot}`}
                checked={sure.value === level}
                onChange={() => {
                  sure.value = level;
                  keep(0);
                }}
              />
              {nameOfCertainty(level)}
            </label>
          ))}
        </fieldset>
      )}
    </div>
  );
}

/** Keep soon, and at the latest when the page or the question goes away. */
function useKeeping(save: () => void): (afterMs: number) => void {
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const saving = useRef(save);
  saving.current = save;
  const flush = useRef(() => {
    if (timer.current === null) return;
    clearTimeout(timer.current);
    timer.current = null;
    saving.current();
  });
  useEffect(() => {
    const last = flush.current;
    addEventListener("pagehide", last);
    return () => {
      removeEventListener("pagehide", last);
      last();
    };
  }, []);
  return (afterMs) => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = setTimeout(flush.current, afterMs);
    if (afterMs === 0) flush.current();
  };
}
