/** How training stands: from regions over stores to people, each number with its list, and one person with all of theirs. */

import type { JSX } from "preact";
import { useRoute } from "preact-iso";

import { call } from "../api/client.ts";
import type { CountedRegion, Overview, Version } from "../api/types.gen.ts";
import { formatNumber, say, t } from "../i18n/index.ts";
import { places } from "./places.ts";
import { Desk, type Narrowing, useNarrowing } from "../reading/desk.tsx";
import { type Reading, useReading } from "../reading/readings.ts";
import { SearchBox } from "../reading/search-box.tsx";
import { Skeleton, Trouble } from "../reading/trouble.tsx";
import { may } from "../session/session.ts";
import { storeOf, useStaff, withEverybody } from "../team/coming.ts";
import { useCourses } from "../team/courses.ts";
import { linkTo } from "../team/link.ts";
import { PersonOfTeam } from "../team/person.tsx";
import { listsPeople, peopleOf, placesOf, SHOWS, totalOf, type Wish } from "../team/standing.ts";
import { PeopleTable, PlaceTable } from "../team/tables.tsx";
import "../reading/reading.css";
import "../manage/manage.css";
import "../learn/learn.css";
import "../team/team.css";

export default function Team(): JSX.Element {
  const openId = useRoute().params["id"] ?? null;
  const narrowing = useNarrowing("/team", openId);
  const { read, search } = narrowing;
  const course = read("course");
  const courses = useCourses();
  const overview = useReading<Overview>(
    `overview ${course}`,
    async (signal) => await call("GET /v1/assignments/overview", { query: course === "" ? {} : { course }, signal }),
  );
  return (
    <Desk
      title={t("team.title")}
      home={linkTo("/team", search, { list: "" })}
      openId={openId}
      list={() => <Pane {...{ overview, narrowing, openId, course }} courses={courses.value} />}
      detail={() =>
        openId === null ? (
          <p class="hint nothing-open">{t("team.choose")}</p>
        ) : (
          <PersonOfTeam key={openId} id={openId} course={course} courses={courses.value} search={search} />
        )
      }
    />
  );
}

interface PaneProps {
  readonly overview: Reading<Overview>;
  readonly narrowing: Narrowing;
  readonly openId: string | null;
  readonly course: string;
  readonly courses: readonly Version[] | null;
}

function Pane({ overview, narrowing, openId, course, courses }: PaneProps): JSX.Element {
  const { read, change, search } = narrowing;
  const show = SHOWS.find((each) => each === read("show")) ?? "all";
  const wish: Wish = { place: read("place"), show, q: read("q").trim().slice(0, 100) };
  const regions = overview.value?.items ?? null;
  return (
    <section class="list-pane" aria-label={t("team.title")}>
      <div class="list-tools manage-tools">
        <SearchBox label={t("team.search")} q={wish.q} change={(text) => change("q", text)} />
        <select
          class="input"
          aria-label={t("team.course")}
          value={course}
          onChange={(event) => change("course", event.currentTarget.value)}
        >
          <option value="">{t("team.every_course")}</option>
          {courses?.map(({ key, title }) => (
            <option key={key} value={key}>
              {say(title)}
            </option>
          ))}
        </select>
        {!places().some(({ href }) => href === "/courses") && (
          <a class="button" href="/courses">
            {t("app.courses")}
          </a>
        )}
        {may("assignment:manage") && (
          <a class="button" href="/assign">
            {t("team.assign")}
          </a>
        )}
      </div>
      {regions !== null && <Tabs regions={regions} wish={wish} change={change} />}
      <Trouble {...overview} />
      {regions === null && overview.isLoading && <Skeleton lines={8} />}
      {regions !== null && <Crumbs regions={regions} place={wish.place} search={search} />}
      {regions?.length === 0 && <p class="nothing">{t("team.nothing_given")}</p>}
      {regions !== null && regions.length > 0 && <Rows {...{ regions, wish, search, openId }} />}
    </section>
  );
}

interface TabsProps {
  readonly regions: readonly CountedRegion[];
  readonly wish: Wish;
  readonly change: Narrowing["change"];
}

function Tabs({ regions, wish, change }: TabsProps): JSX.Element {
  const total = totalOf(regions, wish.place);
  const names = { all: t("team.everybody"), late: t("team.late"), due: t("team.due"), passed: t("team.passed") };
  return (
    <div class="tabs" role="group" aria-label={t("team.show")}>
      {SHOWS.map((each) => (
        <button
          key={each}
          type="button"
          aria-pressed={each === wish.show}
          onClick={() => change("show", each === "all" ? "" : each)}
        >
          {names[each]} {each !== "all" && <span class="number">{formatNumber(total[each])}</span>}
        </button>
      ))}
    </div>
  );
}

interface CrumbsProps {
  readonly regions: readonly CountedRegion[];
  readonly place: string;
  readonly search: string;
}

/** Where one is in the tree, and the way up. */
function Crumbs({ regions, place, search }: CrumbsProps): JSX.Element | null {
  const found = placesOf(regions).find(({ id }) => id === place);
  if (found === undefined) return null;
  return (
    <nav class="row crumbs" aria-label={t("team.place")}>
      <a class="button quiet" href={linkTo("/team", search, { place: "", show: "" })}>
        {t("team.all_places")}
      </a>
      <strong>{say(found.name)}</strong>
    </nav>
  );
}

interface RowsProps {
  readonly regions: readonly CountedRegion[];
  readonly wish: Wish;
  readonly search: string;
  readonly openId: string | null;
}

function Rows({ regions, wish, search, openId }: RowsProps): JSX.Element {
  if (!listsPeople(regions, wish)) return <PlaceTable places={placesOf(regions)} search={search} />;
  return <People {...{ regions, wish, search, openId }} />;
}

function People({ regions, wish, search, openId }: RowsProps): JSX.Element {
  const store = storeOf(regions, wish.place);
  const staff = useStaff(store?.id ?? null).value ?? [];
  const given = peopleOf(regions, wish);
  const people = store === null ? given : withEverybody(given, staff, store, wish);
  return people.length === 0 ? (
    <p class="nothing">{t("team.nobody_fits")}</p>
  ) : (
    <PeopleTable {...{ people, staff, search, openId }} namesStore={store === null} />
  );
}
