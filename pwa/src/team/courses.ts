/** The live courses by name, for choosing one and for saying what an assignment is about. */

import { call } from "../api/client.ts";
import type { Version } from "../api/types.gen.ts";
import { say } from "../i18n/index.ts";
import { readAll } from "../reading/pages.ts";
import { type Reading, useReading } from "../reading/readings.ts";

export type CourseList = Reading<readonly Version[]>;

/** Read the live version of every course. */
export function useCourses(): CourseList {
  return useReading<readonly Version[]>(
    "courses",
    async (signal) =>
      await readAll<Version>(
        async (cursor) => await call("GET /v1/courses", { query: { cursor, limit: 200 }, signal }),
      ),
  );
}

/** Name a course; its key while its title is not known. */
export function nameOfCourse(courses: readonly Version[] | null, key: string): string {
  const course = courses?.find((one) => one.key === key);
  return course === undefined ? key : say(course.title);
}
