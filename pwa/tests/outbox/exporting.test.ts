/** What a sealed file holds of answers that are not handed in. */

import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

import { addVisit, newPhone } from "../phone.ts";
import { plannedVisit } from "../form/visits.ts";
import { noteFact } from "../../src/db/meta.ts";
import { withDb } from "../../src/db/open.ts";
import { copyDrafts } from "../../src/outbox/drafts.ts";
import { exportUnsent } from "../../src/outbox/export.ts";
import type { SealingKey } from "../../src/outbox/sealing.ts";
import { look } from "./world.ts";

const SAMPLE = new URL("../../../tests/vectors/sealed/sample.json", import.meta.url);
const { sealing: SEALING } = JSON.parse(readFileSync(SAMPLE, "utf8")) as { readonly sealing: SealingKey };

test("a file holds the answers as they stand, not as they stood when a copy was first made", async () => {
  newPhone();
  await noteFact("sealing_key", SEALING);
  const answer = { item: "front", state: "answered", value: true } as const;
  const visit = await addVisit({ planned: plannedVisit(), responses: { front: answer } });
  await copyDrafts();
  const changedAt = new Date().toISOString();
  await withDb((db) => db.visits.update(visit.id, { changedAt, responses: { front: { ...answer, value: false } } }));
  expect(await exportUnsent()).toMatchObject({ acts: 2 });
  expect(await exportUnsent()).toMatchObject({ acts: 2 }); // nothing new since
  const drafts = (await look()).jobs.map(({ payload }) => JSON.parse(String(payload)) as unknown);
  expect(drafts).toMatchObject([
    { revision: 1, draft: { responses: [{ value: true }] } },
    { revision: 2, draft: { responses: [{ value: false }] } },
  ]);
});
