/** Marks on their way to the server: the last one can be taken back until the next one, or until one leaves. */

import { signal } from "@preact/signals";

import type { AttemptWhole } from "../api/types.gen.ts";
import { postOnLeaving, Undoable } from "../reading/undoable.ts";

export interface GivenMark {
  readonly attempt: string;
  readonly slot: number;
  /** From 0 to 1, as text. */
  readonly share: string;
  readonly comment: string;
}

/** The last attempt that came to its result. */
export const lastResult = signal<AttemptWhole | null>(null);
const marked = signal<ReadonlySet<string>>(new Set());

/** The marks of this page. */
export const marks = new Undoable<GivenMark>({
  deliver: async ({ attempt, slot, share, comment }) => {
    const body = { marks: [{ slot, share, comment: comment === "" ? null : comment }] };
    const answer = await postOnLeaving(`/v1/attempts/${encodeURIComponent(attempt)}/marks`, body);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the API's own description says so
    const whole = (await answer.json()) as AttemptWhole;
    if (whole.state !== "marking") lastResult.value = whole;
  },
  note: ({ attempt, slot }, isDone) => {
    const names = new Set(marked.value);
    if (isDone) names.add(nameOf(attempt, slot));
    else names.delete(nameOf(attempt, slot));
    marked.value = names;
  },
});

/** Tell whether an answer was marked on this page. */
export function isMarked(attempt: string, slot: number): boolean {
  return marked.value.has(nameOf(attempt, slot));
}

function nameOf(attempt: string, slot: number): string {
  return `${attempt} ${slot}`;
}
