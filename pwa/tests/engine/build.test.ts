/** What is shipped of the engine stays small, needs nothing, and does what the sources do. */

import { existsSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

import { expect, test } from "vitest";

import * as sources from "../../src/engine/index.ts";

const BUILT = new URL("../../dist/engine.js", import.meta.url);
const BUDGET_BYTES = 8000;

test("the build is there, `npm run build` makes it", () => {
  expect(existsSync(BUILT)).toBe(true);
});

test("it fits its budget, compressed, and imports nothing", () => {
  const code = readFileSync(BUILT);
  expect(gzipSync(code).length).toBeLessThanOrEqual(BUDGET_BYTES);
  expect(code.toString()).not.toMatch(/\b(import|require)\b/u);
});

test("it offers what the sources offer, and reckons alike", async () => {
  const built = (await import(/* @vite-ignore */ BUILT.href)) as typeof sources;
  expect(Object.keys(built).toSorted()).toEqual(Object.keys(sources).toSorted());
  expect(built.toJson(built.wilsonInterval(7, 9))).toEqual(sources.toJson(sources.wilsonInterval(7, 9)));
});
