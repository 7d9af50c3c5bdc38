/** What comes from the server, and what it may not touch. */

import { beforeEach, expect, test } from "vitest";

import { newPhone } from "../phone.ts";
import { plannedVisit, visitRow } from "../form/visits.ts";
import type { BundleVisit, Draft, Returned } from "../../src/api/types.gen.ts";
import { withDb } from "../../src/db/open.ts";
import type { VisitRow } from "../../src/db/rows.ts";
import { hasOtherDraft, joinDrafts } from "../../src/sync/joining.ts";
import { pull } from "../../src/sync/pull.ts";
import { Server } from "./server.ts";
import { drainAll, handIn, look } from "./world.ts";

const AT = "2026-11-26T04:00:00Z";
const OTHER_AUDIT = "0199c0de-0000-7000-8000-00000000000a";
const yes = { item: "front", state: "answered", value: true } as const;
const no = { item: "front", state: "answered", value: false } as const;
const more = { item: "back", state: "answered", value: true } as const;

let server: Server;
let owner: string;

beforeEach(async () => {
  owner = newPhone();
  server = await Server.start(owner);
});

function bring(visits: readonly BundleVisit[], changed: Record<string, unknown> = {}): Promise<void> {
  const nothing = {
    certificates: [],
    drills: [],
    reviews: [],
    daily: null,
    courses: [],
    progress: [],
    attempts: [],
    cards: [],
    checklists: [],
    assignments: [],
    removed: [],
  };
  const mine = visits.map((visit) => ({ ...visit, shopper_id: owner }));
  server.bundle = { cursor: "c1", full: true, ...nothing, visits: mine, ...changed };
  return pull();
}

function put(row: VisitRow): Promise<unknown> {
  return withDb((db) => db.visits.put(row));
}

async function only(): Promise<VisitRow | undefined> {
  return (await look()).visits[0];
}

function draft(responses: Draft["document"]["responses"], revision = 3): Draft {
  const { id, checklist } = plannedVisit();
  const document = { audit_id: OTHER_AUDIT, visit_id: id, checklist, started_at: AT, finished_at: AT, responses };
  return { audit_id: OTHER_AUDIT, revision, document, received_at: AT };
}

function returned(responses: Returned["responses"], at = AT): Returned {
  return { audit_id: OTHER_AUDIT, revision: 1, items: ["front"], reason: "Blurred", at, responses, photos: [] };
}

test("visits, checklists and courses given to me are on the phone after one pull, and the next one goes on from there", async () => {
  const checklists = [{ key: "small", version: 3, sha256: "a".repeat(64), document: { key: "small" } }];
  const assignments = [
    { id: OTHER_AUDIT, course: "c", lessons: [], reason: { kind: "finding" }, due_on: "2026-12-01", state: "assigned" },
  ];
  await bring([plannedVisit()], { checklists, assignments });
  expect(await only()).toMatchObject({ state: "assigned", responses: {} });
  expect(await withDb((db) => db.checklists.toArray())).toEqual(checklists);
  expect(await withDb((db) => db.assignments.toArray())).toEqual(assignments);
  expect(await withDb((db) => db.meta.get("cursor"))).toMatchObject({ value: "c1" });
});

test("what was answered here is not overwritten, while its plan is brought up to date", async () => {
  await put(visitRow({ responses: { front: yes }, draftRevision: 1 }));
  await bring([
    plannedVisit({
      state: "in_progress",
      window_to: "2026-11-27T10:00:00Z",
      draft: draft([no]),
      nonce: { value: "newer", issued_at: AT },
    }),
  ]);
  const row = await only();
  expect(row).toMatchObject({ state: "draft", responses: { front: yes } });
  expect(row?.planned).toMatchObject({ window_to: "2026-11-27T10:00:00Z", nonce: { value: "nonce" } });
});

