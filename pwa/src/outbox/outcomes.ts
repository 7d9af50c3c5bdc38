/** What an answer means for the act that was sent. When in doubt the act waits: only our own server can refuse one. */

import { ApiProblem } from "../api/client.ts";
import type { Problem } from "../api/types.gen.ts";
import type { Outcome, Reason } from "./machine.ts";

/** Refusals that speak of the way, not of the act: it is sent again. */
const PASSING = /damaged-on-the-way|wrong-offset/u;
const PASSING_STATUS = new Set([0, 408, 425, 429]);

/** Read what went wrong with a request. */
export function outcomeOf(error: unknown): Outcome {
  // An answer that is not what the API says comes from a gate of the Wi-Fi, not from the server.
  if (!(error instanceof ApiProblem)) return { kind: "failed", reason: null, retryAfterS: null };
  if (error.status === 401) return { kind: "signed-out" };
  const reason = error.type === "" ? null : reasonOf(error);
  const isPassing = PASSING_STATUS.has(error.status) || error.status >= 500 || PASSING.test(error.type);
  if (isPassing || reason === null) return { kind: "failed", reason, retryAfterS: error.retryAfter };
  return { kind: "refused", reason };
}

/** Tell whether nothing at all came back, so that other acts would fare no better now. */
export function isSilence(error: unknown): boolean {
  return !(error instanceof ApiProblem) || error.isUnknown || error.type === "";
}

/** Keep the words of the server. */
export function reasonOf(problem: ApiProblem | Problem): Reason {
  const detail = problem instanceof ApiProblem ? problem.message : problem.detail;
  return { type: problem.type, title: problem.title, detail, errors: problem.errors ?? [] };
}

/** A reason this phone found itself; screens have the words for it. */
export function ownReason(what: "damaged" | "bytes-missing" | "photo-differs"): Reason {
  return { type: `phone:${what}`, title: "", detail: "", errors: [] };
}

/** Wait for an answer to be read to its end, for so long; then it is as if none had come. */
export async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new ApiProblem(0, null, null));
    }, ms);
  });
  try {
    return await Promise.race([work, silence]);
  } finally {
    clearTimeout(timer);
  }
}
