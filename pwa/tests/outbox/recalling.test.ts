/** A report that has not left the phone can be taken back and changed; one that may have left it cannot. */

import { beforeEach, expect, test } from "vitest";

import { newPhone } from "../phone.ts";
import { withDb } from "../../src/db/open.ts";
import { claimOps, releaseAll } from "../../src/outbox/claims.ts";
import { hurryAll } from "../../src/outbox/drain.ts";
import { recallReport } from "../../src/outbox/recall.ts";
import { Server } from "./server.ts";
import { drainAll, handIn, look, report } from "./world.ts";

let server: Server;
let owner: string;

beforeEach(async () => {
  owner = newPhone();
  server = await Server.start(owner);
});

test("a report that waits becomes a draft again, and what is handed in afterwards is sent once", async () => {
  const visit = await handIn(2);
  expect(await recallReport(visit.id)).toBe(true);
  expect(await recallReport(visit.id)).toBe(false);
  const { visits, jobs, photos } = await look();
  expect(visits).toMatchObject([{ state: "draft", revision: 0, finishedAt: null }]);
  expect(jobs.map(({ kind }) => kind)).toEqual(["photo", "photo"]);
  await drainAll();
  expect(server.ops.size).toBe(0);
  await withDb((db) => db.visits.update(visit.id, { state: "ready", revision: 1 }));
  const again = await report(visit, photos);
  expect(again.deviceSeq).toBe(1); // no number is left out, which would look like an act that was lost
  expect((await drainAll(2)).visits).toMatchObject([{ state: "accepted" }]);
  expect(server.ops.size).toBe(1);
});

test("a revision that waits is a returned report again", async () => {
  const visit = await handIn();
  const returned = { audit_id: "a", revision: 1, items: ["front"], reason: "?", at: "", responses: [], photos: [] };
  await withDb((db) => db.visits.update(visit.id, { planned: { ...visit.planned, returned }, revision: 2 }));
  expect(await recallReport(visit.id)).toBe(true);
  expect((await look()).visits).toMatchObject([{ state: "returned", revision: 1 }]);
});

test("a report that is being sent, or was, is not taken back, whatever became of it", async () => {
  const visit = await handIn();
  await claimOps(owner, Date.now());
  expect(await recallReport(visit.id)).toBe(false);
  await releaseAll();
  await hurryAll();
  await withDb((db) => db.visits.update(visit.id, { state: "ready" }));
  expect((await look()).jobs).toMatchObject([{ state: "pending", attempts: 0 }]);
  expect(await recallReport(visit.id)).toBe(false);
  await drainAll();
  expect(await recallReport(visit.id)).toBe(false);
  expect(server.ops.size).toBe(1);
});
