/** Drills on the observer's phone: what is noted stays, one decision is one act, and the server's list replaces all but what is unsent. */

import { beforeEach, expect, test } from "vitest";

import { newPhone } from "../phone.ts";
import type { BundleDrill } from "../../src/api/types.gen.ts";
import { withDb } from "../../src/db/open.ts";
import type { DrillRow, JobRow } from "../../src/db/rows.ts";
import { idOf, keepDrills } from "../../src/drills/keep.ts";
import { addTime, countOpen, decide, dropTime, tick, unmet } from "../../src/drills/observing.ts";
import { fits, inOrder } from "../../src/drills/shown.ts";

const words = (en: string): { "zh-Hans": string; en: string } => ({ "zh-Hans": `${en}中`, en });
const DRILL: BundleDrill = {
  assignment_id: "a",
  learner: { id: "lin", name: "Lin" },
  course: "c",
  lesson: "show",
  title: words("Greet"),
  body: words("Greet the next customer."),
  rubric: [
    { item: "v/greeted", title: words("Greeted?"), standard: null },
    { item: "v/smiled", title: null, standard: null },
  ],
  timed: true,
  due_on: "2026-12-06",
  last: null,
};
const APPROVED = { outcome: "approved", reason: "", nextObserver: null } as const;

beforeEach(async () => {
  newPhone();
  await arrive([DRILL]);
});

test("ticks, notes and times are there after the next pull, and a discarded time is not", async () => {
  await tick(idOf(DRILL), "v/greeted", { met: "no" });
  await tick(idOf(DRILL), "v/greeted", { note: "said nothing" });
  addTime(idOf(DRILL), run(8200));
  await settled();
  addTime(idOf(DRILL), run(900));
  await settled();
  await dropTime(idOf(DRILL), 1);
  await arrive([{ ...DRILL, due_on: "2026-12-07" }]);
  const row = await drill();
  expect(row).toMatchObject({
    due_on: "2026-12-07",
    notes: { ticks: { "v/greeted": { met: "no", note: "said nothing" } }, runsMs: [8200] },
  });
  expect([countOpen(row), unmet(row).map(({ item }) => item)]).toEqual([1, ["v/greeted"]]);
});

test("deciding twice is one act, whose words are those of the ticks", async () => {
  await tick(idOf(DRILL), "v/greeted", { met: "yes" });
  await tick(idOf(DRILL), "v/smiled", { met: "no", note: "  " });
  const row = await drill();
  await Promise.all([decide(row, APPROVED), decide(row, { ...APPROVED, outcome: "returned", reason: "Smile." })]);
  const [job, ...others] = await jobs();
  expect(others).toEqual([]);
  expect(JSON.parse(String(job?.payload))).toMatchObject({
    learner_id: "lin",
    course: "c",
    lesson: "show",
    outcome: (await drill()).decided?.outcome,
    ticks: [
      { item: "v/greeted", met: "yes", note: null },
      { item: "v/smiled", met: "no" },
    ],
    next_observer_id: null,
  });
});

test("what was decided here stays decided until the server has it; a refused one waits for its owner", async () => {
  await decide(await drill(), APPROVED);
  await arrive([DRILL]);
  expect((await drill()).decided?.outcome).toBe("approved");
  await setJob("rejected");
  await arrive([DRILL]);
  expect((await drill()).decided?.outcome).toBe("approved");
  await setJob("done");
  await arrive([{ ...DRILL, last: { outcome: "returned", reason: "again", observer_id: null } }]);
  expect(await drill()).toMatchObject({ decided: null, last: { outcome: "returned" } });
  await arrive([]);
  expect(await withDb((db) => db.drills.count())).toBe(0);
});

test("a list shows what is asked of one, what is late, and never one's own drill", async () => {
  const row = await drill();
  const wish = { show: "all", q: "", day: "2026-12-07", me: "boss" } as const;
  const handed = { ...row, last: { outcome: "reassigned", reason: "", observer_id: "boss" } };
  expect(fits(row, wish)).toBe(true);
  expect(fits(row, { ...wish, me: "lin" })).toBe(false);
  expect(fits(row, { ...wish, show: "late" })).toBe(true);
  expect(fits(row, { ...wish, show: "late", day: "2026-12-06" })).toBe(false);
  expect([fits(row, { ...wish, show: "asked" }), fits(handed, { ...wish, show: "asked" })]).toEqual([false, true]);
  expect([fits(row, { ...wish, q: "GREET" }), fits(row, { ...wish, q: "xyz" })]).toEqual([true, false]);
  const later = { ...row, id: "later", due_on: "2026-12-20" };
  const done = { ...row, id: "done", decided: { jobId: "j", outcome: "approved", at: "" } } as const;
  expect(inOrder([done, later, row]).map(({ id }) => id)).toEqual([row.id, "later", "done"]);
});

async function arrive(drills: readonly BundleDrill[]): Promise<void> {
  await withDb((db) => db.transaction("rw", [db.drills, db.jobs], () => keepDrills(db, drills)));
}

async function drill(): Promise<DrillRow> {
  const row = await withDb((db) => db.drills.get(idOf(DRILL)));
  if (row === undefined) throw new Error("no drill");
  return row;
}

async function jobs(): Promise<readonly JobRow[]> {
  return await withDb((db) => db.jobs.toArray());
}

async function setJob(state: JobRow["state"]): Promise<void> {
  await withDb((db) => db.jobs.toCollection().modify({ state }));
}

/** Times are noted without anybody waiting for it. */
async function settled(): Promise<void> {
  await withDb((db) => db.transaction("rw", db.drills, () => db.drills.count()));
}

function run(ms: number): Parameters<typeof addTime>[1] {
  return { started: at(0), stopped: at(ms), was_hidden: false };
}

function at(ms: number): { wall_ms: number; mono_ms: number } {
  return { wall_ms: 1e12 + ms, mono_ms: ms };
}
