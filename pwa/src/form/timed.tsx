/** What the stopwatch has measured for an item so far: approaches, or a number. */

import type { JSX } from "preact";

import type { ResponseRow } from "../db/rows.ts";
import { say } from "../i18n/index.ts";
import type { ChecklistItem } from "../visit/checklist.ts";
import { useForm } from "./context.ts";
import { Runs } from "./runs.tsx";
import { discardRun } from "./timing.ts";

interface Props {
  readonly item: ChecklistItem;
  readonly response: ResponseRow;
}

export function Timed({ item, response }: Props): JSX.Element {
  const { model } = useForm();
  return (
    <div class="timer-runs">
      {item.kind === "number" && typeof response.value === "string" && (
        <p class="number">
          {response.value} {say(item.number.unit)}
        </p>
      )}
      <Runs
        item={item.key}
        response={response}
        discard={(n) => {
          discardRun(model, item.key, n);
        }}
      />
    </div>
  );
}
