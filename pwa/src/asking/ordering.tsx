/** Putting in order: tap the steps one after the other; a tap on a placed one takes it out again. */

import type { JSX } from "preact";

import { say, t } from "../i18n/index.ts";
import type { AskingProps } from "./answering.ts";

export function Ordering({ asked, answer, isDone, onAnswer }: AskingProps): JSX.Element {
  const order = answer?.order ?? [];
  const tap = (id: string): void => {
    onAnswer({ order: order.includes(id) ? order.filter((other) => other !== id) : [...order, id] });
  };
  return (
    <div class="stack choices">
      <p class="hint">{t("learn.tap_in_order")}</p>
      {asked.steps.map(({ id, text }) => {
        const place = order.indexOf(id) + 1;
        return (
          <button
            key={id}
            type="button"
            class="button choice"
            disabled={isDone}
            aria-pressed={place > 0}
            onClick={() => {
              tap(id);
            }}
          >
            <span class="place number" aria-label={place > 0 ? t("learn.place", { n: place }) : t("learn.no_place")}>
              {place > 0 ? place : "·"}
            </span>
            <span>{say(text)}</span>
          </button>
        );
      })}
    </div>
  );
}
