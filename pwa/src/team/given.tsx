/** What somebody was given to learn, narrowed to what is late, due or passed, and the day that comes next. */

import type { JSX } from "preact";

import type { Assignment, Version } from "../api/types.gen.ts";
import { t } from "../i18n/index.ts";
import type { Places } from "../manage/places.ts";
import { sayDay } from "../ui/today.ts";
import { kindOf, type Kind, nextDay } from "./assignments.ts";
import { nameOfCourse } from "./courses.ts";
import { todayIn } from "./days.ts";
import { linkTo } from "./link.ts";

interface Props {
  readonly person: { readonly id: string };
  readonly assignments: readonly Assignment[];
  readonly course: string;
  readonly courses: readonly Version[] | null;
  readonly search: string;
  readonly places: Places | null;
}

const KINDS = ["late", "due", "passed", "withdrawn"] as const;

export function GivenTo({ person, assignments, course, courses, search, places }: Props): JSX.Element {
  const chosen = KINDS.find((kind) => kind === new URLSearchParams(search).get("list")) ?? null;
  const rows = assignments
    .filter(({ course_key: key }) => course === "" || key === course)
    .map((assignment) => ({ assignment, kind: kindOf(assignment, todayIn(places?.stores, assignment.store_id)) }));
  const shown = rows.filter(({ kind }) => chosen === null || kind === chosen);
  const next = nextDay(assignments);
  return (
    <section class="stack-tight" aria-labelledby="given">
      <h3 id="given">{t("team.given")}</h3>
      <p>{next === null ? t("team.nothing_open") : t("team.next_day", { day: sayDay(next) })}</p>
      <div class="row" role="group" aria-label={t("team.show")}>
        <Narrow
          name={t("team.all_of_them")}
          n={rows.length}
          isOn={chosen === null}
          href={linkTo(`/team/${person.id}`, search, { list: "" })}
        />
        {KINDS.map((kind) => {
          const n = rows.filter((row) => row.kind === kind).length;
          return n === 0 && kind !== chosen ? null : (
            <Narrow
              key={kind}
              name={nameOfKind(kind)}
              n={n}
              isOn={kind === chosen}
              href={linkTo(`/team/${person.id}`, search, { list: kind })}
            />
          );
        })}
      </div>
      {shown.length === 0 && <p class="hint">{t("team.nothing_here")}</p>}
      <ul class="given">
        {shown.map(({ assignment, kind }) => (
          <Row key={assignment.id} {...{ assignment, kind, courses }} />
        ))}
      </ul>
    </section>
  );
}

interface NarrowProps {
  readonly name: string;
  readonly n: number;
  readonly isOn: boolean;
  readonly href: string;
}

function Narrow({ name, n, isOn, href }: NarrowProps): JSX.Element {
  return (
    <a class="button quiet narrow" href={href} {...(isOn ? { "aria-current": "true" as const } : {})}>
      {name} <span class="number">{n}</span>
    </a>
  );
}

interface RowProps {
  readonly assignment: Assignment;
  readonly kind: Kind;
  readonly courses: readonly Version[] | null;
}

function Row({ assignment, kind, courses }: RowProps): JSX.Element {
  const { course_key: key, due_on: due, state, lessons, note, reason_kind: reason } = assignment;
  const why = note ?? (reason === "retraining" ? t("team.from_visit") : "");
  const states: Readonly<Record<string, string>> = {
    assigned: t("team.not_begun"),
    started: t("reading.started"),
    completed: t("team.read"),
    passed: t("reading.passed"),
    withdrawn: t("team.taken_back"),
  };
  return (
    <li class="stack-tight">
      <span class="row spread">
        <strong>{nameOfCourse(courses, key)}</strong>
        <span class={kind === "late" ? "tag poor" : kind === "passed" ? "tag good" : "tag"}>
          {kind === "late" ? t("team.late_since", { day: sayDay(due) }) : (states[state] ?? state)}
        </span>
      </span>
      <span class="hint">
        {[
          kind === "due" ? t("learn.due", { day: sayDay(due) }) : "",
          kind === "late" ? (states[state] ?? state) : "",
          lessons.length === 0 ? "" : t("team.some_lessons", { n: lessons.length }),
          why,
        ]
          .filter((part) => part !== "")
          .join(" · ")}
      </span>
    </li>
  );
}

function nameOfKind(kind: Kind): string {
  return {
    late: t("team.late"),
    due: t("team.due"),
    passed: t("team.passed"),
    withdrawn: t("team.taken_back"),
  }[kind];
}
