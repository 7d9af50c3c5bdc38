/** The field of an item, by its kind. */

import type { ReadonlySignal } from "@preact/signals";
import type { JSX } from "preact";

import type { ResponseRow } from "../db/rows.ts";
import type { ChecklistItem } from "../visit/checklist.ts";
import { Choice, Scale, YesNo } from "./fields/choices.tsx";
import { ManyOf } from "./fields/many-of.tsx";
import { NumberField } from "./fields/number.tsx";
import { TimerField } from "./fields/timer.tsx";
import { PhotoField, ReceiptField, TextField } from "./fields/words.tsx";

interface Props {
  readonly item: ChecklistItem;
  readonly visitId: string;
  readonly response: ResponseRow;
  readonly answer: ReadonlySignal<ResponseRow>;
  readonly isLocked: boolean;
  readonly change: (change: Partial<ResponseRow>, isShown?: boolean) => void;
}

export function Field({ item, ...rest }: Props): JSX.Element {
  switch (item.kind) {
    case "yes-no":
      return <YesNo item={item} {...rest} />;
    case "choice":
      return <Choice item={item} {...rest} />;
    case "multi-choice":
      return <ManyOf item={item} {...rest} />;
    case "scale":
      return <Scale item={item} {...rest} />;
    case "number":
      return <NumberField item={item} {...rest} />;
    case "timer":
      return <TimerField item={item} {...rest} />;
    case "text":
      return <TextField item={item} {...rest} />;
    case "photo":
      return <PhotoField item={item} {...rest} />;
    case "receipt":
      return <ReceiptField item={item} {...rest} />;
  }
}
