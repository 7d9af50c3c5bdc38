/** Copies of what is unfinished, and how long the phone keeps what is through. */

import { beforeEach, expect, test } from "vitest";

import { newPhone } from "../phone.ts";
import { plannedVisit, visitRow } from "../form/visits.ts";
import { withDb } from "../../src/db/open.ts";
import type { VisitRow } from "../../src/db/rows.ts";
import { drain } from "../../src/outbox/drain.ts";
import { copyDrafts } from "../../src/outbox/drafts.ts";
import { purge } from "../../src/outbox/purge.ts";
import { Server } from "./server.ts";
import { drainAll, handIn, look } from "./world.ts";

const yes = { item: "front", state: "answered", value: true } as const;
const no = { item: "front", state: "answered", value: false } as const;

let server: Server;
let owner: string;

beforeEach(async () => {
  owner = newPhone();
  server = await Server.start(owner);
});

function put(row: VisitRow): Promise<unknown> {
  return withDb((db) => db.visits.put(row));
}

async function only(): Promise<VisitRow | undefined> {
  return (await look()).visits[0];
}

test("unfinished answers are copied to the server, at most one copy at a time, and a refused copy is nobody's problem", async () => {
  await put(visitRow({ responses: { front: yes } }));
  await copyDrafts();
  await copyDrafts();
  expect((await look()).jobs).toMatchObject([{ kind: "audit.draft", state: "pending", deviceSeq: 1 }]);
  await drain();
  const [copy] = [...server.ops.values()];
  expect(copy?.payload).toMatchObject({ revision: 1, draft: { visit_id: plannedVisit().id, responses: [yes] } });
  await copyDrafts();
  expect((await look()).jobs).toHaveLength(1); // nothing new to copy
  await withDb((db) =>
    db.visits.update(plannedVisit().id, { changedAt: new Date().toISOString(), responses: { front: no } }),
  );
  server.refuse = () => "already-submitted";
  await copyDrafts();
  await drain();
  expect((await look()).jobs).toEqual([]);
  expect(await only()).toMatchObject({ state: "draft", responses: { front: no }, draftRevision: 2 });
});

test("practice is never copied or sent", async () => {
  await put(visitRow({ isPractice: true, responses: { front: yes } }));
  await copyDrafts(true);
  expect((await look()).jobs).toEqual([]);
});

test("pictures go a week after the receipt, and only if the receipt still names them", async () => {
  const visit = await handIn(2);
  await drainAll();
  const soon = Date.now() + 6 * 86_400_000;
  await purge(owner, soon);
  expect((await look()).bytes).toBe(2);
  server.photos.clear();
  await purge(owner, soon + 2 * 86_400_000);
  expect(await look()).toMatchObject({ bytes: 2, visits: [{ id: visit.id, state: "needs_photos" }] });
  await drainAll();
  await purge(owner, soon + 2 * 86_400_000);
  expect(await look()).toMatchObject({ bytes: 0, visits: [{ id: visit.id, state: "accepted" }] });
  await purge(owner, soon + 90 * 86_400_000);
  expect(await look()).toEqual({ bytes: 0, visits: [], jobs: [], photos: [] });
});
