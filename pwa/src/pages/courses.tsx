/** Courses for those who make and give them: the list, and one with all it holds. */

import type { JSX } from "preact";
import { useRoute } from "preact-iso";

import type { Version } from "../api/types.gen.ts";
import { CourseView } from "../courses/course.tsx";
import { say, t } from "../i18n/index.ts";
import { MarkingLink } from "../marking/waiting.tsx";
import { Desk, useNarrowing } from "../reading/desk.tsx";
import { SearchBox } from "../reading/search-box.tsx";
import { Skeleton, Trouble } from "../reading/trouble.tsx";
import { may } from "../session/session.ts";
import { type CourseList, useCourses } from "../team/courses.ts";
import "../reading/reading.css";
import "../manage/manage.css";
import "../learn/learn.css";
import "../team/team.css";
import "../assign/assign.css";
import "../courses/courses.css";

export default function Courses(): JSX.Element {
  const openKey = useRoute().params["key"] ?? null;
  const { search, read, change } = useNarrowing("/courses", openKey);
  const courses = useCourses();
  const q = read("q").trim().slice(0, 100);
  const open = courses.value?.find(({ key }) => key === openKey);
  const home = q === "" ? "/courses" : `/courses?q=${encodeURIComponent(q)}`;
  return (
    <Desk
      title={t("courses.title")}
      home={home}
      openId={openKey}
      list={() => <Pane courses={courses} q={q} openKey={openKey} change={(text) => change("q", text)} />}
      detail={() => {
        if (open !== undefined) return <CourseView key={open.key} live={open} search={search} />;
        return <p class="hint nothing-open">{openKey === null ? t("courses.choose") : t("app.loading")}</p>;
      }}
    />
  );
}

interface PaneProps {
  readonly courses: CourseList;
  readonly q: string;
  readonly openKey: string | null;
  readonly change: (q: string) => void;
}

function Pane({ courses, q, openKey, change }: PaneProps): JSX.Element {
  const shown = courses.value?.filter((course) => fits(course, q));
  return (
    <section class="list-pane" aria-label={t("courses.title")}>
      <div class="list-tools manage-tools">
        <SearchBox label={t("courses.search")} q={q} change={change} />
        {may("attempt:mark") && <MarkingLink />}
        {may("question:import") && (
          <a class="button" href="/import">
            {t("app.importing")}
          </a>
        )}
      </div>
      <Trouble {...courses} />
      {courses.value === null && courses.isLoading && <Skeleton lines={8} />}
      {shown?.length === 0 && <p class="nothing">{t("courses.none_fit")}</p>}
      <ul class="reports">
        {shown?.map(({ key, title, version }) => (
          <li key={key}>
            <a
              class="report"
              href={`/courses/${key}${q === "" ? "" : `?q=${encodeURIComponent(q)}`}`}
              {...(key === openKey ? { "aria-current": "true" as const } : {})}
            >
              <span class="what">
                <b>{say(title)}</b>
                <span class="hint">{key}</span>
              </span>
              <span class="hint number">{t("courses.version_n", { n: version })}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function fits({ key, title }: Version, q: string): boolean {
  return [key, title["zh-Hans"], title.en].some((text) => text.toLowerCase().includes(q.toLowerCase()));
}
