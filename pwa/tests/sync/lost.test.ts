/** What the browser cleared is told to the person whose it was, until they have read it. */

import { newPhone } from "../phone.ts";
import { beforeEach, expect, test, vi } from "vitest";

import { noteFact } from "../../src/db/meta.ts";
import { useDatabaseOf } from "../../src/db/open.ts";
import { acknowledgeLoss, lookForLoss, lost, markWaiting } from "../../src/sync/lost.ts";

beforeEach(() => {
  const jar = new Map<string, string>();
  vi.stubGlobal("location", { protocol: "https:" });
  vi.stubGlobal("document", {
    get cookie(): string {
      return [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    },
    set cookie(text: string) {
      const [name = "", value = ""] = (text.split(";")[0] ?? "").split("=");
      jar.set(name, value);
    },
  });
  lost.value = 0;
});

/** Start the app on a phone whose memory is as it was left. */
async function start(owner: string): Promise<number> {
  lost.value = 0;
  useDatabaseOf(owner);
  await lookForLoss(owner);
  return lost.value;
}

test("a loss is told at every start until it was read", async () => {
  const owner = newPhone(); // Nothing is in its memory, but three things waited.
  markWaiting(owner, 3);
  expect(await start(owner)).toBe(3);
  await noteFact("device_id", "d");
  markWaiting(owner, 0);
  expect(await start(owner)).toBe(3);
  acknowledgeLoss(owner);
  expect(await start(owner)).toBe(0);
});

test("what waits while a loss is read is missed in its turn", async () => {
  const owner = newPhone();
  markWaiting(owner, 3);
  expect(await start(owner)).toBe(3);
  markWaiting(owner, 2);
  acknowledgeLoss(owner);
  expect(await start(owner)).toBe(2);
});

test("somebody else on the same phone neither hears of it nor takes it away", async () => {
  const [owner, other] = [newPhone(), newPhone()];
  markWaiting(owner, 2);
  expect(await start(other)).toBe(0);
  await noteFact("device_id", "d");
  markWaiting(other, 0);
  expect(await start(owner)).toBe(2);
});

test("nothing is told of a phone that has fetched drafts and sent nothing yet", async () => {
  const owner = newPhone();
  await noteFact("cursor", "7");
  markWaiting(owner, 3);
  expect(await start(owner)).toBe(0);
});

test("nothing is told of a phone that holds what it held", async () => {
  const owner = newPhone();
  await noteFact("device_id", "d");
  markWaiting(owner, 2);
  expect(await start(owner)).toBe(0);
});
