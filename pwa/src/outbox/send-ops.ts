/** Sending acts to `POST /v1/sync`, in batches. */

import { call } from "../api/client.ts";
import { sha256 } from "../db/digest.ts";
import type { JobRow } from "../db/rows.ts";
import { deviceId } from "../sync/device.ts";
import { type Outcome, timeoutFor } from "./machine.ts";
import { isSilence, outcomeOf, ownReason, within } from "./outcomes.ts";
import { noteClock, settleAnswer } from "./push-answer.ts";
import { settleJob } from "./settling.ts";

/** Send a claimed batch and settle every act of it. Returns whether the server answers at all. */
export async function sendOps(jobs: readonly JobRow[], signal: AbortSignal): Promise<boolean> {
  const whole = await sortOutDamaged(jobs);
  if (whole.length === 0) return true;
  const timeout = timeoutFor(whole.reduce((sum, { size }) => sum + size, 0));
  const body = { device_id: await deviceId(), ops: whole.map(opOf) };
  const begun = Date.now();
  try {
    const answer = await within(timeout, call("POST /v1/sync", { body, signal, timeoutMs: timeout }));
    await settleAnswer(whole, answer);
    await noteClock(answer, begun);
    return true;
  } catch (error) {
    const outcome = outcomeOf(error);
    // A refusal of the whole batch says nothing about any one act of it: from now on each goes alone.
    const each: Outcome =
      outcome.kind === "refused" && whole.length > 1
        ? { kind: "failed", reason: outcome.reason, retryAfterS: null }
        : outcome;
    await Promise.all(whole.map((job) => settleJob(job, each)));
    return !isSilence(error) && outcome.kind !== "signed-out";
  }
}

/** Write an act as `POST /v1/sync` takes it, in sealed files too. */
export function opOf(job: JobRow): Record<string, unknown> {
  return {
    op_id: job.id,
    device_seq: job.deviceSeq,
    kind: job.kind,
    captured_at: job.capturedAt,
    payload: JSON.parse(job.payload ?? "null") as unknown,
    payload_sha256: job.sha256,
  };
}

/** Hash what is to be sent once more: what a worn-out memory has altered is not sent as if it were true. */
async function sortOutDamaged(jobs: readonly JobRow[]): Promise<readonly JobRow[]> {
  const hashes = await Promise.all(jobs.map(({ payload }) => sha256(payload ?? "")));
  const damaged = jobs.filter((job, n) => hashes[n] !== job.sha256);
  await Promise.all(damaged.map((job) => settleJob(job, { kind: "refused", reason: ownReason("damaged") })));
  return jobs.filter((job) => !damaged.includes(job));
}
