/** What a visit's state lets the shopper do. */

import type { VisitRow, VisitState } from "../db/rows.ts";

const OPEN: ReadonlySet<VisitState> = new Set(["draft", "returned", "rejected"]);
const ON_ITS_WAY: ReadonlySet<VisitState> = new Set(["ready", "sending", "needs_photos"]);

/** Tell whether answers may be changed. */
export function isOpen(state: VisitState): boolean {
  return OPEN.has(state);
}

/** Tell whether the report was handed in and the server has not signed for it yet. */
export function isOnItsWay(state: VisitState): boolean {
  return ON_ITS_WAY.has(state);
}

/** Tell whether QA asked for changes, so that handing in makes a revision. */
export function isReturned(visit: VisitRow): boolean {
  return visit.state === "returned" || (visit.planned.returned ?? null) !== null;
}

/** Tell whether an item may be changed: all of them, unless some were asked about again, by QA or for a photo. */
export function mayChange({ state, askedAgain }: VisitRow, item: string): boolean {
  return isOpen(state) && (askedAgain.length === 0 || askedAgain.includes(item));
}
