/** Which courses come before another, as far as this learner has not passed them. Pure. */

import type { AssignmentRow, AttemptRow } from "../db/rows.ts";
import type { CourseDocument } from "./course.ts";

interface Known {
  readonly courses: ReadonlyMap<string, CourseDocument>;
  readonly assignments: readonly AssignmentRow[];
  readonly attempts: readonly AttemptRow[];
}

/** List the courses to pass before this one, in the order in which the course names them; those that no longer exist are left out. */
export function missingFirst(course: CourseDocument, known: Known): readonly CourseDocument[] {
  return (course.prerequisites ?? [])
    .map((key) => known.courses.get(key))
    .filter((first) => first !== undefined)
    .filter(({ key }) => !hasPassed(key, known));
}

/** Tell whether the exam waits for another course. A visit that calls for this one does not wait, nor does who passed it once. */
export function isExamLocked(course: CourseDocument, known: Known): boolean {
  const isCalledFor = known.assignments.some(
    (one) => one.course === course.key && one.reason.kind === "retraining" && one.state !== "passed",
  );
  return !isCalledFor && !hasPassed(course.key, known) && missingFirst(course, known).length > 0;
}

/** Put what comes before something else before it, and leave the order alone otherwise. */
export function inOrder<Task extends { readonly course: string }>(
  tasks: readonly Task[],
  courses: Known["courses"],
): readonly Task[] {
  const placed = new Map<string, Task>();
  const seen = new Set<string>();
  const place = (task: Task): void => {
    if (seen.has(task.course)) return;
    seen.add(task.course);
    const before = courses.get(task.course)?.prerequisites ?? [];
    for (const key of before) {
      const first = tasks.find(({ course }) => course === key);
      if (first !== undefined) place(first);
    }
    placed.set(task.course, task);
  };
  for (const task of tasks) place(task);
  return [...placed.values()];
}

function hasPassed(course: string, { assignments, attempts }: Known): boolean {
  return (
    attempts.some((one) => one.course === course && one.has_passed === true) ||
    assignments.some((one) => one.course === course && one.state === "passed")
  );
}