test("a draft of another phone is gone on with where nothing was begun, and asked about where something was", async () => {
  await put(visitRow({ state: "assigned" }));
  await bring([plannedVisit({ state: "in_progress", draft: draft([yes]) })]);
  expect(await only()).toMatchObject({
    state: "draft",
    auditId: OTHER_AUDIT,
    draftRevision: 3,
    responses: { front: yes },
  });
  const mine = visitRow({ responses: { front: yes }, draftRevision: 3 }, { draft: draft([no, more], 4) });
  expect(hasOtherDraft(mine)).toBe(true);
  const now = new Date(AT);
  expect(joinDrafts(mine, draft([no, more], 4), "mine", now)).toMatchObject({
    responses: { front: yes, back: more },
    draftRevision: 4,
  });
  expect(joinDrafts(mine, draft([no, more], 4), "theirs", now).responses).toEqual({ front: no, back: more });
  expect(hasOtherDraft(joinDrafts(mine, draft([no], 4), "mine", now))).toBe(false);
});

test("a phone on which nothing was answered follows the other one, and lets the visit go when that has handed in", async () => {
  await put(visitRow({ state: "assigned" }));
  await bring([plannedVisit({ state: "in_progress", draft: draft([yes], 3) })]);
  const later = { ...draft([no, more], 4), received_at: "2026-11-26T04:01:00Z" };
  await bring([plannedVisit({ state: "in_progress", draft: later })], { full: false });
  expect(await only()).toMatchObject({ state: "draft", draftRevision: 4, responses: { front: no, back: more } });
  expect((await look()).visits.map(hasOtherDraft)).toEqual([false]);
  await bring([], { full: false, removed: [{ kind: "visit", id: plannedVisit().id }] });
  expect(await only()).toBeUndefined();
});

test("a report that QA returns opens again with the items asked about, once", async () => {
  await put(visitRow({ state: "accepted", acceptedAt: AT, revision: 1, responses: { front: yes } }));
  await bring([plannedVisit({ state: "returned", returned: returned([yes]) })]);
  expect(await only()).toMatchObject({
    state: "returned",
    auditId: OTHER_AUDIT,
    askedAgain: ["front"],
    acceptedAt: null,
  });
  await withDb((db) => db.visits.update(plannedVisit().id, { state: "sending", responses: { front: no } }));
  await bring([plannedVisit({ state: "returned", returned: returned([yes]) })]);
  expect(await only()).toMatchObject({ state: "sending", responses: { front: no } });
});

test("a report returned to a phone that never saw it can be revised there", async () => {
  await bring([plannedVisit({ state: "returned", returned: returned([yes]) })]);
  expect(await only()).toMatchObject({
    state: "returned",
    auditId: OTHER_AUDIT,
    responses: { front: yes },
    revision: 1,
  });
});

test("visits taken back are forgotten, except those that hold work", async () => {
  await put(visitRow({ state: "assigned" }));
  await put(visitRow({ id: OTHER_AUDIT, responses: { front: yes } }));
  await bring([], {
    full: false,
    removed: [
      { kind: "visit", id: plannedVisit().id },
      { kind: "visit", id: OTHER_AUDIT },
    ],
  });
  expect((await look()).visits.map(({ id }) => id)).toEqual([OTHER_AUDIT]);
  await put(visitRow({ state: "assigned" }));
  await bring([]);
  expect((await look()).visits.map(({ id }) => id)).toEqual([OTHER_AUDIT]);
});

test("news for somebody else are not kept", async () => {
  server.bundle = { cursor: "c9", full: true, visits: [plannedVisit()], removed: [] };
  await pull();
  expect(await only()).toBeUndefined();
  server.user = "somebody else";
  await expect(bring([plannedVisit()])).rejects.toMatchObject({ status: 401 });
  expect(await only()).toBeUndefined();
});

test("a server that was restored from a copy gets again what it lost", async () => {
  const visit = await handIn(1);
  await drainAll();
  await bring([]);
  server.ops.clear();
  server.photos.clear();
  await bring([], { cursor: "c2" });
  expect((await look()).visits).toMatchObject([{ id: visit.id, state: "ready" }]);
  expect((await drainAll(2)).visits[0]?.state).toBe("accepted");
  expect([server.ops.size, server.photos.size]).toEqual([1, 1]);
});
