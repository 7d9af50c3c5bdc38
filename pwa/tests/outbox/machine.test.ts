/** Whatever happens to an act, in whatever order: it is never lost, never altered, and sent by its owner only. */

/* oxlint-disable vitest/no-conditional-in-test, vitest/no-conditional-expect -- what has to hold depends on the step that was drawn */
import * as fc from "fast-check";
import { expect, test } from "vitest";

import {
  claim,
  demand,
  hurry,
  isDue,
  LONGEST_WAIT_MS,
  mayRecall,
  type Outcome,
  type Queued,
  release,
  retry,
  settle,
  timeoutFor,
} from "../../src/outbox/machine.ts";

const OWNER = "me";
const RIGHT = "a".repeat(64);
const REASON = { type: "t", title: "No", detail: "Not like this.", errors: [] };

const fresh: Queued = {
  owner: OWNER,
  state: "pending",
  attempts: 0,
  notBefore: 0,
  leaseUntil: 0,
  lastError: null,
  sha256: RIGHT,
};

const outcomes: fc.Arbitrary<Outcome> = fc.oneof(
  fc.record({ kind: fc.constant("acknowledged" as const), sha256: fc.constantFrom(RIGHT, "b".repeat(64)) }),
  fc.record({
    kind: fc.constant("failed" as const),
    reason: fc.constantFrom(null, REASON),
    retryAfterS: fc.option(fc.integer({ min: 0, max: 600 })),
  }),
  fc.constant({ kind: "signed-out" as const }),
  fc.record({ kind: fc.constant("refused" as const), reason: fc.constant(REASON) }),
);

type Step =
  | { readonly do: "claim"; readonly by: string }
  | { readonly do: "settle"; readonly outcome: Outcome; readonly isLate: boolean }
  | { readonly do: "hurry" | "retry" | "demand" | "release" };

const steps: fc.Arbitrary<readonly (Step & { readonly after: number })[]> = fc.array(
  fc
    .oneof(
      fc.record({ do: fc.constant("claim" as const), by: fc.constantFrom(OWNER, "somebody else") }),
      fc.record({ do: fc.constant("settle" as const), outcome: outcomes, isLate: fc.boolean() }),
      fc.record({ do: fc.constantFrom("hurry" as const, "retry" as const, "demand" as const, "release" as const) }),
    )
    .chain((step) => fc.integer({ min: 0, max: 400_000 }).map((after) => ({ ...step, after }))),
  { maxLength: 60 },
);

function act(job: Queued, step: Step, leases: readonly number[], now: number): Queued {
  switch (step.do) {
    case "claim":
      return claim(job, step.by, now, 30_000) ?? job;
    case "settle":
      return settle(job, leases.at(step.isLate ? 0 : -1) ?? 0, step.outcome, now, 0.5);
    case "hurry":
      return hurry(job);
    case "retry":
      return retry(job);
    case "demand":
      return demand(job);
    case "release":
      return release(job);
  }
}

/** What may not happen in any step; each line is a promise. */
function check(before: Queued, step: Step, after: Queued, now: number): void {
  const became = (state: Queued["state"]): boolean => before.state !== state && after.state === state;
  const isAcknowledged =
    step.do === "settle" && step.outcome.kind === "acknowledged" && step.outcome.sha256 === before.sha256;
  const isHeld = before.state === "sending" && before.leaseUntil > now;
  expect([after.owner, after.sha256]).toEqual([before.owner, before.sha256]);
  if (became("done")) expect(isAcknowledged).toBe(true);
  if (before.state === "done" && after !== before) expect(["demand", "settle"]).toContain(step.do);
  if (before.state === "done" && step.do === "settle") expect(after.state).toBe("done");
  if (before.state === "rejected" && became("pending")) expect(step.do).toBe("retry");
  if (became("rejected")) expect(before.state).toBe("sending");
  if (became("sending")) expect(step).toMatchObject({ do: "claim", by: OWNER });
  if (isHeld && step.do === "claim") expect(after).toBe(before);
}

test("no order of events loses an act, alters it, or lets another person send it", () => {
  fc.assert(
    fc.property(steps, (all) => {
      let [job, now] = [fresh, 1_000_000];
      const leases: number[] = [];
      for (const step of all) {
        now += step.after;
        const after = act(job, step, leases, now);
        check(job, step, after, now);
        if (step.do === "claim" && after !== job) leases.push(after.leaseUntil);
        job = after;
      }
      // Whatever came before, it can still be sent, unless it was or its owner has to decide.
      const end = now + LONGEST_WAIT_MS + 600_000;
      expect(job.state === "done" || job.state === "rejected" || isDue(job, OWNER, end)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test("waiting grows from a second to five minutes, and a server that asks for longer is obeyed", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), fc.double({ min: 0, max: 1, noNaN: true }), (tried, chance) => {
      const sending = { ...fresh, state: "sending" as const, attempts: tried, leaseUntil: 7 };
      const failed = { kind: "failed", reason: null, retryAfterS: null } as const;
      const pause = settle(sending, 7, failed, 0, chance).notBefore;
      const longest = Math.min(LONGEST_WAIT_MS, 1000 * 2 ** (tried - 1));
      expect(pause).toBeGreaterThanOrEqual(longest / 2);
      expect(pause).toBeLessThanOrEqual(longest);
      expect(settle(sending, 7, { ...failed, retryAfterS: 900 }, 0, chance).notBefore).toBe(900_000);
    }),
  );
});

test("bad news of a sender whose lease was taken over is not believed, good news is", () => {
  const first = claim(fresh, OWNER, 0, 1000);
  const second = claim(first ?? fresh, OWNER, 16_000, 1000);
  expect(second?.attempts).toBe(2);
  if (first === null || second === null) return;
  expect(settle(second, first.leaseUntil, { kind: "refused", reason: REASON }, 0, 0)).toBe(second);
  expect(settle(second, first.leaseUntil, { kind: "acknowledged", sha256: RIGHT }, 0, 0).state).toBe("done");
});

test("being signed out is no try and no wait", () => {
  const taken = claim(fresh, OWNER, 5, 1000) ?? fresh;
  expect(settle(taken, taken.leaseUntil, { kind: "signed-out" }, 6, 1)).toEqual({ ...fresh, wasTried: true });
});

test("what has left the phone, or may have, is taken back no more; before, by its owner only", () => {
  expect(mayRecall(fresh, OWNER)).toBe(true);
  expect(mayRecall(fresh, "somebody else")).toBe(false);
  const taken = claim(fresh, OWNER, 5, 1000) ?? fresh;
  const silence = settle(taken, taken.leaseUntil, { kind: "failed", reason: null, retryAfterS: null }, 6, 1);
  for (const job of [taken, release(taken), silence, hurry(silence)]) expect(mayRecall(job, OWNER)).toBe(false);
});

test("a slow line has the time it needs", () => {
  expect(timeoutFor(0)).toBe(30_000);
  expect(timeoutFor(800_000)).toBe(130_000);
});
