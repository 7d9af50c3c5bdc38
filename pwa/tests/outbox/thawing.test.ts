// @vitest-environment happy-dom
/** A tab that was frozen in mid-upload goes on with it as soon as it thaws, and does not wait for a request that nobody answers. */

import { expect, test, vi } from "vitest";

import { newPhone } from "../phone.ts";
import { startTriggers } from "../../src/outbox/triggers.ts";
import { Server } from "./server.ts";
import { handIn, look } from "./world.ts";

const unanswered: unknown[] = [];
let isFrozen = true;

test("what was under way when the tab froze is sent again at once when it thaws, and acts once", async () => {
  const server = await Server.start(newPhone());
  globalThis.fetch = holdingPhotos(globalThis.fetch);
  await handIn(2);
  startTriggers();
  await vi.waitFor(() => expect(unanswered).toHaveLength(1));
  isFrozen = false;
  document.dispatchEvent(new Event("resume"));
  await vi.waitFor(async () => expect((await look()).visits[0]?.state).toBe("accepted"), 5000);
  expect([server.ops.size, server.photos.size]).toEqual([1, 2]);
  expect(server.to("PUT", "/v1/photos")).toHaveLength(2);
});

/** While the tab is frozen no photo is answered; whoever sends one can only let go of it. */
function holdingPhotos(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  return (address, init) => {
    const { method, signal } = init ?? {};
    if (!isFrozen || method !== "PUT") return fetch(address, init);
    unanswered.push(address);
    return new Promise((_, reject) => {
      signal?.addEventListener("abort", () => reject(new DOMException("", "AbortError")));
    });
  };
}
