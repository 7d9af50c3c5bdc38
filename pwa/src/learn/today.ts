/** What wants something of a learner: assignments by when they are due. Pure. */

import type { AssignmentRow, ProgressRow } from "../db/rows.ts";
import { type CourseDocument, lessonsFor } from "./course.ts";

export interface Task {
  readonly assignment: AssignmentRow;
  readonly done: number;
  readonly all: number;
  readonly isLate: boolean;
}

/** Order open assignments by their due day, late ones first; `today` is a day as `2026-11-26`. */
export function tasksOf(
  assignments: readonly AssignmentRow[],
  courses: ReadonlyMap<string, CourseDocument>,
  progress: readonly ProgressRow[],
  today: string,
): readonly Task[] {
  return assignments
    .filter(({ state }) => state !== "passed")
    .map((assignment) => {
      const course = courses.get(assignment.course);
      const lessons = course === undefined ? [] : lessonsFor(course, assignment.lessons);
      const done = lessons.filter(({ key }) => isDone(progress, assignment.course, key)).length;
      return { assignment, done, all: lessons.length, isLate: assignment.due_on < today };
    })
    .filter(
      ({ assignment, done, all }) =>
        !(assignment.state === "completed" && done === all && !hasExam(courses, assignment)),
    )
    .toSorted((one, other) => (one.assignment.due_on < other.assignment.due_on ? -1 : 1));
}

/** Tell whether a lesson was completed. */
export function isDone(progress: readonly ProgressRow[], course: string, lesson: string): boolean {
  return progress.some((one) => one.course === course && one.lesson === lesson && one.is_completed);
}

function hasExam(courses: ReadonlyMap<string, CourseDocument>, { course }: AssignmentRow): boolean {
  return (courses.get(course)?.quiz ?? null) !== null;
}
