/** The stopwatch of the item it was opened for. */

import type { JSX } from "preact";

import { say } from "../i18n/index.ts";
import { StopwatchScreen } from "../timer/screen.tsx";
import { openedFor } from "../timer/stopwatch.ts";
import { useForm } from "./context.ts";
import type { ItemModel } from "./model.ts";
import { Timed } from "./timed.tsx";
import { isFull, recordRun, runsOf } from "./timing.ts";

export function TimerScreen(): JSX.Element | null {
  const { model } = useForm();
  const item = model.items.get(openedFor.value ?? "");
  return item === undefined ? null : <Screen key={item.item.key} item={item} />;
}

function Screen({ item: { item, response } }: { readonly item: ItemModel }): JSX.Element {
  const { model, visit } = useForm();
  const runs = runsOf(response.value);
  return (
    <StopwatchScreen
      title={say(item.title)}
      owner={visit.id}
      item={item.key}
      count={runs.length}
      isFull={isFull(runs)}
      record={(run) => recordRun(model, item.key, run)}
    >
      <Timed item={item} response={response.value} />
    </StopwatchScreen>
  );
}
