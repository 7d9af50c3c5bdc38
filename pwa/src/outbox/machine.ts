/**
 * What may become of one act in the outbox. Pure: moment and chance are arguments, and nothing is imported. Whatever happens, an act is
 * kept until the server has acknowledged these very bytes, and it is only ever sent by the person who recorded it.
 */

/** The part of a job that its fate needs. Moments in milliseconds since 1970. */
export interface Queued {
  readonly owner: string;
  readonly state: "pending" | "sending" | "done" | "rejected";
  readonly attempts: number;
  /** It has left the phone, or may have: nobody can tell any more that the server does not have it. Never unset. */
  readonly wasTried?: boolean;
  readonly notBefore: number;
  /** Until when a sender may be at it; this number is also what tells that sender's news from an older one's. */
  readonly leaseUntil: number;
  readonly lastError: Reason | null;
  readonly sha256: string;
}

export interface Reason {
  readonly type: string;
  readonly title: string;
  readonly detail: string;
  readonly errors: readonly { readonly pointer: string; readonly detail: string }[];
}

/** What came of sending: an acknowledgement by hash, no or a passing answer, "sign in", or a refusal. */
export type Outcome =
  | { readonly kind: "acknowledged"; readonly sha256: string }
  | { readonly kind: "failed"; readonly reason: Reason | null; readonly retryAfterS: number | null }
  | { readonly kind: "signed-out" }
  | { readonly kind: "refused"; readonly reason: Reason };

const FIRST_WAIT_MS = 1000;
export const LONGEST_WAIT_MS = 5 * 60_000;
/** How much longer than its request a lease lasts: time to write down what came of it. */
const GRACE_MS = 15_000;
/** Longer than the largest photo may take on the slowest line, and than any server asks to wait. */
const FARTHEST_MS = 2 * 3_600_000;
const BASE_TIMEOUT_MS = 30_000;
/** The slowest line that is still waited for: 8 kB a second. */
const SLOWEST_BYTES_PER_MS = 8;

/** Give how long sending so many bytes may take, in milliseconds. */
export function timeoutFor(bytes: number): number {
  return BASE_TIMEOUT_MS + Math.ceil(bytes / SLOWEST_BYTES_PER_MS);
}

/** Tell when the act may be taken next. What lies further off than anything here waits was set by a clock that was wrong: now. */
export function dueAt({ state, notBefore, leaseUntil }: Queued, now: number): number {
  const at = state === "sending" ? leaseUntil : notBefore;
  return at > now + FARTHEST_MS ? now : at;
}

/** Tell whether this person may take the act now. */
export function isDue(job: Queued, owner: string, now: number): boolean {
  if (job.owner !== owner) return false;
  return (job.state === "pending" && dueAt(job, now) <= now) || hasLapsed(job, now);
}

/** Tell whether whoever was sending it has been silent for too long. */
export function hasLapsed(job: Queued, now: number): boolean {
  return job.state === "sending" && dueAt(job, now) <= now;
}

/** Take an act to send it; null if it is not due or not this person's. */
export function claim<Job extends Queued>(job: Job, owner: string, now: number, timeoutMs: number): Job | null {
  if (!isDue(job, owner, now)) return null;
  return {
    ...job,
    state: "sending",
    wasTried: true,
    attempts: job.attempts + 1,
    leaseUntil: now + timeoutMs + GRACE_MS,
  };
}

/**
 * Write down what came of it. `lease` is that of the claim: bad news of an older sender says nothing about the newer one. An
 * acknowledgement is true whoever brings it, and none without the right hash is one. `chance` is from 0 to 1.
 */
export function settle<Job extends Queued>(
  job: Job,
  lease: number,
  outcome: Outcome,
  now: number,
  chance: number,
): Job {
  if (outcome.kind === "acknowledged" && outcome.sha256 === job.sha256) {
    return { ...job, state: "done", leaseUntil: 0, lastError: null };
  }
  if (job.state !== "sending" || job.leaseUntil !== lease) return job;
  switch (outcome.kind) {
    case "refused":
      return { ...job, state: "rejected", leaseUntil: 0, lastError: outcome.reason };
    case "signed-out": // not the act's fault: it does not count as a try
      return { ...job, state: "pending", attempts: Math.max(0, job.attempts - 1), leaseUntil: 0 };
    case "failed":
      return wait(job, outcome.reason, outcome.retryAfterS, now, chance);
    case "acknowledged":
      return wait(job, null, null, now, chance);
  }
}

/** Take back from a sender that is known to be gone. */
export function release<Job extends Queued>(job: Job): Job {
  return job.state === "sending" ? { ...job, state: "pending", leaseUntil: 0 } : job;
}

/** Tell whether its owner may take it back to change it: as long as no byte of it can have reached the server. */
export function mayRecall(job: Queued, owner: string): boolean {
  return job.owner === owner && job.state === "pending" && job.wasTried !== true && job.attempts === 0;
}

/** Send as soon as possible what waits: the line came back, or somebody pressed the button. */
export function hurry<Job extends Queued>(job: Job): Job {
  return job.state === "pending" ? { ...job, attempts: 0, notBefore: 0 } : job;
}

/** Send again what the server refused: its owner wishes so. */
export function retry<Job extends Queued>(job: Job): Job {
  return job.state === "rejected" ? { ...job, state: "pending", attempts: 0, notBefore: 0 } : job;
}

/** Send again, from a moment on, what the server acknowledged and does not have, after all. */
export function demand<Job extends Queued>(job: Job, notBefore = 0): Job {
  return job.state === "done" ? { ...job, state: "pending", attempts: 0, notBefore } : job;
}

function wait<Job extends Queued>(
  job: Job,
  reason: Reason | null,
  asked: number | null,
  now: number,
  chance: number,
): Job {
  const longest = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.max(0, job.attempts - 1));
  const pause = Math.max(longest * (0.5 + chance / 2), Math.min((asked ?? 0) * 1000, FARTHEST_MS / 2));
  return { ...job, state: "pending", leaseUntil: 0, notBefore: now + pause, lastError: reason ?? job.lastError };
}

/** Tell whether an act is a report: the first of a visit, or a revision of it. */
export function isReport({ kind }: { readonly kind: string }): boolean {
  return kind === "audit.submit" || kind === "audit.revise";
}
