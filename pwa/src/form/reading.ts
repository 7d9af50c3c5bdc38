/** Opening a form: read once from the database into memory, and from then on only written. */

import { withDb } from "../db/open.ts";
import type { AsideRow, ResponseRow } from "../db/rows.ts";
import { hasOtherDraft } from "../sync/joining.ts";
import { readChecklist } from "../visit/checklist.ts";
import { isOpen } from "../visit/states.ts";
import { afterPaint } from "./after-paint.ts";
import type { Form } from "./context.ts";
import { takeUpLastWords } from "./last-words.ts";
import { openForm } from "./model.ts";
import { Writer } from "./writing.ts";

/** `closed`: there is nothing to fill in any more. `two-drafts`: another phone went on with
 * the visit. `unknown`: made for a newer release of the app. */
export type Opening = "loading" | "missing" | "failed" | "not-begun" | "two-drafts" | "closed" | "unknown" | Form;

/** Read a visit with its checklist and make its form. */
export async function readForm(visitId: string): Promise<Opening> {
  try {
    await takeUpLastWords();
    const visit = await withDb((db) => db.visits.get(visitId));
    const checklist = visit && (await readChecklist(visit.planned.checklist.sha256));
    if (visit === undefined || !checklist) return "missing";
    if (visit.state === "assigned") return "not-begun";
    if (!isOpen(visit.state)) return "closed";
    if (hasOtherDraft(visit)) return "two-drafts";
    const writer = new Writer(visitId);
    try {
      const onChange = (item: string, change: Partial<ResponseRow>): void => {
        writer.keepResponse(item, change);
      };
      const onExchange = (item: string, change: Partial<ResponseRow>, aside: readonly AsideRow[]): void => {
        writer.keepExchange(item, change, aside);
      };
      const model = openForm(visit, checklist, { onChange, onExchange, soon: afterPaint() });
      return { visit, model, writer };
    } catch {
      writer.close();
      return "unknown";
    }
  } catch {
    return "failed";
  }
}
