/** Decisions wait, can be taken back, and reach the server once. */

import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { type Decision, decisions, SECONDS_TO_UNDO, stateOf } from "../../src/reading/deciding.ts";

const sent: string[] = [];
let answer: () => Response = () => Response.json({});

beforeEach(() => {
  vi.useFakeTimers();
  sent.length = 0;
  answer = () => Response.json({});
  vi.stubGlobal("fetch", async (address: string, init: RequestInit) => {
    sent.push(`${address} ${String(init.body)}`);
    return await Promise.resolve(answer());
  });
});

afterEach(async () => {
  await decisions.sendWaiting();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function publish(auditId: string): Decision {
  return { auditId, revision: 1, name: "Store", review: { decision: "publish", items: [], reason: null } };
}

const report = (id: string, revision = 1): Parameters<typeof stateOf>[0] => ({ id, revision, state: "submitted" });

test("a decision is shown at once and sent when its time is over", async () => {
  decisions.act(publish("one"));
  expect([stateOf(report("one")), sent]).toEqual(["published", []]);
  await vi.advanceTimersByTimeAsync(SECONDS_TO_UNDO * 1000);
  expect(sent).toEqual(['/v1/audits/one/review {"decision":"publish","items":[],"reason":null}']);
  expect(decisions.waiting.value).toBeNull();
});

test("a decision taken back was never made", async () => {
  decisions.act(publish("two"));
  expect(decisions.undo()?.auditId).toBe("two");
  await vi.advanceTimersByTimeAsync(60_000);
  expect([stateOf(report("two")), sent, decisions.undo()]).toEqual(["submitted", [], null]);
});

test("the next decision sends the one before", async () => {
  decisions.act(publish("three"));
  decisions.act(publish("four"));
  await vi.advanceTimersByTimeAsync(0);
  expect(sent.map((line) => line.split("/")[3])).toEqual(["three"]);
  expect(decisions.waiting.value?.auditId).toBe("four");
});

test("a refused decision gives the report back and says why", async () => {
  answer = () =>
    Response.json({ type: "/problems/own-report", title: "No", detail: "Somebody else." }, { status: 403 });
  decisions.act(publish("five"));
  await decisions.sendWaiting();
  expect(stateOf(report("five"))).toBe("submitted");
  expect(decisions.refused.value?.problem.message).toBe("Somebody else.");
});

test("a new revision begins anew", async () => {
  decisions.act(publish("six"));
  await decisions.sendWaiting();
  expect([stateOf(report("six")), stateOf(report("six", 2))]).toEqual(["published", "submitted"]);
});
