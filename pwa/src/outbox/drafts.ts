/** Copies of unfinished visits on the server, so that a lost phone costs minutes: at most one per visit every half minute. */

import { readFact } from "../db/meta.ts";
import { type Database, ownerOfDatabase, withDb } from "../db/open.ts";
import type { JobRow, VisitRow } from "../db/rows.ts";
import { hasOtherDraft } from "../sync/joining.ts";
import { addOp, freeze, kick } from "./enqueue.ts";

const PAUSE_MS = 30_000;

/** Put copies of what changed into the outbox. `isUrgent`: the page is going out of sight, so do not wait for the half minute. */
export async function copyDrafts(isUrgent = false): Promise<void> {
  if ((await copyAll(isUrgent ? "urgent" : "usual")).includes(true)) kick();
}

/** Put a copy of all that is new into the outbox, beside one that still waits: a file is to hold the answers as they stand. */
export async function copyForFile(): Promise<void> {
  await copyAll("for-file");
}

/** When to copy: after the pause, without it, or even while an older copy has not arrived. */
type When = "usual" | "urgent" | "for-file";

async function copyAll(when: When): Promise<readonly boolean[]> {
  if (ownerOfDatabase() === null) return [];
  const visits = await withDb((db) => db.visits.where("state").anyOf("draft", "returned").toArray());
  return Promise.all(visits.map((visit) => copyDraft(visit, when)));
}

async function copyDraft(visit: VisitRow, when: When): Promise<boolean> {
  if (visit.isPractice || Object.keys(visit.responses).length === 0 || visit.changedAt === fromServer(visit))
    return false;
  if (await isInDoubt(visit)) return false;
  const copies = await withDb((db) => copiesOf(db, visit.id));
  if (!isWanted(visit, copies, when)) return false;
  const revision = Math.max(visit.draftRevision, visit.planned.draft?.revision ?? 0) + 1;
  const draft = draftOf(visit);
  const frozen = await freeze("audit.draft", { revision, draft });
  return withDb((db) =>
    db.transaction("rw", [db.visits, db.jobs, db.meta], async () => {
      const now = await db.visits.get(visit.id);
      if (now?.state !== visit.state || hasOtherDraft(now) || !isWanted(visit, await copiesOf(db, visit.id), when))
        return false;
      const done = (await copiesOf(db, visit.id)).filter(({ state }) => state === "done");
      await db.jobs.bulkDelete(done.map(({ id }) => id));
      // The moment of the answers it holds, by which is told whether there are newer ones.
      await addOp(db, { ...frozen, capturedAt: visit.changedAt }, { visitId: visit.id });
      await db.visits.put({ ...now, draftRevision: revision, draftFinishedAt: draft.finished_at });
      return true;
    }),
  );
}

/**
 * A copy must not outrank what another phone wrote before the shopper has said whose answers count. After the server spoke of such a
 * draft, the next news tell what is in it.
 */
async function isInDoubt(visit: VisitRow): Promise<boolean> {
  const clash = visit.draftClash ?? null;
  return hasOtherDraft(visit) || (clash !== null && ((await readFact("pulled_at")) ?? "") <= clash.at);
}

/** What came from the server, or is joined with it, needs no copy there until something is changed here. */
function fromServer({ planned }: VisitRow): string | undefined {
  return planned.returned?.at ?? planned.draft?.received_at;
}

/** One copy waits at most, unless a file is made; the next is made when it is through, by then of all that is new. */
function isWanted(visit: VisitRow, copies: readonly JobRow[], when: When): boolean {
  if (when !== "for-file" && copies.some(({ state }) => state === "pending" || state === "sending")) return false;
  const latest = copies
    .map(({ capturedAt }) => capturedAt)
    .toSorted()
    .at(-1);
  if (latest === undefined) return true;
  return latest !== visit.changedAt && (when !== "usual" || Date.now() - Date.parse(latest) >= PAUSE_MS);
}

function copiesOf(db: Database, visitId: string): Promise<JobRow[]> {
  return db.jobs
    .where("visitId")
    .equals(visitId)
    .filter(({ kind }) => kind === "audit.draft")
    .toArray();
}

function draftOf(visit: VisitRow): Readonly<Record<string, unknown>> & { readonly finished_at: string } {
  const { key, version, sha256 } = visit.planned.checklist;
  const startedAt = visit.startedAt ?? visit.changedAt;
  return {
    audit_id: visit.auditId,
    visit_id: visit.id,
    checklist: { key, version, sha256 },
    started_at: startedAt,
    finished_at: visit.changedAt < startedAt ? startedAt : visit.changedAt,
    responses: Object.values(visit.responses),
    ...(visit.location === null ? {} : { location: visit.location }),
  };
}
