/** The checklist's own items, each met, not met, or not come up; what was missing can be said beside it. */

import type { JSX } from "preact";

import type { RubricItem } from "../api/types.gen.ts";
import type { DrillRow, DrillTick } from "../db/rows.ts";
import { say, t } from "../i18n/index.ts";
import { tick } from "./observing.ts";

const METS = ["yes", "no", "na"] as const;

export function Ticks({ drill }: { readonly drill: DrillRow }): JSX.Element {
  return (
    <ol class="stack">
      {drill.rubric.map((asked) => (
        <li key={asked.item}>
          <Item id={drill.id} asked={asked} said={drill.notes.ticks[asked.item]} />
        </li>
      ))}
    </ol>
  );
}

interface ItemProps {
  readonly id: string;
  readonly asked: RubricItem;
  readonly said: DrillTick | undefined;
}

function Item({ id, asked: { item, title, standard }, said }: ItemProps): JSX.Element {
  const names = { yes: t("drills.met"), no: t("drills.not_met"), na: t("drills.not_up") };
  return (
    <fieldset class="sheet stack-tight">
      <legend>{title === null ? item : say(title)}</legend>
      {standard !== null && <p class="hint">{say(standard)}</p>}
      <div class="mets">
        {METS.map((met) => (
          <label key={met} class="button choice">
            <input
              type="radio"
              name={`${id} ${item}`}
              checked={said?.met === met}
              onChange={() => void tick(id, item, { met })}
            />
            {names[met]}
          </label>
        ))}
      </div>
      {said?.met === "no" && (
        <div class="field">
          <label for={`note ${item}`}>{t("drills.note")}</label>
          <input
            id={`note ${item}`}
            class="input"
            maxLength={1000}
            defaultValue={said.note}
            onInput={(event) => void tick(id, item, { note: event.currentTarget.value })}
          />
        </div>
      )}
    </fieldset>
  );
}
