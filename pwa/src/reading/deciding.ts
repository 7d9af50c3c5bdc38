/** Decisions about reports on their way to the server: each can be taken back for a few seconds. */

import { signal } from "@preact/signals";

import type { AuditRow, Review } from "../api/types.gen.ts";
import { postOnLeaving, Undoable } from "./undoable.ts";

export interface Decision {
  readonly auditId: string;
  readonly revision: number;
  /** How the bar names the report. */
  readonly name: string;
  readonly review: Review;
}

export const SECONDS_TO_UNDO = 6;
const STATE_AFTER = { return: "returned", approve: "approved", publish: "published" } as const;
const decidedStates = signal<ReadonlyMap<string, AuditRow["state"]>>(new Map());

/** The decisions of this page. */
export const decisions = new Undoable<Decision>({
  deliver: async ({ auditId, review }) => {
    await postOnLeaving(`/v1/audits/${encodeURIComponent(auditId)}/review`, review);
  },
  note: ({ auditId, revision, review }, isDone) => {
    const states = new Map(decidedStates.value);
    if (isDone) states.set(`${auditId} ${revision}`, STATE_AFTER[review.decision]);
    else states.delete(`${auditId} ${revision}`);
    decidedStates.value = states;
  },
  seconds: SECONDS_TO_UNDO,
});

/** Give the state of a report, decisions made on this page included; a new revision begins anew. */
export function stateOf(audit: Pick<AuditRow, "id" | "revision" | "state">): AuditRow["state"] {
  return decidedStates.value.get(`${audit.id} ${audit.revision}`) ?? audit.state;
}
