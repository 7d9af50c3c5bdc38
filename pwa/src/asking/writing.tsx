/** Writing: a number or a time, a short answer, an answer in sentences. */

import type { JSX } from "preact";

import { say, t } from "../i18n/index.ts";
import type { AskingProps } from "./answering.ts";

export function Writing({ asked, answer, isDone, onAnswer, name }: AskingProps): JSX.Element {
  const text = answer?.text ?? "";
  const write = (written: string): void => {
    onAnswer({ text: written });
  };
  const isNumber = asked.kind === "numeric";
  const common = { id: name, class: "input", value: text, disabled: isDone, maxLength: asked.longest };
  return (
    <div class="field">
      <label for={name}>{labelOf(asked.kind, asked.entry)}</label>
      <div class="row">
        {asked.kind === "open" ? (
          <textarea
            {...common}
            rows={6}
            onInput={(event) => {
              write(event.currentTarget.value);
            }}
          />
        ) : (
          <input
            {...common}
            type="text"
            inputMode={isNumber && asked.entry === "number" ? "decimal" : "text"}
            autocomplete="off"
            onInput={(event) => {
              write(event.currentTarget.value);
            }}
          />
        )}
        {asked.unit !== null && <span>{say(asked.unit)}</span>}
      </div>
      {asked.kind === "open" && (
        <p class="hint number">{t("learn.letters", { n: text.length, most: asked.longest })}</p>
      )}
    </div>
  );
}

function labelOf(kind: string, entry: "number" | "time"): string {
  if (kind === "numeric") return entry === "time" ? t("learn.write_time") : t("learn.write_number");
  return kind === "open" ? t("learn.write_open") : t("learn.write_short");
}
