/**
 * What a visit that the server sends means for the one on the phone. Pure. What was made here is never overwritten: the server's plan
 * is taken over, its answers only where there are none of ours.
 */

import type { BundleVisit, Draft, Returned } from "../api/types.gen.ts";
import { newId } from "../db/ids.ts";
import type { JobRow, VisitRow } from "../db/rows.ts";
import { isReport } from "../outbox/machine.ts";
import { joinResponses, responsesOf, takenOver } from "./joining.ts";

/** Give the row of a visit after the server spoke of it. `jobs` are those of this visit. */
export function arrive(row: VisitRow | undefined, planned: BundleVisit, jobs: readonly JobRow[], now: Date): VisitRow {
  if (row === undefined || row.state === "assigned") return begin(planned, row, now);
  // The nonce that the chain of evidence began with is the one that proves most.
  const told: VisitRow = { ...row, planned: { ...planned, nonce: row.planned.nonce } };
  const { draft, returned } = planned;
  // What came from another phone and was left as it came follows that phone.
  const kept = isUntouched(row) && draft !== null ? goOn(told, draft) : told;
  if (returned === null || returned.at === row.planned.returned?.at || isReportUnsent(jobs)) return kept;
  return isOpen(row) ? askOverDraft(kept, returned) : ask(kept, returned);
}

/** Tell whether nothing of a visit was made here, so that it may be forgotten when the server says so. */
export function isUntouched({ state, changedAt, planned }: VisitRow): boolean {
  return state === "assigned" || (state === "draft" && changedAt === planned.draft?.received_at);
}

function begin(planned: BundleVisit, row: VisitRow | undefined, now: Date): VisitRow {
  const fresh: VisitRow = {
    id: planned.id,
    state: "assigned",
    planned,
    isPractice: false,
    auditId: row?.auditId ?? newId(now.getTime()),
    revision: 0,
    draftRevision: 0,
    responses: {},
    askedAgain: [],
    place: { item: null },
    isDiscreet: row?.isDiscreet ?? false,
    startedAt: null,
    finishedAt: null,
    location: null,
    changedAt: row?.changedAt ?? now.toISOString(),
    problem: null,
    acceptedAt: null,
  };
  const begun = planned.draft === null ? fresh : goOn(fresh, planned.draft);
  return planned.returned === null ? begun : ask(begun, planned.returned);
}

/** Go on with a draft from another phone, where nothing was answered here. */
function goOn(row: VisitRow, draft: Draft): VisitRow {
  const { audit_id, document, received_at } = draft;
  return {
    ...row,
    state: "draft",
    auditId: audit_id,
    ...takenOver(draft),
    responses: responsesOf(document.responses),
    startedAt: document.started_at,
    changedAt: received_at,
  };
}

/** QA asks again: the report as the server has it, under what a draft has changed of it since. */
function ask(row: VisitRow, { audit_id, revision, items, at, responses }: Returned): VisitRow {
  const since = row.state === "draft" ? row.responses : {};
  return {
    ...row,
    state: "returned",
    auditId: audit_id,
    revision: Math.max(row.revision, revision),
    responses: { ...responsesOf(responses), ...since },
    askedAgain: items,
    acceptedAt: null,
    problem: null,
    startedAt: row.startedAt ?? at,
    changedAt: at,
  };
}

/** QA asks again about a report of another phone, while this one holds a draft: what was answered here stays on top. */
function askOverDraft(row: VisitRow, returned: Returned): VisitRow {
  const joined = joinResponses(row, responsesOf(returned.responses), "mine");
  return { ...row, ...joined, state: "returned", auditId: returned.audit_id, askedAgain: returned.items };
}

function isOpen({ state }: VisitRow): boolean {
  return state === "draft" || state === "returned" || state === "rejected";
}

function isReportUnsent(jobs: readonly JobRow[]): boolean {
  return jobs.some((job) => isReport(job) && job.state !== "done" && job.state !== "rejected");
}
