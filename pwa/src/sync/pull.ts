/** Bringing what the server has for this person into the phone's database: all of it, or what changed since the cursor. */

import { ApiProblem, call } from "../api/client.ts";
import type { Bundle } from "../api/types.gen.ts";
import { readFact } from "../db/meta.ts";
import { type Database, ownerOfDatabase, withDb } from "../db/open.ts";
import type { VisitRow } from "../db/rows.ts";
import { keepLearning, LEARNING_TABLES } from "../learn/keep.ts";
import { note } from "../outbox/log.ts";
import { checkReceipt } from "../outbox/receipts.ts";
import { arrive, isUntouched } from "./arriving.ts";
import { whyNot } from "./person.ts";

let running: Promise<void> | null = null;

/** Fetch the news and keep them. Throws `ApiProblem`, and `DatabaseError` if they could not be kept. */
export function pull(): Promise<void> {
  running ??= fetchNews().finally(() => {
    running = null;
  });
  return running;
}

async function fetchNews(): Promise<void> {
  const owner = ownerOfDatabase();
  if (owner === null) return;
  const hindrance = await whyNot(owner);
  if (hindrance !== null) throw new ApiProblem(hindrance === "no-answer" ? 0 : 401, null, null);
  const cursor = await readFact("cursor");
  const bundle = await call("GET /v1/sync", { query: cursor === undefined ? {} : { cursor } });
  // Whoever signed in meanwhile, their news are not for this database.
  if (ownerOfDatabase() !== owner || bundle.visits.some(({ shopper_id }) => shopper_id !== owner)) return;
  const doubtful = await withDb((db) => keep(db, bundle, cursor !== undefined));
  void note("pulled", bundle.full ? `all, ${bundle.visits.length}` : `${bundle.visits.length}`);
  for (const id of doubtful) await checkReceipt(id, owner); // oxlint-disable-line no-await-in-loop -- one is asked at a time
}

/** Write a bundle in one transaction; returns accepted visits of which the server may no longer know. */
function keep(db: Database, bundle: Bundle, wasKnown: boolean): PromiseLike<readonly string[]> {
  const tables = ["visits", "checklists", "assignments", ...LEARNING_TABLES] as const;
  return db.transaction("rw", tables, async () => {
    const now = new Date();
    await db.checklists.bulkPut(bundle.checklists);
    const doubtful = await keepVisits(db, bundle, now);
    if (bundle.full) await db.assignments.clear();
    await db.assignments.bulkPut(bundle.assignments);
    await db.assignments.bulkDelete(bundle.removed.filter(({ kind }) => kind === "assignment").map(({ id }) => id));
    await keepLearning(db, bundle);
    await db.meta.put({ key: "cursor", value: bundle.cursor });
    await db.meta.put({ key: "pulled_at", value: now.toISOString() });
    // Another database answers than last time: whatever it signed for may be gone with the old one.
    const isRestored = bundle.full && wasKnown;
    return isRestored ? await db.visits.where("state").equals("accepted").primaryKeys() : doubtful;
  });
}

async function keepVisits(db: Database, { visits, full, removed }: Bundle, now: Date): Promise<readonly string[]> {
  const doubtful: string[] = [];
  for (const planned of visits) {
    // oxlint-disable-next-line no-await-in-loop -- within one transaction, in order
    const [row, jobs] = await Promise.all([
      db.visits.get(planned.id),
      db.jobs.where("visitId").equals(planned.id).toArray(),
    ]);
    const next = arrive(row, planned, jobs, now);
    await db.visits.put(next); // oxlint-disable-line no-await-in-loop
    if (next.state === "accepted") doubtful.push(next.id);
  }
  const known = new Set(visits.map(({ id }) => id));
  const named = removed.filter(({ kind }) => kind === "visit").map(({ id }) => id);
  await db.visits.bulkPut(
    (await db.visits.bulkGet(named)).flatMap((row) => (row === undefined ? [] : (settledElsewhere(row, now) ?? []))),
  );
  const gone = await db.visits
    .filter((row) => mayGo(row) && (named.includes(row.id) || (full && !known.has(row.id))))
    .primaryKeys();
  await db.visits.bulkDelete(gone);
  return doubtful;
}

/** A report that QA returned, was not touched here and is no longer returned was revised on another phone. */
function settledElsewhere(row: VisitRow, now: Date): VisitRow | null {
  const isDone = row.state === "returned" && row.changedAt === row.planned.returned?.at;
  return isDone ? { ...row, state: "accepted", acceptedAt: now.toISOString() } : null;
}

function mayGo(row: VisitRow): boolean {
  return !row.isPractice && isUntouched(row);
}
