/** One version of a course: its lessons, questions and cards, and how its exam does. */

import type { JSX } from "preact";
import { useLocation } from "preact-iso";

import type { Version } from "../api/types.gen.ts";
import { formatDate, say, t } from "../i18n/index.ts";
import type { CourseDocument } from "../learn/course.ts";
import { Skeleton, Trouble } from "../reading/trouble.tsx";
import { may } from "../session/session.ts";
import { linkTo } from "../team/link.ts";
import { Cards } from "./cards.tsx";
import { Change } from "./change.tsx";
import { documentIn, useVersion } from "./document.ts";
import { Figures } from "./figures.tsx";
import { Lessons } from "./lessons.tsx";
import { Questions } from "./questions.tsx";
import { Regrading } from "./regrade.tsx";

const PARTS = ["lessons", "questions", "cards", "figures", "regrade", "change"] as const;
type Part = (typeof PARTS)[number];

interface Props {
  readonly live: Version;
  readonly search: string;
}

export function CourseView({ live, search }: Props): JSX.Element {
  const wished = Number(new URLSearchParams(search).get("version") ?? live.version);
  const number = Number.isInteger(wished) && wished >= 1 && wished < live.version ? wished : live.version;
  const reading = useVersion(live.key, number);
  const version = reading.value;
  return (
    <article class="stack course-view">
      <Trouble {...reading} />
      {version === null && reading.isLoading && <Skeleton lines={8} />}
      {version !== null && (
        <>
          <Head course={documentIn(version)} live={live} number={number} at={version.published_at} search={search} />
          <Body course={documentIn(version)} live={live} isLive={number === live.version} search={search} />
        </>
      )}
    </article>
  );
}

interface HeadProps extends Props {
  readonly course: CourseDocument;
  readonly number: number;
  readonly at: string;
}

function Head({ course, live, number, at, search }: HeadProps): JSX.Element {
  const { route } = useLocation();
  return (
    <header class="stack-tight">
      <h2>{say(course.title)}</h2>
      <p>{say(course.summary)}</p>
      <p class="hint">
        {[
          t("courses.n_lessons", { n: course.lessons.length }),
          t("learn.minutes", { n: course.minutes }),
          t("courses.n_practice", { n: course.questions.length }),
          t("courses.n_cards", { n: course.cards.length }),
          course.quiz === null ? t("courses.no_exam") : "",
        ]
          .filter((part) => part !== "")
          .join(" · ")}
      </p>
      <p class="row">
        <label class="row">
          {t("courses.version")}
          <select
            class="input short"
            value={number}
            onChange={(event) => {
              const chosen = event.currentTarget.value;
              const version = chosen === String(live.version) ? "" : chosen;
              route(linkTo(`/courses/${course.key}`, search, { version, lesson: "" }), true);
            }}
          >
            {Array.from({ length: live.version }, (_, n) => live.version - n).map((each) => (
              <option key={each} value={each}>
                {each}
              </option>
            ))}
          </select>
        </label>
        {number === live.version && <span class="tag">{t("courses.in_use")}</span>}
        <span class="hint">{t("courses.published", { day: formatDate(at, { dateStyle: "medium" }) })}</span>
        {may("assignment:manage") && (
          <a class="button" href={`/assign/new?course=${course.key}`}>
            {t("courses.assign")}
          </a>
        )}
      </p>
    </header>
  );
}

interface BodyProps extends Props {
  readonly course: CourseDocument;
  readonly isLive: boolean;
}

function Body({ course, live, isLive, search }: BodyProps): JSX.Element {
  const hasDesk = isLive && course.quiz !== null && may("attempt:mark");
  const hasChange = isLive && (course.policy_change ?? null) !== null && may("assignment:manage");
  const parts = PARTS.filter((part) => {
    if (part === "change") return hasChange;
    return hasDesk || (part !== "figures" && part !== "regrade");
  });
  const open = parts.find((part) => part === new URLSearchParams(search).get("part")) ?? "lessons";
  const names: Readonly<Record<Part, string>> = {
    lessons: t("courses.lessons"),
    questions: t("courses.questions"),
    cards: t("courses.cards"),
    figures: t("courses.figures"),
    regrade: t("courses.regrade"),
    change: t("courses.change"),
  };
  return (
    <>
      <nav class="row parts" aria-label={t("courses.parts")}>
        {parts.map((part) => (
          <a
            key={part}
            class="button quiet narrow"
            href={linkTo(`/courses/${course.key}`, search, { part: part === "lessons" ? "" : part, lesson: "" })}
            {...(part === open ? { "aria-current": "page" as const } : {})}
          >
            {names[part]}
          </a>
        ))}
      </nav>
      {open === "lessons" && <Lessons course={course} search={search} />}
      {open === "questions" && <Questions course={course} />}
      {open === "cards" && <Cards course={course} />}
      {open === "figures" && <Figures course={course} />}
      {open === "regrade" && <Regrading course={course.key} />}
      {open === "change" && <Change course={course} version={live.version} />}
    </>
  );
}
