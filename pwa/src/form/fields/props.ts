/** What every field is given: its item, the answer so far, and how to change it. */

import type { ReadonlySignal } from "@preact/signals";

import type { ResponseRow } from "../../db/rows.ts";
import type { ChecklistItem } from "../../visit/checklist.ts";

export interface FieldProps<Kind extends ChecklistItem["kind"]> {
  readonly item: Extract<ChecklistItem, { readonly kind: Kind }>;
  readonly visitId: string;
  readonly response: ResponseRow;
  /** The answer as it stands, which may be newer than what is drawn. */
  readonly answer: ReadonlySignal<ResponseRow>;
  readonly isLocked: boolean;
  /** Take a change; `isShown` if the control shows it without being drawn again. */
  readonly change: (change: Partial<ResponseRow>, isShown?: boolean) => void;
}
