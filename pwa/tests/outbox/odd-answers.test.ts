/** Answers that are none, receipts for something else, and clocks that were wrong: nothing waits for ever, and nothing counts as safe. */

import { beforeEach, expect, test, vi } from "vitest";

import { newPhone } from "../phone.ts";
import { call } from "../../src/api/client.ts";
import { drain } from "../../src/outbox/drain.ts";
import { judge } from "../../src/outbox/receipts.ts";
import { Server } from "./server.ts";
import { handIn, look } from "./world.ts";

let server: Server;

beforeEach(async () => {
  server = await Server.start(newPhone());
});

test("a receipt for other bytes is none of ours, unless another phone handed in a newer report", async () => {
  await handIn(0);
  const { jobs, photos } = await look();
  const receipt = { visit_id: "", audit_id: "", state: "submitted", payload_sha256: "0".repeat(64), photos: [] };
  expect(judge({ ...receipt, revision: 1 }, jobs, photos, 1).kind).toBe("lost");
  expect(judge({ ...receipt, revision: 2 }, jobs, photos, 1).kind).toBe("whole");
});

test("what failed while the clock was a month ahead is tried as soon as the clock is right", async () => {
  await handIn(0);
  server.luck = () => 503;
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 30 * 86_400_000 });
  await drain();
  vi.useRealTimers();
  server.luck = () => null;
  await drain();
  expect((await look()).visits[0]?.state).toBe("accepted");
});

test("an answer that never ends is no answer", async () => {
  vi.useFakeTimers();
  vi.stubGlobal("fetch", () => Promise.resolve(new Response(new ReadableStream())));
  const asked = call("GET /v1/me").catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await asked).toMatchObject({ status: 0 });
  vi.useRealTimers();
  vi.unstubAllGlobals();
});
