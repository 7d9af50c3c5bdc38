/** Keeps what a pull brought of drills to observe. Notes of this phone, and decisions that are not sent yet, stay as they are. */

import type { BundleDrill } from "../api/types.gen.ts";
import type { Database } from "../db/open.ts";
import type { DrillNotes, DrillRow } from "../db/rows.ts";

export const NO_NOTES: DrillNotes = { ticks: {}, runsMs: [] };

/** Replace the list of drills. Call it inside a `rw` transaction over `drills` and `jobs`. */
export async function keepDrills(db: Database, drills: readonly BundleDrill[]): Promise<void> {
  const known = new Map((await db.drills.toArray()).map((row) => [row.id, row]));
  const rows = drills.map((drill) => merged(drill, known.get(idOf(drill))));
  const jobs = await db.jobs.bulkGet(rows.map(({ decided }) => decided?.jobId ?? ""));
  await db.drills.clear();
  await db.drills.bulkPut(
    rows.map((row, index) => ((jobs[index]?.state ?? "done") === "done" ? { ...row, decided: null } : row)),
  );
}

/** Name a drill: one lesson of one assignment. */
export function idOf({ assignment_id: assignment, lesson }: BundleDrill): string {
  return `${assignment}.${lesson}`;
}

function merged(drill: BundleDrill, known: DrillRow | undefined): DrillRow {
  return { ...drill, id: idOf(drill), notes: known?.notes ?? NO_NOTES, decided: known?.decided ?? null };
}
