/** A warning before a course is given to people who were never given what comes before it, with the way to give them that first. */

import type { JSX } from "preact";

import { call } from "../api/client.ts";
import type { Affected, Assignment, VersionWhole } from "../api/types.gen.ts";
import { say, t } from "../i18n/index.ts";
import type { CourseDocument } from "../learn/course.ts";
import { readAll } from "../reading/pages.ts";
import { useReading } from "../reading/readings.ts";
import type { CourseList } from "../team/courses.ts";
import { type Draft, writeDraft } from "./draft.ts";

/** More names than an address should carry: then the other course is offered to the whole audience. */
const MOST_BY_NAME = 50;

interface Props {
  readonly draft: Draft;
  readonly courses: CourseList;
  /** Who would get the course. */
  readonly people: readonly Affected[];
}

export function ComesFirst({ draft, courses, people }: Props): JSX.Element {
  const version = courses.value?.find(({ key }) => key === draft.course)?.version;
  const reading = useReading<VersionWhole>(
    version === undefined ? null : `course ${draft.course} ${version}`,
    async (signal) =>
      await call("GET /v1/courses/{key}/versions/{version}", {
        path: { key: draft.course, version: version ?? 0 },
        signal,
      }),
  );
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- documents are checked before they are published
  const document = reading.value?.document as CourseDocument | undefined;
  return (
    <>
      {document?.prerequisites?.map((key) => {
        const first = courses.value?.find((one) => one.key === key);
        return first === undefined ? null : (
          <Warning key={key} course={key} title={say(first.title)} draft={draft} people={people} />
        );
      })}
    </>
  );
}

interface WarningProps extends Omit<Props, "courses"> {
  readonly course: string;
  readonly title: string;
}

function Warning({ course, title, draft, people }: WarningProps): JSX.Element | null {
  const { value } = useReading<readonly Assignment[]>(
    `assignments of ${course}`,
    async (signal) =>
      await readAll<Assignment>(
        async (cursor) => await call("GET /v1/assignments", { query: { course, cursor, limit: 200 }, signal }),
      ),
    false,
  );
  const have = new Set(value?.filter(({ state }) => state !== "withdrawn").map((one) => one.learner_id));
  const lacking = people.filter(({ id }) => !have.has(id));
  if (value === null || lacking.length === 0) return null;
  const whom =
    lacking.length > MOST_BY_NAME ? {} : { people: lacking.map(({ id }) => id), roles: [], regions: [], stores: [] };
  const first: Draft = { ...draft, ...whom, course, lessons: [], again: null };
  return (
    <div class="notice row spread" role="status">
      <p>{t("assign.comes_first", { title, n: lacking.length })}</p>
      <a class="button" href={`/assign/new${writeDraft(first, "preview")}`}>
        {t("assign.give_first", { title })}
      </a>
    </div>
  );
}
