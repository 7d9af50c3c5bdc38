/** The report as the server takes it, made of a visit as it stands. Pure, so that what is frozen can be tested. */

import type { ResponseRow, VisitRow } from "../db/rows.ts";
import { isAsked, type Plan, resolve } from "../engine/index.ts";
import type { Evidence } from "../evidence/links.ts";

/** Make the payload of audit.submit and audit.revise. Answers to what is not asked stay on the phone. */
export function reportOf(
  visit: VisitRow,
  plan: Plan,
  evidence: Evidence,
  finishedAt: string,
): Readonly<Record<string, unknown>> {
  const { key, version, sha256 } = visit.planned.checklist;
  return {
    audit_id: visit.auditId,
    visit_id: visit.id,
    checklist: { key, version, sha256 },
    started_at: visit.startedAt ?? finishedAt,
    finished_at: finishedAt,
    responses: askedResponses(visit, plan),
    ...(visit.location === null ? {} : { location: visit.location }),
    evidence,
  };
}

/** List the responses to the items that are asked, in the order of the checklist. */
export function askedResponses(visit: VisitRow, plan: Plan): readonly ResponseRow[] {
  return resolve(plan, Object.values(visit.responses), visit.planned.store.tags).flatMap(({ item, state }) => {
    const response = visit.responses[item.key];
    return isAsked(state) && response !== undefined ? [response] : [];
  });
}
