// @vitest-environment happy-dom
/** What was said in the last moment of a page is there on the next one. */

import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test } from "vitest";

import { useDatabaseOf, withDb } from "../../src/db/open.ts";
import type { VisitRow } from "../../src/db/rows.ts";
import { takeUpLastWords } from "../../src/form/last-words.ts";
import { Writer } from "../../src/form/writing.ts";
import { SHOPPER, VISIT, visitRow } from "./visits.ts";

const YES = { item: "greeted", state: "answered", value: "yes" } as const;

beforeEach(async () => {
  localStorage.clear();
  useDatabaseOf(SHOPPER);
  await withDb((db) => db.visits.put(visitRow()));
});

afterEach(async () => {
  useDatabaseOf(SHOPPER);
  await withDb((db) => db.delete());
  useDatabaseOf(null);
});

const read = (): Promise<VisitRow | undefined> => withDb((db) => db.visits.get(VISIT));

test("what a page that ends had no time to write is written by the next one", async () => {
  const writer = new Writer(VISIT);
  writer.keepResponse("greeted", YES);
  useDatabaseOf(null); // nothing gets through any more
  dispatchEvent(new Event("pagehide"));
  await writer.flush();
  useDatabaseOf(SHOPPER);
  expect((await read())?.responses).toEqual({});
  await takeUpLastWords();
  expect((await read())?.responses).toEqual({ greeted: YES });
  expect(localStorage).toHaveLength(0);
});

test("an answer that took the place of another is laid down with the one it left aside", async () => {
  const aside = [{ from: "here", response: { ...YES, value: "no" } }] as const;
  const writer = new Writer(VISIT);
  writer.keepExchange("greeted", YES, aside);
  useDatabaseOf(null);
  dispatchEvent(new Event("pagehide"));
  await writer.flush();
  useDatabaseOf(SHOPPER);
  await takeUpLastWords();
  expect(await read()).toMatchObject({ responses: { greeted: YES }, setAside: { greeted: aside } });
});

test("what got through after all is laid down no longer, and what is another person's is left to them", async () => {
  const writer = new Writer(VISIT);
  writer.keepResponse("greeted", YES);
  dispatchEvent(new Event("pagehide"));
  expect(localStorage).toHaveLength(1);
  await writer.flush();
  expect(localStorage).toHaveLength(0);
  localStorage.setItem("tenseconds.last-words.01a2-of-somebody", JSON.stringify({ responses: {}, rest: {} }));
  await takeUpLastWords();
  expect(localStorage).toHaveLength(1);
});
