/** Giving a course in four steps: what, to whom, until when and why, and who that is by name; nothing happens before the last button. */

import type { JSX } from "preact";
import { useLocation } from "preact-iso";
import { useLayoutEffect, useRef } from "preact/hooks";

import type { Rule } from "../api/types.gen.ts";
import { t } from "../i18n/index.ts";
import type { Places } from "../manage/places.ts";
import type { CourseList } from "../team/courses.ts";
import { ChooseCourse } from "./choose-course.tsx";
import { ChooseWhen } from "./choose-when.tsx";
import { ChooseWho } from "./choose-who.tsx";
import { addressOf, type Draft, isWhole, readChange, readDraft, type Step, stepOf, STEPS } from "./draft.ts";
import { Preview } from "./preview.tsx";

interface Props {
  readonly courses: CourseList;
  readonly places: Places | null;
  /** The rule that is being changed, or null for a new one. A rule keeps its course. */
  readonly rule?: Rule | null;
  readonly onMade: () => void;
}

export function Wizard({ courses, places, rule = null, onMade }: Props): JSX.Element {
  const { url, route } = useLocation();
  const search = url.includes("?") ? url.slice(url.indexOf("?")) : "";
  const read = (text: string): Draft => (rule === null ? readDraft(text) : readChange(rule, text));
  const draft = read(search);
  const steps: readonly Step[] = rule === null ? STEPS : STEPS.filter((each) => each !== "course");
  const step = stepOf(search, draft, steps[0]);
  const at = steps.indexOf(step);
  const head = useHeadOf(step);
  const change = (changes: Partial<Draft>): void => {
    // By the address and not by what was drawn last: two fields may change before the next drawing.
    route(addressOf(rule, { ...read(location.search), ...changes }, step), true);
  };
  const go = (to: Step): void => {
    route(addressOf(rule, draft, to));
  };
  const names: Readonly<Record<Step, string>> = {
    course: t("assign.step_course"),
    who: t("assign.step_who"),
    when: t("assign.step_when"),
    preview: t("assign.step_preview"),
  };
  const next = steps[at + 1];
  const before = steps[at - 1];
  return (
    <form
      class="stack wizard"
      onSubmit={(event) => {
        event.preventDefault();
        if (next !== undefined && isWhole(draft, step)) go(next);
      }}
    >
      <header class="stack-tight">
        <p class="hint">{t("assign.step_of", { n: at + 1, all: steps.length })}</p>
        <h2 ref={head} tabIndex={-1}>
          {names[step]}
        </h2>
      </header>
      {step === "course" && <ChooseCourse draft={draft} courses={courses} change={change} />}
      {step === "who" && <ChooseWho draft={draft} places={places} change={change} />}
      {step === "when" && <ChooseWhen draft={draft} change={change} />}
      {step === "preview" && <Preview draft={draft} courses={courses} places={places} rule={rule} onMade={onMade} />}
      <div class="row">
        {before !== undefined && (
          <button
            type="button"
            class="button"
            onClick={() => {
              go(before);
            }}
          >
            {t("app.back")}
          </button>
        )}
        {next !== undefined && (
          <button class="button primary" disabled={!isWhole(draft, step)}>
            {t("assign.next")}
          </button>
        )}
      </div>
    </form>
  );
}

/** Whoever hears the page hears where they are when a step follows another. */
function useHeadOf(step: Step): { current: HTMLHeadingElement | null } {
  const head = useRef<HTMLHeadingElement>(null);
  const last = useRef(step);
  useLayoutEffect(() => {
    if (last.current !== step) head.current?.focus();
    last.current = step;
  }, [step]);
  return head;
}
