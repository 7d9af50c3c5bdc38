/** Everything a report's page shows, gathered from the server in one go; the next report is fetched while this one is read. */

import { ApiProblem, call } from "../api/client.ts";
import type { Action, AuditWhole, Diagnosis, Finding, Rung, Score } from "../api/types.gen.ts";
import { may } from "../session/session.ts";
import { type Checklist, loadChecklist } from "./checklists.ts";

export interface Report {
  readonly whole: AuditWhole;
  readonly score: Score;
  readonly checklist: Checklist;
  readonly findings: readonly Finding[];
  readonly actions: readonly Action[];
  /** Null where this reader may not know of it, or nothing was planned yet. */
  readonly rungs: readonly Rung[] | null;
  readonly diagnosis: Diagnosis | null;
}

let ahead: { readonly id: string; readonly report: Promise<Report> } | null = null;

/** Read a report; throws `ApiProblem`. What was fetched ahead is used once. */
export async function readReport(id: string, signal: AbortSignal): Promise<Report> {
  const fetched = ahead?.id === id ? ahead.report : null;
  ahead = null;
  return await (fetched ?? gather(id, signal));
}

/** Fetch a report ahead, because it will probably be opened next; that it cannot be had is found out again then. */
export function fetchAhead(id: string): void {
  if (ahead?.id === id) return;
  const report = gather(id);
  ahead = { id, report };
  report.catch(() => {
    if (ahead?.id === id) ahead = null;
  });
}

async function gather(id: string, signal?: AbortSignal): Promise<Report> {
  const options = { path: { audit_id: id }, ...(signal === undefined ? {} : { signal }) };
  const [whole, score] = await Promise.all([
    call("GET /v1/audits/{audit_id}", options),
    call("GET /v1/audits/{audit_id}/score", options),
  ]);
  const checklist = await loadChecklist(whole.checklist);
  const followUp = whole.audit.state === "published" ? await gatherFollowUp(id) : NOTHING;
  return { whole, score, checklist, ...followUp };
}

type FollowUp = Pick<Report, "findings" | "actions" | "rungs" | "diagnosis">;

const NOTHING: FollowUp = { findings: [], actions: [], rungs: null, diagnosis: null };

/** Gather what publishing a report set going, as far as this reader may know of it. */
async function gatherFollowUp(id: string): Promise<FollowUp> {
  const [query, path] = [{ audit: id, limit: 200 }, { audit_id: id }];
  const knowsFindings = may("finding:read");
  const [findings, actions, ladder, diagnosis] = await Promise.all([
    knowsFindings ? call("GET /v1/findings", { query }) : null,
    may("action:read") ? call("GET /v1/corrective-actions", { query }) : null,
    may("assignment:read") ? orNull(call("GET /v1/audits/{audit_id}/retraining", { path })) : null,
    knowsFindings ? orNull(call("GET /v1/audits/{audit_id}/diagnosis", { path })) : null,
  ]);
  return {
    findings: findings?.items ?? [],
    actions: actions?.items ?? [],
    rungs: ladder?.items ?? null,
    diagnosis,
  };
}

/** Take "there is none for you" as nothing: a part of the page is then left out instead of the page. */
async function orNull<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 404) return null;
    throw error;
  }
}
