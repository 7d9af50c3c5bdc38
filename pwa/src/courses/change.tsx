/** A rule of the house has changed with this version: what is new beside what it was, who has to learn it, and the button that gives it. */

import type { JSX } from "preact";
import { useState } from "preact/hooks";

import { Names } from "../assign/preview.tsx";
import { ApiProblem, call } from "../api/client.ts";
import type { PolicyChangeEffect } from "../api/types.gen.ts";
import { say, t } from "../i18n/index.ts";
import type { CourseDocument } from "../learn/course.ts";
import { Words } from "../learn/words.tsx";
import { Dialog } from "../reading/dialog.tsx";
import { useReading } from "../reading/readings.ts";
import { Skeleton, sayProblem, Trouble } from "../reading/trouble.tsx";
import { documentIn, useVersion } from "./document.ts";

interface Props {
  readonly course: CourseDocument;
  /** The live version, which says that a rule has changed. */
  readonly version: number;
}

export function Change({ course, version }: Props): JSX.Element {
  const [before, setBefore] = useState(Math.max(1, version - 1));
  const [given, setGiven] = useState<number | null>(null);
  const reading = useReading<PolicyChangeEffect>(
    `change ${course.key}`,
    async (signal) => await call("GET /v1/courses/{key}/policy-change", { path: { key: course.key }, signal }),
    false,
  );
  const effect = reading.value;
  return (
    <section class="stack" aria-label={t("courses.change")}>
      <p>{t("courses.change_means")}</p>
      <Trouble {...reading} />
      {effect === null && reading.isLoading && <Skeleton lines={6} />}
      {effect !== null && (
        <>
          {given !== null && (
            <p class="notice" role="status">
              {t("courses.change_given", { n: given })}
            </p>
          )}
          {effect.gets.length === 0 ? (
            <p>{t("courses.change_nobody")}</p>
          ) : (
            <>
              <Names title={t("courses.change_gets", { n: effect.gets.length })} people={effect.gets} />
              <Giving
                effect={effect}
                onGiven={(n) => {
                  setGiven(n);
                  reading.again();
                }}
              />
            </>
          )}
          <section class="stack-tight" aria-labelledby="changed">
            <div class="row spread">
              <h3 id="changed">{t("courses.change_lessons", { n: effect.lessons.length })}</h3>
              {version > 1 && (
                <label class="row">
                  {t("courses.change_beside")}
                  <select
                    class="input short"
                    value={before}
                    onChange={(event) => setBefore(Number(event.currentTarget.value))}
                  >
                    {Array.from({ length: version - 1 }, (_, n) => version - 1 - n).map((each) => (
                      <option key={each} value={each}>
                        {t("courses.version_n", { n: each })}
                      </option>
                    ))}
                  </select>
                </label>
              )}
            </div>
            <Lessons course={course} version={version} before={before} keys={effect.lessons} />
          </section>
        </>
      )}
    </section>
  );
}

interface LessonsProps extends Props {
  readonly before: number;
  readonly keys: readonly string[];
}

/** The changed lessons, as they were and as they are. */
function Lessons({ course, version, before, keys }: LessonsProps): JSX.Element {
  const reading = useVersion(course.key, before < version ? before : null);
  const former = reading.value === null ? null : documentIn(reading.value);
  return (
    <>
      <Trouble {...reading} />
      {keys.map((key) => (
        <div key={key} class="both changed">
          <One course={former} lesson={key} version={before} />
          <One course={course} lesson={key} version={version} />
        </div>
      ))}
    </>
  );
}

interface OneProps {
  readonly course: CourseDocument | null;
  readonly lesson: string;
  readonly version: number;
}

function One({ course, lesson, version }: OneProps): JSX.Element | null {
  if (course === null) return null;
  const found = course.lessons.find(({ key }) => key === lesson);
  return (
    <section class="sheet stack-tight learn">
      <p class="hint">{t("courses.version_n", { n: version })}</p>
      {found === undefined ? (
        <p>{t("courses.change_new")}</p>
      ) : (
        <>
          <h3>{say(found.title)}</h3>
          <Words text={say(found.body)} media={course.media} />
        </>
      )}
    </section>
  );
}

interface GivingProps {
  readonly effect: PolicyChangeEffect;
  readonly onGiven: (n: number) => void;
}

function Giving({ effect, onGiven }: GivingProps): JSX.Element {
  const [isAsking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const give = async (): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      const done = await call("POST /v1/courses/{key}/policy-change", { path: { key: effect.course } });
      setAsking(false);
      onGiven(done.gets.length);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  const name = t("courses.change_give", { n: effect.gets.length });
  return (
    <p>
      <button type="button" class="button primary" onClick={() => setAsking(true)}>
        {name}
      </button>
      {isAsking && (
        <Dialog title={name} onClose={() => setAsking(false)}>
          <p>{t("courses.change_does", { n: effect.lessons.length })}</p>
          {problem !== null && (
            <p class="notice bad" role="alert">
              {sayProblem(problem)}
            </p>
          )}
          <div class="row actions">
            <button type="button" class="button" onClick={() => setAsking(false)}>
              {t("app.cancel")}
            </button>
            <button type="button" class="button primary" disabled={isBusy} onClick={() => void give()}>
              {t("courses.change_do")}
            </button>
          </div>
        </Dialog>
      )}
    </p>
  );
}
