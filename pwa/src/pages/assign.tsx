/** Rules that give courses: the list, one of them, and making a new one in four steps. */

import type { JSX } from "preact";
import { useRoute } from "preact-iso";

import { Retraining, sayRetraining, useRetrainingRule } from "../assign/retraining.tsx";
import { RuleView } from "../assign/rule.tsx";
import { sayRoles } from "../assign/audience.tsx";
import { Wizard } from "../assign/wizard.tsx";
import { call } from "../api/client.ts";
import type { RetrainingRule, Rule } from "../api/types.gen.ts";
import { t } from "../i18n/index.ts";
import { type Places, usePlaces } from "../manage/places.ts";
import { Desk, type Narrowing, useNarrowing } from "../reading/desk.tsx";
import { MoreRows } from "../reading/more.tsx";
import { type Pages, usePages } from "../reading/pages.ts";
import type { Reading } from "../reading/readings.ts";
import { Skeleton, Trouble } from "../reading/trouble.tsx";
import { type CourseList, nameOfCourse, useCourses } from "../team/courses.ts";
import "../reading/reading.css";
import "../manage/manage.css";
import "../learn/learn.css";
import "../asking/asking.css";
import "../team/team.css";
import "../assign/assign.css";

const NEW = "new";
const AFTER_VISITS = "after-visits";

export default function Assign(): JSX.Element {
  const openId = useRoute().params["id"] ?? null;
  const narrowing = useNarrowing("/assign", openId);
  const courses = useCourses();
  const places = usePlaces().value;
  const list = usePages<Rule>(
    "rules",
    async (cursor, signal) =>
      await call("GET /v1/assignment-rules", {
        query: { cursor, limit: 50 },
        ...(signal === undefined ? {} : { signal }),
      }),
  );
  const retraining = useRetrainingRule();
  const rule = list.rows?.find(({ id }) => id === openId);
  return (
    <Desk
      title={t("assign.title")}
      home={homeOf(openId, narrowing)}
      openId={openId}
      list={() => <Pane {...{ list, narrowing, openId, courses, places, retraining }} />}
      detail={() =>
        openId === NEW ? (
          <Wizard courses={courses} places={places} onMade={list.again} />
        ) : openId === AFTER_VISITS ? (
          <Retraining reading={retraining} />
        ) : rule === undefined ? (
          <p class="hint nothing-open">{openId !== null && list.isLoading ? t("app.loading") : t("assign.choose")}</p>
        ) : narrowing.read("edit") === "1" && rule.is_active ? (
          <Wizard key={rule.id} courses={courses} places={places} rule={rule} onMade={list.again} />
        ) : (
          <RuleView key={rule.id} rule={rule} courses={courses} places={places} onChanged={list.again} />
        )
      }
    />
  );
}

/** The way back: from a change to the rule, from a rule to the list as it was narrowed. */
function homeOf(openId: string | null, { read, search }: Narrowing): string {
  if (read("edit") === "1") return `/assign/${openId}`;
  return openId === NEW ? "/assign" : `/assign${search}`;
}

interface PaneProps {
  readonly list: Pages<Rule>;
  readonly narrowing: Narrowing;
  readonly openId: string | null;
  readonly courses: CourseList;
  readonly places: Places | null;
  readonly retraining: Reading<RetrainingRule>;
}

function Pane({ list, narrowing, openId, courses, places, retraining }: PaneProps): JSX.Element {
  const { read, change } = narrowing;
  const isAll = read("ended") === "1";
  const rows = list.rows?.filter(({ is_active: isActive }) => isAll || isActive);
  const search = isAll ? "?ended=1" : "";
  return (
    <section class="list-pane" aria-label={t("assign.title")}>
      <div class="list-tools manage-tools">
        <a class="button primary" href="/assign/new">
          {t("assign.new")}
        </a>
        {openId !== NEW && (
          <label class="row target">
            <input
              type="checkbox"
              checked={isAll}
              onChange={() => {
                change("ended", isAll ? "" : "1");
              }}
            />
            {t("assign.also_ended")}
          </label>
        )}
      </div>
      <Trouble {...list} />
      {list.rows === null && list.isLoading && <Skeleton lines={6} />}
      {rows?.length === 0 && <p class="nothing">{t("assign.none")}</p>}
      <ul class="reports">
        {retraining.value !== null && (
          <li>
            <a
              class="report"
              href={`/assign/${AFTER_VISITS}${search}`}
              {...(openId === AFTER_VISITS ? { "aria-current": "true" as const } : {})}
            >
              <span class="what">
                <b>{t("assign.retraining")}</b>
                <span class="hint">{sayRetraining(retraining.value)}</span>
              </span>
              <span class="hint number">{t("assign.n_days", { n: retraining.value.due_days })}</span>
            </a>
          </li>
        )}
        {rows?.map((rule) => (
          <li key={rule.id}>
            <a
              class="report"
              href={`/assign/${rule.id}${search}`}
              {...(rule.id === openId ? { "aria-current": "true" as const } : {})}
            >
              <span class="what">
                <b>{nameOfCourse(courses.value, rule.course)}</b>
                <span class="hint">
                  {rule.roles.length > 0 ? sayRoles(rule, places) : t("assign.n_people", { n: rule.people.length })}
                </span>
              </span>
              <span class="hint number">{t("assign.n_days", { n: rule.due_days })}</span>
              <span class="hint whole-row">{rule.reason}</span>
              {!rule.is_active && <span class="tag">{t("assign.ended")}</span>}
            </a>
          </li>
        ))}
      </ul>
      <MoreRows list={list} />
    </section>
  );
}
