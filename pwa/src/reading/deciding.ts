/**
 * Decisions about reports on their way to the server. A decision cannot be taken back there, so it waits here for a few seconds in which
 * it can; the next decision, a hidden page and leaving send it at once.
 */

import { signal } from "@preact/signals";

import { ApiProblem, send } from "../api/client.ts";
import type { AuditRow, Review } from "../api/types.gen.ts";

export interface Decision {
  readonly auditId: string;
  readonly revision: number;
  /** How the bar names the report. */
  readonly name: string;
  readonly review: Review;
}

export const SECONDS_TO_UNDO = 6;
const STATE_AFTER = { return: "returned", approve: "approved", publish: "published" } as const;

/** The decision that can still be taken back. */
export const waitingDecision = signal<Decision | null>(null);
/** The decision the server refused, with its reason. */
export const refusedDecision = signal<{ readonly decision: Decision; readonly problem: ApiProblem } | null>(null);
const decidedStates = signal<ReadonlyMap<string, AuditRow["state"]>>(new Map());
/** Counts the decisions the server took, so that counts and lists are read again. */
export const decisionsTaken = signal(0);

let timer: ReturnType<typeof setTimeout> | undefined;

/** Give the state of a report, decisions made on this page included; a new revision begins anew. */
export function stateOf(audit: Pick<AuditRow, "id" | "revision" | "state">): AuditRow["state"] {
  return decidedStates.value.get(`${audit.id} ${audit.revision}`) ?? audit.state;
}

/** Take a decision; it is sent when its time to be taken back is over. */
export function decide(decision: Decision): void {
  void sendDecision();
  refusedDecision.value = null;
  waitingDecision.value = decision;
  noteState(decision, STATE_AFTER[decision.review.decision]);
  timer = setTimeout(sendNow, SECONDS_TO_UNDO * 1000);
}

/** Take the waiting decision back; gives the report it was about, or null if it was too late. */
export function undoDecision(): string | null {
  const decision = waitingDecision.value;
  if (decision === null) return null;
  clearTimeout(timer);
  waitingDecision.value = null;
  noteState(decision, null);
  return decision.auditId;
}

/** Send the waiting decision now, if there is one. */
export async function sendDecision(): Promise<void> {
  const decision = waitingDecision.value;
  if (decision === null) return;
  clearTimeout(timer);
  waitingDecision.value = null;
  try {
    await send(`/v1/audits/${encodeURIComponent(decision.auditId)}/review`, {
      method: "POST",
      body: JSON.stringify(decision.review),
      headers: { "Content-Type": "application/json" },
      keepalive: true, // the page may be going away
    });
    decisionsTaken.value += 1;
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    noteState(decision, null);
    refusedDecision.value = { decision, problem: error };
  }
}

/** Send what waits and do not wait for it. */
export function sendNow(): void {
  void sendDecision();
}

function noteState({ auditId, revision }: Decision, state: AuditRow["state"] | null): void {
  const states = new Map(decidedStates.value);
  const name = `${auditId} ${revision}`;
  if (state === null) states.delete(name);
  else states.set(name, state);
  decidedStates.value = states;
}
