/** Which course, and if need be only some of its lessons. */

import type { JSX } from "preact";

import { call } from "../api/client.ts";
import type { VersionWhole } from "../api/types.gen.ts";
import { say, t } from "../i18n/index.ts";
import type { CourseDocument } from "../learn/course.ts";
import { useReading } from "../reading/readings.ts";
import { Skeleton, Trouble } from "../reading/trouble.tsx";
import type { CourseList } from "../team/courses.ts";
import { Check } from "./check.tsx";
import { type Draft, toggled } from "./draft.ts";

interface Props {
  readonly draft: Draft;
  readonly courses: CourseList;
  readonly change: (changes: Partial<Draft>) => void;
}

export function ChooseCourse({ draft, courses, change }: Props): JSX.Element {
  const chosen = courses.value?.find(({ key }) => key === draft.course);
  return (
    <>
      <Trouble {...courses} />
      {courses.value === null && courses.isLoading && <Skeleton lines={6} />}
      <fieldset class="stack-tight">
        <legend class="only-heard">{t("assign.step_course")}</legend>
        {courses.value?.map(({ key, title }) => (
          <label key={key} class="button choice">
            <input
              type="radio"
              name="course"
              checked={key === draft.course}
              onChange={() => {
                change({ course: key, lessons: [] });
              }}
            />
            {say(title)}
          </label>
        ))}
      </fieldset>
      {chosen !== undefined && (
        <details open={draft.lessons.length > 0}>
          <summary class="button quiet">{t("assign.only_some")}</summary>
          <Lessons course={chosen.key} version={chosen.version} draft={draft} change={change} />
        </details>
      )}
    </>
  );
}

interface LessonsProps extends Omit<Props, "courses"> {
  readonly course: string;
  readonly version: number;
}

function Lessons({ course, version, draft, change }: LessonsProps): JSX.Element {
  const reading = useReading<VersionWhole>(
    `course ${course} ${version}`,
    async (signal) =>
      await call("GET /v1/courses/{key}/versions/{version}", { path: { key: course, version }, signal }),
  );
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- documents are checked before they are published
  const document = reading.value?.document as CourseDocument | undefined;
  return (
    <>
      <Trouble {...reading} />
      {reading.value === null && reading.isLoading && <Skeleton lines={3} />}
      <fieldset>
        <legend class="hint">{t("assign.none_means_all")}</legend>
        {document?.lessons.map(({ key, title }) => (
          <Check
            key={key}
            name={say(title)}
            isOn={draft.lessons.includes(key)}
            toggle={() => {
              change({ lessons: toggled(draft.lessons, key) });
            }}
          />
        ))}
      </fieldset>
    </>
  );
}
