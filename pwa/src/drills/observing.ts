/** What an observer does: notes while the drill runs, and one decision at its end, which goes into the outbox. */

import type { DrillDecision, DrillNotes, DrillRow, DrillTick, TimerRunRow } from "../db/rows.ts";
import { newId } from "../db/ids.ts";
import { withDb } from "../db/open.ts";
import { addOp, freeze, kick } from "../outbox/enqueue.ts";
import { elapsed } from "../timer/machine.ts";
import { NO_NOTES } from "./keep.ts";

export interface Verdict {
  readonly outcome: DrillDecision["outcome"];
  /** What was missing, or why somebody else shall watch; "" when it is approved. */
  readonly reason: string;
  readonly nextObserver: string | null;
}

/** As many times as the server takes. */
export const MOST_TIMES = 20;

/** Tick an item, or change its note. */
export async function tick(id: string, item: string, change: Partial<DrillTick>): Promise<void> {
  await note(id, ({ ticks, ...rest }) => {
    const before = ticks[item] ?? { met: "na", note: "" };
    return { ...rest, ticks: { ...ticks, [item]: { ...before, ...change } } };
  });
}

/** Keep an approach that was timed; gives its milliseconds. */
export function addTime(id: string, { started, stopped, was_hidden: wasHidden }: TimerRunRow): number {
  const ms = elapsed({ started, wasHidden }, stopped);
  void note(id, ({ runsMs, ...rest }) => ({ ...rest, runsMs: [...runsMs, Math.round(ms)].slice(0, MOST_TIMES) }));
  return ms;
}

/** Take a time back. */
export async function dropTime(id: string, at: number): Promise<void> {
  await note(id, ({ runsMs, ...rest }) => ({ ...rest, runsMs: runsMs.filter((_, n) => n !== at) }));
}

/** Tell how many items nobody has looked at yet. */
export function countOpen({ rubric, notes }: DrillRow): number {
  return rubric.filter(({ item }) => notes.ticks[item] === undefined).length;
}

/** List the items that were not met, as they are named. */
export function unmet({ rubric, notes }: DrillRow): DrillRow["rubric"] {
  return rubric.filter(({ item }) => notes.ticks[item]?.met === "no");
}

/** Decide; a drill that was decided here already stays as it is. */
export async function decide(drill: DrillRow, { outcome, reason, nextObserver }: Verdict): Promise<void> {
  const at = new Date().toISOString();
  const frozen = await freeze("drill.observe", {
    observation_id: newId(),
    learner_id: drill.learner.id,
    course: drill.course,
    lesson: drill.lesson,
    ticks: ticksOf(drill),
    runs_ms: drill.notes.runsMs,
    outcome,
    reason: reason === "" ? null : reason,
    next_observer_id: nextObserver,
    observed_at: at,
  });
  await withDb((db) =>
    db.transaction("rw", [db.drills, db.jobs, db.meta], async () => {
      const row = await db.drills.get(drill.id);
      if (row === undefined || row.decided !== null) return;
      await addOp(db, frozen, { visitId: null });
      await db.drills.put({ ...row, notes: NO_NOTES, decided: { jobId: frozen.id, outcome, at } });
    }),
  );
  kick();
}

/** What nobody looked at did not come up. */
function ticksOf({ rubric, notes }: DrillRow): readonly object[] {
  return rubric.map(({ item }) => {
    const { met, note: words } = notes.ticks[item] ?? { met: "na", note: "" };
    return { item, met, note: words === "" ? null : words };
  });
}

async function note(id: string, change: (notes: DrillNotes) => DrillNotes): Promise<void> {
  await withDb((db) =>
    db.transaction("rw", db.drills, async () => {
      const row = await db.drills.get(id);
      if (row !== undefined && row.decided === null) await db.drills.put({ ...row, notes: change(row.notes) });
    }),
  );
}
