// @vitest-environment happy-dom
/** Random histories of photos, in two tabs at once: whatever happens in whatever order, the chain is whole and tells the truth. */

import { beforeEach, describe, expect, test, vi } from "vitest";

import { addVisit, newPhone } from "../phone.ts";
import { chainOf } from "../evidence/read.ts";
import { judge, recordedPhotos } from "../../src/evidence/links.ts";
import { jpegBytes } from "./jpegs.ts";
import { chanceOf, openTab, type Tab } from "./tabs.ts";
import { look, small } from "./world.ts";

vi.mock("../../src/photo/shrink.ts", () => ({
  shrink: () => Promise.resolve({ ...small(), bytes: jpegBytes(crypto.randomUUID()).buffer }),
  endWorker: vi.fn<() => void>(),
}));

beforeEach(() => {
  localStorage.clear();
});

describe.each(Array.from({ length: 12 }, (_, seed) => seed))("history %i", (seed) => {
  test("leaves nothing half done", async () => {
    const owner = newPhone();
    const visit = await addVisit();
    const tabs = [await openTab(owner), await openTab(owner)];
    await play(tabs, visit.id, chanceOf(seed));
    await tabs[0]?.resumePhotos();
    const chain = await chainOf(visit.id);
    const { hashes, deleted } = recordedPhotos(chain);
    const { photos, bytes, jobs } = await look();
    const living = photos.filter(({ deletedAt }) => deletedAt === null);
    expect(new Set(photos.filter(({ deletedAt }) => deletedAt !== null).map(({ id }) => id))).toEqual(deleted);
    expect(photos.filter(({ id, sha256 }) => !hashes.get(id)?.includes(sha256))).toEqual([]);
    expect(living.filter(({ state }) => state !== "queued")).toEqual([]);
    expect(jobs.map(({ id }) => id).toSorted()).toEqual(living.map(({ id }) => id).toSorted());
    expect(bytes.map(({ photoId }) => photoId).toSorted()).toEqual(photos.map(({ id }) => id).toSorted());
    const steps = chain
      .filter(({ manifest }) => manifest["what"] === "shrink")
      .map(({ manifest }) => manifest["photo_id"]);
    expect(new Set(steps).size).toBe(steps.length);
    const evidence = await tabs[1]?.sealEvidence(visit);
    expect((await judge({ ...evidence }, visit.id)).verdict).toBe("intact");
  });
});

/** Do two things at a time, one in each tab, many times. */
async function play(tabs: readonly Tab[], visitId: string, chance: (below: number) => number): Promise<void> {
  for (let round = 0; round < 6; round += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one round after the other
    await Promise.all(tabs.map((tab) => tab.doSomething(visitId, chance)));
  }
}
