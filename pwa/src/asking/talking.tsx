/** A talk with a customer: what was said so far, and what may be said next. */

import type { JSX } from "preact";

import { say, t } from "../i18n/index.ts";
import { type AskingProps, nextTurn } from "./answering.ts";

export function Talking({ asked, answer, isDone, onAnswer }: AskingProps): JSX.Element {
  const path = answer?.path ?? [];
  const turn = nextTurn(asked, path);
  return (
    <div class="stack talk">
      <ol class="stack" aria-live="polite">
        {path.map((said, index) => {
          const before = nextTurn(asked, path.slice(0, index));
          return [
            <li key={`${said}-customer`} class="bubble">
              <span class="only-heard">{t("learn.customer")}</span>
              {say(before?.says)}
            </li>,
            <li key={`${said}-me`} class="bubble mine">
              <span class="only-heard">{t("learn.you")}</span>
              {say(before?.options.find(({ id }) => id === said)?.text)}
            </li>,
          ];
        })}
        {turn !== null && (
          <li class="bubble">
            <span class="only-heard">{t("learn.customer")}</span>
            {say(turn.says)}
          </li>
        )}
      </ol>
      {!isDone &&
        turn?.options.map(({ id, text }) => (
          <button
            key={id}
            type="button"
            class="button choice"
            onClick={() => {
              onAnswer({ path: [...path, id] });
            }}
          >
            {say(text)}
          </button>
        ))}
      {!isDone && path.length > 0 && (
        <button
          type="button"
          class="button quiet"
          onClick={() => {
            onAnswer({ path: path.slice(0, -1) });
          }}
        >
          {t("learn.take_back")}
        </button>
      )}
    </div>
  );
}
