/** Words beside an answer: a note, or why a question does not apply. */

import type { JSX } from "preact";

import type { ResponseRow } from "../db/rows.ts";
import { t } from "../i18n/index.ts";

const LONGEST = { note: 4000, reason: 1000 } as const;

interface Props {
  readonly item: string;
  readonly response: ResponseRow;
  readonly of: "note" | "reason";
  readonly change: (change: Partial<ResponseRow>) => void;
}

export function Note({ item, response, of, change }: Props): JSX.Element {
  const id = `${of}-${item}`;
  return (
    <div class="field">
      <label for={id}>{of === "note" ? t("form.note_label") : t("form.reason_label")}</label>
      <textarea
        id={id}
        class="input"
        rows={2}
        maxLength={LONGEST[of]}
        value={response[of] ?? ""}
        onInput={({ currentTarget: { value } }) => {
          change({ [of]: value });
        }}
      />
    </div>
  );
}
