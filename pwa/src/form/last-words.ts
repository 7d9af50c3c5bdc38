/**
 * What was said in the last moment of a page. A page that ends has no time left for a transaction; so it is laid down where writing takes
 * none, and the next page takes it into the database before a form is read.
 */

import { withDb } from "../db/open.ts";
import type { AsideRow, ResponseRow, VisitRow } from "../db/rows.ts";
import { isOpen } from "../visit/states.ts";

const KEPT_AS = "tenseconds.last-words.";

/** Changes of one visit that the database does not have yet. */
export interface Unwritten {
  /** By item, only what was changed of each answer. */
  readonly responses: Readonly<Record<string, Partial<ResponseRow>>>;
  /** By item, what stands aside from now on; words of older releases have none. */
  readonly aside?: Readonly<Record<string, readonly AsideRow[]>>;
  readonly rest: Partial<Pick<VisitRow, "place" | "isDiscreet">>;
}

/** Lay changes down, at once. */
export function layDown(visitId: string, unwritten: Unwritten): void {
  try {
    localStorage.setItem(KEPT_AS + visitId, JSON.stringify(unwritten));
  } catch {
    // A phone too full for this may still get through with its transaction.
  }
}

/** They are in the database after all. */
export function forgetLaidDown(visitId: string): void {
  localStorage.removeItem(KEPT_AS + visitId);
}

/** Take what an earlier page laid down into the database, as far as it is about this person's visits. Throws `DatabaseError`. */
export async function takeUpLastWords(): Promise<void> {
  const ids = Object.keys(localStorage).flatMap((key) => (key.startsWith(KEPT_AS) ? [key.slice(KEPT_AS.length)] : []));
  await Promise.all(
    ids.map(async (visitId) => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only `layDown` writes it
      const laidDown = JSON.parse(localStorage.getItem(KEPT_AS + visitId) ?? "null") as Unwritten | null;
      if (laidDown !== null && (await merge(visitId, laidDown))) forgetLaidDown(visitId);
    }),
  );
}

/** Merge changes into a visit; false if it is not on this phone. What was handed in meanwhile is left as it was frozen. */
export function merge(visitId: string, { responses, aside, rest }: Unwritten): Promise<boolean> {
  return withDb((db) =>
    db.transaction("rw", db.visits, async () => {
      const visit = await db.visits.get(visitId);
      if (visit === undefined) return false;
      const isChanged = isOpen(visit.state) && Object.keys(responses).length > 0;
      await db.visits.put({
        ...visit,
        ...rest,
        ...(isChanged
          ? {
              responses: changed(visit.responses, responses),
              setAside: { ...visit.setAside, ...aside },
              changedAt: new Date().toISOString(),
            }
          : undefined),
      });
      return true;
    }),
  );
}

/** Put changes over answers, field by field: what another tab said of the same question stays. */
export function changed(
  responses: VisitRow["responses"],
  changes: Unwritten["responses"],
): Readonly<Record<string, ResponseRow>> {
  const said = Object.entries(changes).map(([item, change]) => {
    const before: ResponseRow = responses[item] ?? { item, state: "unanswered" };
    return [item, { ...before, ...change }] as const;
  });
  return { ...responses, ...Object.fromEntries(said) };
}
