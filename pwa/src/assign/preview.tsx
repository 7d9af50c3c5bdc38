/** Who gets the course and who loses it, by name, before anything happens; and the button that does it. */

import type { JSX } from "preact";
import { useLocation } from "preact-iso";
import { useRef, useState } from "preact/hooks";

import { ApiProblem, call, send } from "../api/client.ts";
import type { Affected, Rule, RulePreview, RuleRequest } from "../api/types.gen.ts";
import { newId } from "../db/ids.ts";
import { t } from "../i18n/index.ts";
import type { Places } from "../manage/places.ts";
import { useReading } from "../reading/readings.ts";
import { Skeleton, sayProblem, Trouble } from "../reading/trouble.tsx";
import { type CourseList, nameOfCourse } from "../team/courses.ts";
import { sayDay } from "../ui/today.ts";
import { AudienceWords } from "./audience.tsx";
import { ComesFirst } from "./comes-first.tsx";
import { asRequest, narrowed, type Draft } from "./draft.ts";
import { justMade } from "./made.ts";

interface Props {
  readonly draft: Draft;
  readonly courses: CourseList;
  readonly places: Places | null;
  readonly rule: Rule | null;
  readonly onMade: () => void;
}

export function Preview({ draft, courses, places, rule, onMade }: Props): JSX.Element {
  const body = asRequest(draft, rule);
  const replaces = rule?.id ?? null;
  const reading = useReading<RulePreview>(
    `effect ${replaces} ${JSON.stringify(body)}`,
    async (signal) => await call("POST /v1/assignment-rules/preview", { body: { ...body, replaces }, signal }),
  );
  return (
    <>
      <section class="sheet stack-tight">
        <strong>{nameOfCourse(courses.value, draft.course)}</strong>
        {draft.lessons.length > 0 && <p class="hint">{t("team.some_lessons", { n: draft.lessons.length })}</p>}
        <AudienceWords of={{ ...draft, ...narrowed(draft) }} places={places} />
        <p>
          {t("assign.within", { n: draft.days })} · {draft.reason}
        </p>
      </section>
      <Trouble {...reading} />
      {reading.problem !== null && <Faults problem={reading.problem} />}
      {reading.value === null && reading.isLoading && <Skeleton lines={4} />}
      {reading.value !== null && (
        <>
          <ComesFirst draft={draft} first={reading.value.comes_first} />
          <Effect effect={reading.value} isForRoles={draft.roles.length > 0} />
          {rule !== null && <p class="hint">{t("assign.change_means")}</p>}
          <Making {...{ body, rule, onMade }} gets={reading.value.gets.length} isOld={reading.keptAt !== null} />
        </>
      )}
    </>
  );
}

function Effect({ effect, isForRoles }: { readonly effect: RulePreview; readonly isForRoles: boolean }): JSX.Element {
  const { gets, holds, loses, keeps, undated, next_dates: dates } = effect;
  return (
    <>
      <Names title={t("assign.gets", { n: gets.length })} people={gets} />
      {holds.length > 0 && (
        <Names title={t("assign.holds", { n: holds.length })} people={holds.map((one) => ({ ...one, due_on: null }))} />
      )}
      {loses.length > 0 && <Names title={t("assign.loses", { n: loses.length })} people={loses} />}
      {undated.length > 0 && <Names title={t("assign.undated", { n: undated.length })} people={undated} />}
      {keeps > 0 && <p>{t("assign.keeps", { n: keeps })}</p>}
      {isForRoles && <p class="hint">{t("assign.newcomers")}</p>}
      {dates.length > 0 && <p>{t("assign.next_dates", { days: dates.map(sayDay).join(t("assign.comma")) })}</p>}
    </>
  );
}

interface MakingProps {
  readonly body: RuleRequest;
  readonly rule: Rule | null;
  readonly gets: number;
  /** The preview is not from now. */
  readonly isOld: boolean;
  readonly onMade: () => void;
}

function Making({ body, rule, gets, isOld, onMade }: MakingProps): JSX.Element {
  const { route } = useLocation();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  // However often the button is pressed, and whatever became of the answer: one rule.
  const key = useRef(newId());
  const make = async (): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      const made = rule === null ? await makeRule(body, key.current) : await changeRule(rule, body);
      justMade.value = { id: made.id, gets, isChanged: rule !== null };
      onMade();
      route(`/assign/${made.id}`, true);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
      setBusy(false);
    }
  };
  return (
    <>
      {problem !== null && (
        <p class="notice bad" role="alert">
          {sayProblem(problem)}
        </p>
      )}
      {problem !== null && <Faults problem={problem} />}
      <p>
        <button type="button" class="button primary" disabled={isBusy || isOld} onClick={() => void make()}>
          {nameOf(rule, gets, isBusy)}
        </button>
      </p>
    </>
  );
}

async function makeRule(body: RuleRequest, key: string): Promise<Rule> {
  const headers = { "Content-Type": "application/json", "Idempotency-Key": key };
  const answer = await send("/v1/assignment-rules", { method: "POST", body: JSON.stringify(body), headers });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the API's own description says so
  return (await answer.json()) as Rule;
}

async function changeRule({ id }: Rule, body: RuleRequest): Promise<Rule> {
  return await call("PUT /v1/assignment-rules/{rule_id}", { path: { rule_id: id }, body });
}

function nameOf(rule: Rule | null, gets: number, isBusy: boolean): string {
  if (isBusy) return t("assign.assigning");
  return rule === null ? t("assign.assign_n", { n: gets }) : t("assign.change_do");
}

/** What the server finds wrong, part by part. */
function Faults({ problem }: { readonly problem: ApiProblem }): JSX.Element | null {
  if (problem.errors.length === 0) return null;
  return (
    <ul class="plain poor">
      {problem.errors.map(({ pointer, detail }) => (
        <li key={pointer}>{detail}</li>
      ))}
    </ul>
  );
}

/** People by name, with the day if they get one. */
export function Names({
  title,
  people,
}: {
  readonly title: string;
  readonly people: readonly Affected[];
}): JSX.Element {
  return (
    <section class="stack-tight">
      <h3>{title}</h3>
      <ul class="affected">
        {people.map(({ id, name, due_on: due }) => (
          <li key={id} class="row spread">
            <span>{name}</span>
            {due !== null && <span class="hint">{t("learn.due", { day: sayDay(due) })}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
