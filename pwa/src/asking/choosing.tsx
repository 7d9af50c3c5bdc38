/** Choosing: one option, several, true or false. Real radio buttons and boxes, so keys and screen readers know them. */

import type { JSX } from "preact";

import { say, t } from "../i18n/index.ts";
import type { AskingProps } from "./answering.ts";

export function Choosing({ asked, answer, isDone, onAnswer, name }: AskingProps): JSX.Element {
  const isSeveral = asked.kind === "multiple";
  const chosen = answer?.choices ?? [];
  const choose = (id: string, isChosen: boolean): void => {
    const rest = isSeveral ? chosen.filter((other) => other !== id) : [];
    onAnswer({ choices: isChosen ? [...rest, id] : rest });
  };
  return (
    <div class="stack choices">
      {isSeveral && <p class="hint">{t("learn.choose_several")}</p>}
      {asked.options.map(({ id, text }) => (
        <label key={id} class="button choice">
          <input
            type={isSeveral ? "checkbox" : "radio"}
            name={name}
            checked={chosen.includes(id)}
            disabled={isDone}
            onChange={(event) => {
              choose(id, event.currentTarget.checked);
            }}
          />
          <span>{say(text)}</span>
        </label>
      ))}
    </div>
  );
}
