/** A checklist as the engine reads it: apart from its words, which screens need that never score. */

import { type Document, type Plan, prepare } from "../engine/index.ts";
import type { Checklist } from "../visit/checklist.ts";

/** Make the same document ready for the engine. Throws for a kind of item this release does not know. */
export function planOf(checklist: Checklist): Plan {
  const document: unknown = checklist;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one document, two views of it
  return prepare(document as Document);
}
