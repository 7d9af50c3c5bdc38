/** What is kept of a visit, and how it is handed in: on a database as in a browser. */

import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { useDatabaseOf, withDb } from "../../src/db/open.ts";
import type { VisitRow } from "../../src/db/rows.ts";
import { Writer } from "../../src/form/writing.ts";
import { handIn, MovedError } from "../../src/visit/hand-in.ts";
import { dropPractice } from "../../src/visit/practise.ts";
import { askedResponses } from "../../src/visit/payload.ts";
import { startVisit } from "../../src/visit/starting.ts";
import { COMPLETE, SMALL_PLAN } from "./checklists.ts";
import { SHOPPER, VISIT, visitRow } from "./visits.ts";

const YES = { item: "greeted", state: "answered", value: "yes" } as const;

beforeEach(() => {
  vi.stubGlobal(
    "document",
    Object.assign(new EventTarget(), { visibilityState: "visible", querySelector: () => null }),
  );
  for (const name of ["addEventListener", "removeEventListener"]) vi.stubGlobal(name, () => undefined);
  useDatabaseOf(SHOPPER);
});

afterEach(async () => {
  vi.unstubAllGlobals();
  await withDb((db) => db.delete());
  useDatabaseOf(null);
});

test("an answer is in the database within a third of a second", async () => {
  await keep(visitRow());
  new Writer(VISIT).keepResponse("greeted", YES);
  await vi.waitFor(async () => {
    expect((await read())?.responses["greeted"]).toEqual(YES);
  }, 300);
});

test("a page that goes out of sight is written at once", async () => {
  await keep(visitRow());
  const writer = new Writer(VISIT);
  writer.keepResponse("greeted", YES);
  Object.assign(document, { visibilityState: "hidden" });
  document.dispatchEvent(new Event("visibilitychange"));
  await vi.waitFor(async () => {
    expect((await read())?.responses["greeted"]).toEqual(YES);
  }, 100);
});

test("two tabs of one visit do not undo each other", async () => {
  await keep(visitRow());
  const [one, other] = [new Writer(VISIT), new Writer(VISIT)];
  one.keepResponse("greeted", YES);
  other.keepResponse("staff", COMPLETE.staff);
  await Promise.all([one.flush(), other.flush()]);
  expect(Object.keys(await readResponses())).toEqual(["greeted", "staff"]);
});

test("what was handed in meanwhile is left as it was frozen", async () => {
  await keep(visitRow({ state: "ready", responses: COMPLETE }));
  const writer = new Writer(VISIT);
  writer.keepResponse("greeted", { state: "not_observed" });
  writer.keepLook(true);
  await writer.flush();
  expect(await read()).toMatchObject({ responses: COMPLETE, isDiscreet: true });
});

test("what this phone cannot write is said, kept, and written later", async () => {
  await keep(visitRow());
  const writer = new Writer(VISIT);
  useDatabaseOf(null);
  writer.keepResponse("greeted", YES);
  expect(await writer.flush()).toBe(false);
  expect(writer.state.value).toBe("failed");
  useDatabaseOf(SHOPPER);
  writer.keepResponse("staff", COMPLETE.staff);
  expect(await writer.flush()).toBe(true);
  expect(writer.state.value).toBe("saved");
  expect(Object.keys(await readResponses())).toEqual(["greeted", "staff"]);
});

test("a visit begins once, with the first link of its evidence", async () => {
  await keep(visitRow({ state: "assigned", startedAt: null }));
  await startVisit(VISIT);
  const begun = await read();
  await startVisit(VISIT);
  expect(begun).toMatchObject({ state: "draft", startedAt: expect.any(String) as string });
  expect(await read()).toEqual(begun);
  expect(await withDb((db) => db.evidence.count())).toBe(1);
});

test("handing in freezes one report, and a second time is nothing", async () => {
  await keep(visitRow({ responses: COMPLETE }));
  await handIn(VISIT, SMALL_PLAN);
  await expect(handIn(VISIT, SMALL_PLAN)).rejects.toBeInstanceOf(MovedError);
  const jobs = await withDb((db) => db.jobs.toArray());
  expect(jobs.map(({ kind, visitId, state, deviceSeq }) => [kind, visitId, state, deviceSeq])).toEqual([
    ["audit.submit", VISIT, "pending", 1],
  ]);
  expect(await read()).toMatchObject({ state: "ready", revision: 1 });
  expect(JSON.parse(String(jobs[0]?.payload))).toMatchObject({
    visit_id: VISIT,
    checklist: { key: "small", version: 3, sha256: "a".repeat(64) },
    responses: Object.values(COMPLETE),
    evidence: { nonce: "nonce" },
  });
});

test("a revision says so, and replaces what the server refused", async () => {
  const returned = { audit_id: "a", revision: 1, items: ["staff"], reason: "Who?", at: "", responses: [], photos: [] };
  await keep(visitRow({ state: "returned", revision: 1, responses: COMPLETE, askedAgain: ["staff"] }, { returned }));
  await handIn(VISIT, SMALL_PLAN);
  await withDb((db) => db.jobs.toCollection().modify({ state: "rejected" }));
  await withDb((db) => db.visits.update(VISIT, { state: "rejected" }));
  await handIn(VISIT, SMALL_PLAN);
  const jobs = await withDb((db) => db.jobs.toArray());
  expect(jobs.map(({ kind, state, deviceSeq }) => [kind, state, deviceSeq])).toEqual([["audit.revise", "pending", 2]]);
});

test("what lacks something is not handed in", async () => {
  await keep(visitRow({ responses: { ...COMPLETE, greeted: { item: "greeted", state: "answered", value: "no" } } }));
  await expect(handIn(VISIT, SMALL_PLAN)).rejects.toBeInstanceOf(MovedError);
  expect(await withDb((db) => db.jobs.count())).toBe(0);
});

test("answers to what is not asked stay on the phone", () => {
  const no = { item: "greeted", state: "answered", value: "no", note: "Nobody." } as const;
  const sent = askedResponses(visitRow({ responses: { ...COMPLETE, greeted: no } }), SMALL_PLAN);
  expect(sent.map(({ item }) => item)).not.toContain("words");
  expect(sent).toContainEqual(no);
});

test("practice makes no jobs and leaves nothing behind", async () => {
  await keep(visitRow({ isPractice: true, responses: COMPLETE }));
  await handIn(VISIT, SMALL_PLAN);
  expect(await withDb((db) => db.jobs.count())).toBe(0);
  expect(await read()).toMatchObject({ state: "accepted" });
  await withDb((db) => db.evidence.add({ visitId: VISIT, n: 0, manifest: {}, hash: "" }));
  await dropPractice(VISIT);
  expect(await withDb((db) => Promise.all([db.visits.count(), db.evidence.count()]))).toEqual([0, 0]);
});

async function keep(visit: VisitRow): Promise<void> {
  await withDb((db) => db.visits.put(visit));
}

function read(): Promise<VisitRow | undefined> {
  return withDb((db) => db.visits.get(VISIT));
}

async function readResponses(): Promise<VisitRow["responses"]> {
  return (await read())?.responses ?? {};
}
