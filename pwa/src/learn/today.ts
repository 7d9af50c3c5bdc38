/** What wants something of a learner: courses by when they are due. Pure. */

import type { AssignmentRow, ProgressRow } from "../db/rows.ts";
import { type CourseDocument, lessonsFor } from "./course.ts";
import { inOrder } from "./first.ts";

/** One course to be done: several visits may have called for it, and it is learnt once. */
export interface Task {
  readonly course: string;
  readonly dueOn: string;
  readonly isLate: boolean;
  readonly isFromVisit: boolean;
  readonly done: number;
  readonly all: number;
}

/** Give one task for each course with an open assignment, the earliest due first, but what comes before another before it; `today` is a day as `2026-11-26`. */
export function tasksOf(
  assignments: readonly AssignmentRow[],
  courses: ReadonlyMap<string, CourseDocument>,
  progress: readonly ProgressRow[],
  today: string,
): readonly Task[] {
  const open = assignments.filter(({ state }) => state !== "passed");
  const tasks = [...new Set(open.map(({ course }) => course))]
    .map((key) =>
      taskOf(
        key,
        open.filter(({ course }) => course === key),
        courses.get(key),
        progress,
        today,
      ),
    )
    .filter(({ course, done, all }) => all === 0 || done < all || hasExam(courses.get(course)))
    .toSorted((one, other) => (one.dueOn < other.dueOn ? -1 : 1));
  return inOrder(tasks, courses);
}

/** List the lessons that somebody was given of a course, by all their assignments together. */
export function lessonsGiven(
  course: CourseDocument,
  assignments: readonly AssignmentRow[],
): ReturnType<typeof lessonsFor> {
  const mine = assignments.filter((one) => one.course === course.key && one.state !== "passed");
  const isWhole = mine.some(({ lessons }) => lessons.length === 0);
  return lessonsFor(course, isWhole ? [] : mine.flatMap(({ lessons }) => lessons));
}

/** Tell whether a lesson was completed. */
export function isDone(progress: readonly ProgressRow[], course: string, lesson: string): boolean {
  return progress.some((one) => one.course === course && one.lesson === lesson && one.is_completed);
}

function taskOf(
  key: string,
  mine: readonly AssignmentRow[],
  course: CourseDocument | undefined,
  progress: readonly ProgressRow[],
  today: string,
): Task {
  const lessons = course === undefined ? [] : lessonsGiven(course, mine);
  const dueOn = mine.map(({ due_on }) => due_on).toSorted()[0] ?? today;
  return {
    course: key,
    dueOn,
    isLate: dueOn < today,
    isFromVisit: mine.some(({ reason }) => reason.kind === "retraining"),
    done: lessons.filter((lesson) => isDone(progress, key, lesson.key)).length,
    all: lessons.length,
  };
}

function hasExam(course: CourseDocument | undefined): boolean {
  return (course?.quiz ?? null) !== null;
}
