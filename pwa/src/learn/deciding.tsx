/** The moment in a case study in which the learner decides, and what would come of it. */

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";

import { say, t } from "../i18n/index.ts";
import type { Decision } from "./course.ts";

export function Deciding({ decision }: { readonly decision: Decision }): JSX.Element {
  const chosen = useSignal<string | null>(null);
  const option = decision.options.find(({ key }) => key === chosen.value);
  return (
    <section class="sheet stack" aria-labelledby="decision">
      <h2 id="decision">{say(decision.question)}</h2>
      {decision.options.map(({ key, text }) => (
        <button
          key={key}
          type="button"
          class="button choice"
          aria-pressed={chosen.value === key}
          onClick={() => {
            chosen.value = key;
          }}
        >
          {say(text)}
        </button>
      ))}
      <div aria-live="polite">
        {option !== undefined && (
          <p class={option.best ? "notice" : "notice bad"}>
            <strong>{option.best ? t("learn.best_choice") : t("learn.better_choice")}</strong> {say(option.feedback)}
          </p>
        )}
      </div>
    </section>
  );
}
