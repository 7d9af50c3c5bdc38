/** Everything a learner has on this phone, read together. */

import type { Database } from "../db/open.ts";
import type { AssignmentRow, AttemptRow, ProgressRow } from "../db/rows.ts";
import { type CourseDocument, documentOf } from "./course.ts";

export interface Learning {
  readonly courses: ReadonlyMap<string, CourseDocument>;
  readonly assignments: readonly AssignmentRow[];
  readonly progress: readonly ProgressRow[];
  readonly attempts: readonly AttemptRow[];
}

/** Read it all. */
export async function readLearning(db: Database): Promise<Learning> {
  const [courses, assignments, progress, attempts] = await Promise.all([
    db.courses.toArray(),
    db.assignments.toArray(),
    db.progress.toArray(),
    db.attempts.toArray(),
  ]);
  return { courses: new Map(courses.map((row) => [row.key, documentOf(row)])), assignments, progress, attempts };
}

/** Give the assignment of a course that is due first, or null. */
export function assignmentOf({ assignments }: Learning, course: string): AssignmentRow | null {
  const mine = assignments.filter((one) => one.course === course);
  const open = mine.filter(({ state }) => state !== "passed");
  return (open.length > 0 ? open : mine).toSorted((one, other) => (one.due_on < other.due_on ? -1 : 1))[0] ?? null;
}

/** Give the attempt of a course that is under way on some phone, or null. */
export function openAttempt({ attempts }: Learning, course: string): AttemptRow | null {
  return attempts.find((one) => one.course === course && one.state === "open" && one.handedInAt === null) ?? null;
}

/** Give the attempt of a course that came last, or null. */
export function lastAttempt({ attempts }: Learning, course: string): AttemptRow | null {
  const mine = attempts.filter((one) => one.course === course && (one.state !== "open" || one.handedInAt !== null));
  return mine.toSorted((one, other) => (one.issued_at < other.issued_at ? 1 : -1))[0] ?? null;
}
