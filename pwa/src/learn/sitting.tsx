/** The questions of an exam while it is taken. */

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useLayoutEffect, useMemo } from "preact/hooks";

import type { Packet } from "../api/types.gen.ts";
import { isWhole } from "../asking/answering.ts";
import { fromPacket } from "../asking/asked.ts";
import type { AnswerRow, AttemptRow } from "../db/rows.ts";
import { t } from "../i18n/index.ts";
import { Clock } from "./clock.tsx";
import { handInExam } from "./exam.ts";
import { Slot } from "./slot.tsx";
import { Slots } from "./slots.tsx";

interface Props {
  readonly attempt: AttemptRow;
  readonly packet: Packet;
  readonly newest: ReadonlyMap<number, AnswerRow>;
  readonly onHandedIn: () => void;
}

export function Sitting({ attempt, packet, newest, onHandedIn }: Props): JSX.Element {
  const place = useSignal(firstOpen(packet, newest));
  const isAsking = useSignal(false);
  const asked = useMemo(() => packet.questions.map(fromPacket), [packet]);
  const question = packet.questions[place.value];
  useLayoutEffect(() => {
    document.querySelector<HTMLElement>(".question h2")?.focus();
  }, [place.value]);
  const missing = new Set(
    packet.questions.flatMap(({ slot }, index) => {
      const one = asked[index];
      return one !== undefined && isWhole(one, newest.get(slot)?.response ?? null) ? [] : [slot];
    }),
  );
  const shown = asked[place.value];
  const go = (index: number): void => {
    place.value = index;
  };
  const ask = (isOpen: boolean): void => {
    isAsking.value = isOpen;
  };
  const handIn = async (): Promise<void> => {
    await handInExam(attempt.id);
    onHandedIn();
  };
  return (
    <div class="stack learn asking">
      <div class="row spread">
        <p class="hint number">{t("learn.question_of", { n: place.value + 1, all: packet.questions.length })}</p>
        {attempt.limit_s !== null && <Clock attempt={attempt} limitS={attempt.limit_s} />}
      </div>
      <Slots packet={packet} missing={missing} place={place.value} onGo={go} />
      {question !== undefined && shown !== undefined && (
        <Slot
          key={question.slot}
          asked={shown}
          slot={question.slot}
          attemptId={attempt.id}
          kept={newest.get(question.slot) ?? null}
          asksConfidence={packet.asks_confidence}
        />
      )}
      <div class="row">
        <button
          type="button"
          class="button"
          disabled={place.value === 0}
          onClick={() => {
            go(place.value - 1);
          }}
        >
          {t("learn.before")}
        </button>
        {place.value < packet.questions.length - 1 ? (
          <button
            type="button"
            class="button primary grow"
            onClick={() => {
              go(place.value + 1);
            }}
          >
            {t("learn.next")}
          </button>
        ) : (
          <button
            type="button"
            class="button primary grow"
            onClick={() => {
              ask(true);
            }}
          >
            {t("learn.hand_in")}
          </button>
        )}
      </div>
      {isAsking.value && (
        <section class="notice stack" role="alertdialog" aria-labelledby="hand-in">
          <p id="hand-in">
            {missing.size === 0 ? t("learn.hand_in_whole") : t("learn.hand_in_missing", { n: missing.size })}
          </p>
          <div class="row">
            <button type="button" class="button primary" onClick={() => void handIn()}>
              {t("learn.hand_in_now")}
            </button>
            <button
              type="button"
              class="button"
              onClick={() => {
                ask(false);
              }}
            >
              {t("learn.go_on")}
            </button>
          </div>
        </section>
      )}
    </div>
  );
}

/** Go on where something is missing. */
function firstOpen(packet: Packet, newest: ReadonlyMap<number, AnswerRow>): number {
  const found = packet.questions.findIndex(({ slot }) => !newest.has(slot));
  return Math.max(0, found);
}
