/** A phone for tests: an empty database of its own, and visits in it. Import it before anything that opens a database. */

import "fake-indexeddb/auto";

import { newId } from "../src/db/ids.ts";
import { useDatabaseOf, withDb } from "../src/db/open.ts";
import type { VisitRow } from "../src/db/rows.ts";

/** Take a phone out of its box; whoever is returned owns it. */
export function newPhone(): string {
  const owner = newId();
  useDatabaseOf(owner);
  return owner;
}

/** Put a visit on the phone. */
export async function addVisit(changed: Partial<VisitRow> = {}): Promise<VisitRow> {
  const planned = { id: newId(), nonce: { value: "AAAA", issued_at: "2026-11-26T00:00:00Z" } };
  const visit = {
    id: planned.id,
    state: "draft",
    planned,
    isPractice: false,
    auditId: newId(),
    revision: 0,
    draftRevision: 0,
    responses: {},
    askedAgain: [],
    place: { item: null },
    isDiscreet: false,
    startedAt: null,
    finishedAt: null,
    location: null,
    changedAt: "2026-11-26T00:00:00Z",
    problem: null,
    acceptedAt: null,
    ...changed,
  } as unknown as VisitRow;
  await withDb((db) => db.visits.put(visit));
  return visit;
}
