// @vitest-environment happy-dom
/** The Wi-Fi switch: photos wait only where the browser says that the line is a mobile one, and the shopper said so. */

import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { newPhone } from "../phone.ts";
import { noteFact } from "../../src/db/meta.ts";
import { drain } from "../../src/outbox/drain.ts";
import { knowsNetwork, mayPhotosGo, whenNetworkChanges } from "../../src/outbox/network.ts";
import { Server } from "./server.ts";
import { handIn, look } from "./world.ts";

/** Hang the phone on a line; a browser that says nothing of it has none. */
function lineOf(type?: string): EventTarget {
  const line = Object.assign(new EventTarget(), { type });
  Object.defineProperty(navigator, "connection", { value: line, configurable: true });
  return line;
}

beforeEach(() => {
  newPhone();
});
afterEach(() => {
  Reflect.deleteProperty(navigator, "connection");
});

test.each([
  ["cellular", true, false],
  ["cellular", false, true],
  ["wifi", true, true],
  ["ethernet", true, true],
  [undefined, true, true],
] as const)("over %s, with the switch %s, photos may go: %s", async (type, isWifiOnly, may) => {
  lineOf(type);
  await noteFact("wifi_only", isWifiOnly);
  expect(await mayPhotosGo()).toBe(may);
});

test("whoever never touched the switch, and a browser that says nothing of its line, hold nothing back", async () => {
  expect([knowsNetwork(), await mayPhotosGo()]).toEqual([false, true]);
  lineOf("cellular");
  expect([knowsNetwork(), await mayPhotosGo()]).toEqual([true, true]);
  await noteFact("wifi_only", true);
  Reflect.deleteProperty(navigator, "connection");
  expect(await mayPhotosGo()).toBe(true);
});

test("over a mobile line the report goes and its photos wait, until there is Wi-Fi", async () => {
  const server = await Server.start(newPhone());
  await noteFact("wifi_only", true);
  lineOf("cellular");
  await handIn(2);
  await drain();
  expect([server.ops.size, server.photos.size]).toEqual([1, 0]);
  expect((await look()).jobs.filter(({ kind }) => kind === "photo").map(({ state }) => state)).toEqual([
    "pending",
    "pending",
  ]);
  lineOf("wifi");
  await drain();
  expect(server.photos.size).toBe(2);
});

test("a change of the line is told, and a browser that never tells breaks nothing", () => {
  const told = vi.fn<() => void>();
  whenNetworkChanges(told);
  lineOf("wifi").dispatchEvent(new Event("change"));
  expect(told).not.toHaveBeenCalled();
  const line = lineOf("cellular");
  whenNetworkChanges(told);
  line.dispatchEvent(new Event("change"));
  expect(told).toHaveBeenCalledTimes(1);
});
