/** Two phones go on with one visit: both are kept, and the shopper is asked. */

import { beforeEach, expect, test } from "vitest";

import { newPhone } from "../phone.ts";
import { plannedVisit, visitRow } from "../form/visits.ts";
import type { Draft } from "../../src/api/types.gen.ts";
import { withDb } from "../../src/db/open.ts";
import type { VisitRow } from "../../src/db/rows.ts";
import { copyDrafts } from "../../src/outbox/drafts.ts";
import { hasOtherDraft, joinDrafts } from "../../src/sync/joining.ts";
import { Server } from "./server.ts";
import { drainAll, handIn, look } from "./world.ts";

const yes = { item: "front", state: "answered", value: true } as const;
const no = { item: "front", state: "answered", value: false } as const;

let server: Server;

beforeEach(async () => {
  server = await Server.start(newPhone());
});

/** What another phone sent as its draft. */
function theirs(revision: number): Draft {
  const [{ id, checklist }, at] = [plannedVisit(), "2026-11-26T04:00:00Z"];
  const document = { audit_id: id, visit_id: id, checklist, started_at: at, finished_at: at, responses: [no] };
  return { audit_id: id, revision, document, received_at: at };
}

function put(row: VisitRow): Promise<unknown> {
  return withDb((db) => db.visits.put(row));
}

async function here(): Promise<VisitRow> {
  const [row] = (await look()).visits;
  if (row === undefined) throw new Error("The visit is gone.");
  return row;
}

const noReceipts: Server["luck"] = ({ path }) => (path.endsWith("/receipt") ? "cut" : null);

test("no copy outranks what another phone wrote, until the shopper has said whose answers count", async () => {
  await put(visitRow({ responses: { front: yes }, draftRevision: 1 }, { draft: theirs(5) }));
  await copyDrafts(true);
  expect((await look()).jobs).toEqual([]);
  expect(hasOtherDraft(await here())).toBe(true);
});

test("two phones that number their drafts alike are asked about, and nothing goes up meanwhile", async () => {
  await put(visitRow({ responses: { front: yes }, draftRevision: 1, draftFinishedAt: "2026-11-26T02:00:00.000Z" }));
  server.refuse = () => "another-draft";
  await copyDrafts();
  await drainAll();
  expect(await here()).toMatchObject({ draftRevision: 2, draftClash: { revision: 2 } });
  server.refuse = () => null;
  await copyDrafts(true);
  expect((await look()).jobs).toEqual([]);
  await withDb((db) => db.visits.update(plannedVisit().id, { planned: plannedVisit({ draft: theirs(2) }) }));
  expect(hasOtherDraft(await here())).toBe(true);
  await put(joinDrafts(await here(), theirs(2), "mine", new Date()));
  await copyDrafts();
  await drainAll();
  expect([...server.ops.values()].map(({ payload }) => payload)).toMatchObject([
    { revision: 3, draft: { responses: [yes] } },
  ]);
});

test("what does not count is kept until the report has its receipt", async () => {
  const visit = await handIn();
  await withDb((db) => db.visits.update(visit.id, { setAside: { front: [{ from: "there", response: no }] } }));
  server.luck = noReceipts;
  await drainAll();
  expect(await here()).toMatchObject({ state: "sending", setAside: { front: [{ response: no }] } });
  server.luck = () => null;
  await drainAll();
  const { state, setAside } = await here();
  expect([state, setAside]).toEqual(["accepted", {}]);
});

test("the same number with other answers is asked about, and one's own copy is not", async () => {
  await put(visitRow({ responses: { front: yes } }));
  await copyDrafts();
  const row = await here();
  const own = { ...theirs(1), document: { ...theirs(1).document, finished_at: row.changedAt } };
  expect(hasOtherDraft({ ...row, planned: plannedVisit({ draft: own }) })).toBe(false);
  expect(hasOtherDraft({ ...row, planned: plannedVisit({ draft: theirs(1) }) })).toBe(true);
});
