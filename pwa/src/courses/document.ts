/** A version of a course with what its browser shows of it. */

import { call } from "../api/client.ts";
import type { VersionWhole } from "../api/types.gen.ts";
import type { CourseDocument } from "../learn/course.ts";
import type { Question } from "../quiz/question.ts";
import { type Reading, useReading } from "../reading/readings.ts";

/** Read one version; it never changes. */
export function useVersion(key: string, version: number | null): Reading<VersionWhole> {
  return useReading<VersionWhole>(
    version === null ? null : `course ${key} ${version}`,
    async (signal) =>
      await call("GET /v1/courses/{key}/versions/{version}", { path: { key, version: version ?? 1 }, signal }),
  );
}

/** Take the document of a version. */
export function documentIn(version: VersionWhole): CourseDocument {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- documents are checked before they are published
  return version.document as unknown as CourseDocument;
}

/** Read the questions of an exam; their keys stay off this phone. */
export function usePool(key: string | null): Reading<readonly Question[]> {
  return useReading<readonly Question[]>(
    key === null ? null : `pool ${key}`,
    async (signal) => {
      const { items } = await call("GET /v1/quizzes/{key}/questions", { path: { key: key ?? "" }, signal });
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- questions are checked before they are published
      return items as unknown as readonly Question[];
    },
    false,
  );
}
