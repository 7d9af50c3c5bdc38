/** What belongs together: a list to choose from beside each left side. It works with a thumb, a key and a voice alike. */

import type { JSX } from "preact";

import { say, t } from "../i18n/index.ts";
import type { AskingProps } from "./answering.ts";

export function Matching({ asked, answer, isDone, onAnswer, name }: AskingProps): JSX.Element {
  const pairs = answer?.pairs ?? {};
  return (
    <ul class="stack">
      {asked.lefts.map(({ id, text }) => (
        <li key={id} class="field pair">
          <label for={`${name}-${id}`}>{say(text)}</label>
          <select
            id={`${name}-${id}`}
            class="input"
            disabled={isDone}
            value={pairs[id] ?? ""}
            onChange={(event) => {
              const chosen = event.currentTarget.value;
              const rest = Object.fromEntries(Object.entries(pairs).filter(([left]) => left !== id));
              onAnswer({ pairs: chosen === "" ? rest : { ...rest, [id]: chosen } });
            }}
          >
            <option value="">{t("learn.choose")}</option>
            {asked.rights.map((right) => (
              <option key={right.id} value={right.id}>
                {say(right.text)}
              </option>
            ))}
          </select>
        </li>
      ))}
    </ul>
  );
}
