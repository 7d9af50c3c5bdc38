/** One rule: what it gives, to whom, and its end, which says first who would lose what. */

import type { JSX } from "preact";
import { useState } from "preact/hooks";

import { ApiProblem, call } from "../api/client.ts";
import type { Rule, RulePreview } from "../api/types.gen.ts";
import { t } from "../i18n/index.ts";
import type { Places } from "../manage/places.ts";
import { Dialog } from "../reading/dialog.tsx";
import { useReading } from "../reading/readings.ts";
import { Skeleton, sayProblem, Trouble } from "../reading/trouble.tsx";
import { nameOfCourse, type CourseList } from "../team/courses.ts";
import { AudienceWords } from "./audience.tsx";
import { fromRule, writeDraft } from "./draft.ts";
import { justMade } from "./made.ts";
import { Names } from "./preview.tsx";

interface Props {
  readonly rule: Rule;
  readonly courses: CourseList;
  readonly places: Places | null;
  readonly onChanged: () => void;
}

export function RuleView({ rule, courses, places, onChanged }: Props): JSX.Element {
  const [isEnding, setEnding] = useState(false);
  const made = justMade.value?.id === rule.id ? justMade.value : null;
  return (
    <article class="stack wizard">
      <header class="stack-tight">
        <h2>{nameOfCourse(courses.value, rule.course)}</h2>
        <p>
          <span class="tag">{rule.is_active ? t("assign.active") : t("assign.ended")}</span>
        </p>
      </header>
      {made?.isChanged === true && (
        <p class="notice" role="status">
          {t("assign.changed", { n: made.gets })}
        </p>
      )}
      {made?.isChanged === false && rule.is_active && <Made rule={rule} gets={made.gets} onChanged={onChanged} />}
      <section class="sheet stack-tight">
        <AudienceWords of={rule} places={places} />
        {rule.lessons.length > 0 && <p>{t("team.some_lessons", { n: rule.lessons.length })}</p>}
        <p>
          {t("assign.within", { n: rule.due_days })} · {rule.reason}
        </p>
        {rule.renewal !== null && <p>{t("assign.every_n_months", { n: rule.renewal.months })}</p>}
      </section>
      <p class="row">
        <a class="button" href={`/team?course=${encodeURIComponent(rule.course)}`}>
          {t("assign.how_it_stands")}
        </a>
        {rule.is_active && (
          <a class="button" href={`/assign/${rule.id}?edit=1`}>
            {t("assign.change")}
          </a>
        )}
        <a class="button" href={`/assign/new${writeDraft(fromRule(rule), "who")}`}>
          {t("assign.make_again")}
        </a>
        {rule.is_active && (
          <button
            type="button"
            class="button"
            onClick={() => {
              setEnding(true);
            }}
          >
            {t("assign.end")}
          </button>
        )}
      </p>
      {isEnding && (
        <Ending
          rule={rule}
          onDone={onChanged}
          close={() => {
            setEnding(false);
          }}
        />
      )}
    </article>
  );
}

interface MadeProps {
  readonly rule: Rule;
  readonly gets: number;
  readonly onChanged: () => void;
}

/** What was done, and the way back while nobody can have begun. */
function Made({ rule, gets, onChanged }: MadeProps): JSX.Element {
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const undo = async (): Promise<void> => {
    try {
      await endRule(rule);
      justMade.value = null;
      onChanged();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
    }
  };
  return (
    <div class="notice row spread" role="status">
      <p>{problem === null ? t("assign.made", { n: gets }) : sayProblem(problem)}</p>
      <button type="button" class="button" onClick={() => void undo()}>
        {t("reading.undo")}
      </button>
    </div>
  );
}

interface EndingProps {
  readonly rule: Rule;
  readonly onDone: () => void;
  readonly close: () => void;
}

function Ending({ rule, onDone, close }: EndingProps): JSX.Element {
  const reading = useReading<RulePreview>(
    `end of ${rule.id}`,
    async (signal) => await call("GET /v1/assignment-rules/{rule_id}/end", { path: { rule_id: rule.id }, signal }),
    false,
  );
  const loses = reading.value?.loses ?? [];
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const end = async (): Promise<void> => {
    try {
      await endRule(rule);
      close();
      onDone();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
    }
  };
  return (
    <Dialog title={t("assign.end_title")} onClose={close}>
      <Trouble {...reading} />
      {reading.value === null && reading.isLoading && <Skeleton lines={3} />}
      {reading.value !== null && (
        <>
          <p>{t("assign.end_means")}</p>
          <Names title={t("assign.loses", { n: loses.length })} people={loses} />
        </>
      )}
      {problem !== null && (
        <p class="notice bad" role="alert">
          {sayProblem(problem)}
        </p>
      )}
      <div class="row actions">
        <button type="button" class="button" onClick={close}>
          {t("app.cancel")}
        </button>
        <button type="button" class="button primary" disabled={reading.value === null} onClick={() => void end()}>
          {t("assign.end")}
        </button>
      </div>
    </Dialog>
  );
}

async function endRule(rule: Rule): Promise<void> {
  await call("POST /v1/assignment-rules/{rule_id}/end", { path: { rule_id: rule.id } });
}
