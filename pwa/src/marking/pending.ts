/** Marks on their way to the server, where they cannot be taken back: the last one waits here until the next one, or until one leaves. */

import { signal } from "@preact/signals";

import { ApiProblem, send } from "../api/client.ts";
import type { AttemptWhole } from "../api/types.gen.ts";

export interface GivenMark {
  readonly attempt: string;
  readonly slot: number;
  /** From 0 to 1, as text. */
  readonly share: string;
  readonly comment: string;
}

/** The mark that can still be taken back. */
export const waitingMark = signal<GivenMark | null>(null);
/** The mark the server refused, with its reason. */
export const refusedMark = signal<{ readonly given: GivenMark; readonly problem: ApiProblem } | null>(null);
/** The last attempt that came to its result. */
export const lastResult = signal<AttemptWhole | null>(null);
/** Counts the marks the server took, so that counts are read again. */
export const marksTaken = signal(0);
const marked = signal<ReadonlySet<string>>(new Set());

/** Name an answer. */
export function nameOf({ attempt, slot }: Pick<GivenMark, "attempt" | "slot">): string {
  return `${attempt} ${slot}`;
}

/** Tell whether an answer was marked on this page. */
export function isMarked(attempt: string, slot: number): boolean {
  return marked.value.has(nameOf({ attempt, slot }));
}

/** Give a mark; the one before it is sent. */
export function give(given: GivenMark): void {
  void sendMark();
  refusedMark.value = null;
  waitingMark.value = given;
  marked.value = new Set([...marked.value, nameOf(given)]);
}

/** Take the waiting mark back; gives it, or null if there is none. */
export function takeBack(): GivenMark | null {
  const given = waitingMark.value;
  if (given === null) return null;
  waitingMark.value = null;
  forget(given);
  return given;
}

/** Send the waiting mark now, if there is one. */
export async function sendMark(): Promise<void> {
  const given = waitingMark.value;
  if (given === null) return;
  waitingMark.value = null;
  const { slot, share, comment } = given;
  try {
    const answer = await send(`/v1/attempts/${encodeURIComponent(given.attempt)}/marks`, {
      method: "POST",
      body: JSON.stringify({ marks: [{ slot, share, comment: comment === "" ? null : comment }] }),
      headers: { "Content-Type": "application/json" },
      keepalive: true, // the page may be going away
    });
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the API's own description says so
    const attempt = (await answer.json()) as AttemptWhole;
    if (attempt.state !== "marking") lastResult.value = attempt;
    marksTaken.value += 1;
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    forget(given);
    refusedMark.value = { given, problem: error };
  }
}

/** Send what waits when the page is left or hidden. Returns how to stop, which sends it too. */
export function sendMarkOnLeaving(): () => void {
  document.addEventListener("visibilitychange", sendIfHidden);
  globalThis.addEventListener("pagehide", sendNow);
  return () => {
    document.removeEventListener("visibilitychange", sendIfHidden);
    globalThis.removeEventListener("pagehide", sendNow);
    sendNow();
  };
}

function sendNow(): void {
  void sendMark();
}

function sendIfHidden(): void {
  if (document.visibilityState === "hidden") sendNow();
}

function forget(given: GivenMark): void {
  marked.value = new Set([...marked.value].filter((each) => each !== nameOf(given)));
}
