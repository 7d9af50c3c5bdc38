// @vitest-environment happy-dom
/** An answer names its photos from the moment they are kept, whether or not a screen looks on. */

import { beforeEach, expect, test, vi } from "vitest";

import { addVisit, newPhone } from "../phone.ts";
import { COMPLETE, SMALL_PLAN } from "../form/checklists.ts";
import { VISIT, visitRow } from "../form/visits.ts";
import { withDb } from "../../src/db/open.ts";
import { changePhotos } from "../../src/photo/change.ts";
import { addFiles } from "../../src/photo/picking.ts";
import { handIn } from "../../src/visit/hand-in.ts";
import { fileOf, jpegBytes } from "./jpegs.ts";
import { look, pick } from "./world.ts";

vi.mock("../../src/photo/shrink.ts", () => ({ shrink: () => Promise.resolve(null), endWorker: () => undefined }));

beforeEach(() => {
  newPhone();
});

async function answer({ id }: { readonly id: string }): Promise<{ readonly photos?: readonly string[] } | undefined> {
  return (await withDb((db) => db.visits.get(id)))?.responses["shop-front"];
}

test("a photo is in the answer with its bytes, beside what was said there", async () => {
  const said = { item: "shop-front", state: "answered", value: "yes", photos: ["elsewhere"] } as const;
  const visit = await addVisit({ responses: { "shop-front": said } });
  const { id } = await pick(visit.id);
  expect(await answer(visit)).toEqual({ ...said, photos: ["elsewhere", id] });
  expect((await withDb((db) => db.visits.get(visit.id)))?.changedAt).not.toBe(visit.changedAt);
});

test("a photo that is the answer answers", async () => {
  const visit = await addVisit();
  const { id } = await pick(visit.id, { isAnswer: true });
  expect(await answer(visit)).toEqual({ item: "shop-front", state: "answered", photos: [id] });
});

test("one taken again stands in the place of the one before, and a deleted one is named no longer", async () => {
  const visit = await addVisit();
  const first = await pick(visit.id);
  const again = await pick(visit.id, { instead: first.id });
  expect((await answer(visit))?.photos).toEqual([again.id]);
  await changePhotos(visit.id, { gone: [again.id], back: [first.id] });
  expect((await answer(visit))?.photos).toEqual([first.id]);
  await changePhotos(visit.id, { gone: [first.id], back: [] });
  expect((await answer(visit))?.photos).toEqual([]);
});

test("what was handed in names what it named", async () => {
  const visit = await addVisit({ state: "ready" });
  await pick(visit.id);
  expect(await answer(visit)).toBeUndefined();
});

test("a photo picked a moment before handing in goes into the report", async () => {
  await withDb((db) => db.visits.put(visitRow({ responses: COMPLETE })));
  const to = { visitId: VISIT, item: "greeted", source: "live", instead: null } as const;
  const adding = addFiles([fileOf(jpegBytes("late"))], 1, to);
  await handIn(VISIT, SMALL_PLAN);
  const { kept } = await adding;
  const report = (await look()).jobs.find(({ kind }) => kind === "audit.submit");
  expect(kept).toHaveLength(1);
  expect(report?.payload).toContain(kept[0]);
});
