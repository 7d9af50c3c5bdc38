/** Beginning a visit, without a signal too: from then on it is a draft on this phone. */

import { withDb } from "../db/open.ts";
import { appendWith } from "../evidence/chain.ts";
import { noteLocation } from "./location.ts";

/** Begin a visit, once; the fix of its place comes later or never. Throws `DatabaseError` if this phone could not note it. */
export async function startVisit(visitId: string): Promise<void> {
  if ((await withDb((db) => db.visits.get(visitId)))?.state !== "assigned") return;
  const now = new Date().toISOString();
  await appendWith(visitId, [{ kind: "visit-start" }], ["visits"], async (db) => {
    const visit = await db.visits.get(visitId);
    if (visit?.state !== "assigned") return;
    await db.visits.put({ ...visit, state: "draft", startedAt: now, changedAt: now });
  });
  void noteLocation(visitId);
}
