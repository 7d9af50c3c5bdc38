/** How one assignment stands on a day. Pure. */

import type { Assignment } from "../api/types.gen.ts";

export type Kind = "late" | "due" | "passed" | "withdrawn";

/** Tell whether it is late, due, passed or taken back; a due day ends at the midnight of its store. */
export function kindOf({ state, due_on: due }: Pick<Assignment, "state" | "due_on">, day: string): Kind {
  if (state === "passed" || state === "withdrawn") return state;
  return due < day ? "late" : "due";
}

/** Give the day by which something has to be done next, or null when nothing is open. */
export function nextDay(assignments: readonly Pick<Assignment, "state" | "due_on">[]): string | null {
  const open = assignments.filter(({ state }) => state !== "passed" && state !== "withdrawn");
  return open.map(({ due_on: due }) => due).toSorted()[0] ?? null;
}
