/** Reading the answer to a push. An act counts as received only if the receipt, signed by the server, names its hash. */

import type { PushAnswer, Result } from "../api/types.gen.ts";
import { noteFact } from "../db/meta.ts";
import { withDb } from "../db/open.ts";
import type { JobRow } from "../db/rows.ts";
import { note } from "./log.ts";
import { demand, type Outcome } from "./machine.ts";
import { reasonOf } from "./outcomes.ts";
import { isSigned, receivedActs } from "./receipt-signature.ts";
import { settleJob } from "./settling.ts";

const GAP_PAUSE_MS = 60_000;

/** Settle every act of a batch by its own result. */
export async function settleAnswer(jobs: readonly JobRow[], { results, gaps, receipt }: PushAnswer): Promise<void> {
  const received = (await isSigned(receipt)) ? receivedActs(receipt) : new Map<string, string>();
  const byId = new Map(results.map((result) => [result.op_id, result]));
  for (const job of jobs) {
    const result = byId.get(job.id);
    // oxlint-disable-next-line no-await-in-loop -- one transaction an act, in their order
    await settleJob(job, judge(result, received.get(job.id)), result?.photos_missing);
  }
  if (gaps.length > 0) await fillGaps(gaps);
}

function judge(result: Result | undefined, receivedHash: string | undefined): Outcome {
  if (result?.outcome === "applied" || result?.outcome === "duplicate") {
    return { kind: "acknowledged", sha256: receivedHash ?? "" };
  }
  const reason = result?.problem === undefined ? null : reasonOf(result.problem);
  if (reason === null || result?.outcome === "retry") return { kind: "failed", reason, retryAfterS: null };
  return { kind: "refused", reason };
}

/** The server misses acts with these numbers: those it once acknowledged go up again. */
async function fillGaps(gaps: PushAnswer["gaps"]): Promise<void> {
  const isMissing = ({ deviceSeq: n, state }: JobRow): boolean =>
    n !== null && state === "done" && gaps.some((gap) => n >= gap.from && n <= gap.to);
  // Not at once: a server that kept asking for the same act would never let anything else through.
  const later = Date.now() + GAP_PAUSE_MS;
  await withDb((db) =>
    db.transaction("rw", db.jobs, async () => {
      const missing = await db.jobs.filter(isMissing).toArray();
      await db.jobs.bulkPut(missing.map((job) => demand(job, later)));
    }),
  );
  void note("gaps", gaps.map(({ from, to }) => `${from}-${to}`).join(" "));
}

/** Note how far the server's clock is ahead; `begun` is when the batch was sent. */
export async function noteClock({ receipt }: PushAnswer, begun: number): Promise<void> {
  const received = typeof receipt["received_at"] === "string" ? Date.parse(receipt["received_at"]) : Number.NaN;
  if (!Number.isNaN(received)) await noteFact("clock_offset_ms", Math.round(received - (begun + Date.now()) / 2));
}
