/** A photo the server refuses after its report has arrived is taken again: the report opens for its question and becomes a revision. */

import { beforeEach, expect, test } from "vitest";

import { newPhone } from "../phone.ts";
import { withDb } from "../../src/db/open.ts";
import { retakePhoto } from "../../src/outbox/retake.ts";
import { mayChange } from "../../src/visit/states.ts";
import { handIn, look } from "./world.ts";

const WHY = { type: "/problems/unreadable-photo", title: "", detail: "", errors: [] };

beforeEach(() => {
  newPhone();
});

async function settle(kind: string, state: "done" | "rejected"): Promise<void> {
  await withDb((db) =>
    db.jobs.filter((job) => job.kind === kind).modify({ state, lastError: state === "done" ? null : WHY }),
  );
}

async function retakeAll(): Promise<readonly boolean[]> {
  const { photos } = await look();
  return Promise.all(photos.map(({ id }) => retakePhoto(id)));
}

test("the visit opens for the question of the photo alone, and says why", async () => {
  const visit = await handIn(1);
  await settle("audit.submit", "done");
  await settle("photo", "rejected");
  await withDb((db) => db.visits.update(visit.id, { state: "needs_photos" }));
  expect(await retakeAll()).toEqual([true]);
  const { visits } = await look();
  expect(visits).toMatchObject([{ state: "rejected", askedAgain: ["front"], problem: WHY }]);
  expect(visits.map((one) => [mayChange(one, "front"), mayChange(one, "queue")])).toEqual([[true, false]]);
  expect(await retakeAll()).toEqual([true]); // and again: it is open already
});

test("a second photo that is refused later opens its question, too", async () => {
  const visit = await handIn(1);
  await settle("audit.submit", "done");
  await settle("photo", "rejected");
  await withDb((db) => db.visits.update(visit.id, { state: "rejected", askedAgain: ["queue"] }));
  expect(await retakeAll()).toEqual([true]);
  expect((await look()).visits).toMatchObject([{ askedAgain: ["queue", "front"] }]);
});

test("a photo of which other bytes are there opens nothing by itself: its report waits for none", async () => {
  const visit = await handIn(2);
  await settle("audit.submit", "done");
  await settle("photo", "rejected");
  const [first = "", second = ""] = (await look()).photos.map(({ id }) => id);
  await withDb((db) => db.photos.update(second, { item: "queue" }));
  await withDb((db) => db.jobs.update(second, { lastError: { ...WHY, type: "phone:photo-differs" } }));
  await withDb((db) => db.visits.update(visit.id, { state: "needs_photos" }));
  expect(await retakePhoto(first)).toBe(true);
  expect((await look()).visits).toMatchObject([{ askedAgain: ["front"] }]);
});

test("while its report has not arrived nothing is opened", async () => {
  const visit = await handIn(1);
  await settle("photo", "rejected");
  expect(await retakeAll()).toEqual([false]);
  expect((await look()).visits).toMatchObject([{ id: visit.id, state: "ready", askedAgain: [] }]);
});
