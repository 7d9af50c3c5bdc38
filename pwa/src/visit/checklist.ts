/** A checklist with its words: what the form shows. What scoring reads of the same document is in `form/plan.ts`. */

import { withDb } from "../db/open.ts";
import type { ChecklistRow } from "../db/rows.ts";
import type { Shown } from "../drawings/drawing.tsx";
import type { Texts } from "../i18n/index.ts";
import type { Medium } from "../learn/course.ts";

export interface Checklist {
  readonly key: string;
  readonly kind: "covert" | "announced";
  readonly title: Texts;
  readonly description: Texts;
  readonly minutes: number;
  /** Versions of before there were any have none. */
  readonly scenarios?: readonly Scenario[];
  readonly scoring: { readonly bands: readonly { readonly key: string; readonly title: Texts }[] };
  readonly sections: readonly ChecklistSection[];
  /** The drawings its items show, by file. Versions of before there were any have none. */
  readonly media?: Readonly<Record<string, Medium>>;
}

export interface Scenario {
  readonly key: string;
  readonly title: Texts;
  readonly role: Texts;
  readonly story: Texts;
  readonly ask: readonly Texts[];
  readonly remember: readonly Texts[];
  readonly never: readonly Texts[];
}

export interface ChecklistSection {
  readonly key: string;
  readonly title: Texts;
  readonly items: readonly ChecklistItem[];
}

export interface Option {
  readonly key: string;
  readonly title: Texts;
}

export type ChecklistItem = ItemWords &
  (
    | { readonly kind: "yes-no" }
    | { readonly kind: "timer" }
    | { readonly kind: "text" }
    | { readonly kind: "photo" }
    | { readonly kind: "receipt" }
    | { readonly kind: "choice"; readonly options: readonly Option[] }
    | { readonly kind: "multi-choice"; readonly options: readonly Option[] }
    | { readonly kind: "scale"; readonly scale: ScaleWords }
    | { readonly kind: "number"; readonly number: NumberWords }
  );

export interface ItemWords {
  readonly key: string;
  readonly title: Texts;
  readonly standard: Texts;
  readonly borderline?: Texts | null;
  readonly fail?: Texts | null;
  readonly pictures?: Readonly<Record<Example, Shown | null>> | null;
  readonly na: { readonly allowed: boolean };
  readonly evidence: EvidenceWords;
  /** Its place in the order in which a shopper's memory fades; null if it keeps. */
  readonly memory?: number | null;
}

/** What the standard, the example that is just good enough, and the one that is not look like. */
export type Example = "pass" | "borderline" | "fail";

export interface EvidenceWords {
  readonly min: number;
  readonly max: number;
  readonly gallery: boolean;
}

export interface ScaleWords {
  readonly min: number;
  readonly max: number;
  readonly labels: { readonly min: Texts; readonly max: Texts };
}

export interface NumberWords {
  readonly unit: Texts;
  readonly min: string | null;
  readonly max: string | null;
  readonly integer: boolean;
}

/** Read a checklist version kept on this phone; null if it never came. */
export async function readChecklist(sha256: string): Promise<Checklist | null> {
  const row = await withDb((db) => db.checklists.get(sha256));
  return row === undefined ? null : wordsOf(row);
}

/** Give the words of a kept version. The server checked the document when it was published. */
export function wordsOf(row: ChecklistRow): Checklist {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- docs/checklist-format.md says so
  return row.document as Checklist;
}

/** Count the questions a checklist may ask. */
export function countItems(checklist: Checklist): number {
  return checklist.sections.reduce((sum, section) => sum + section.items.length, 0);
}
