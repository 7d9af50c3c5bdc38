/** How an exam and its questions do, and what that calls for in plain words, with the file and line to go to. */

import type { JSX } from "preact";
import { useState } from "preact/hooks";

import { call } from "../api/client.ts";
import type { ItemFigures, Statistics, TestFigures } from "../api/types.gen.ts";
import { formatNumber, say, t } from "../i18n/index.ts";
import type { CourseDocument } from "../learn/course.ts";
import type { Question } from "../quiz/question.ts";
import { useReading } from "../reading/readings.ts";
import { Skeleton, Trouble } from "../reading/trouble.tsx";
import { usePool } from "./document.ts";
import { gravestFirst, isOdd, isThin } from "./figures.ts";
import { Interval } from "./interval.tsx";
import { Options } from "./options.tsx";
import { BothLanguages } from "./question.tsx";

export function Figures({ course }: { readonly course: CourseDocument }): JSX.Element {
  const { key } = course;
  const reading = useReading<Statistics>(
    `statistics ${key}`,
    async (signal) => await call("GET /v1/quizzes/{key}/statistics", { path: { key }, signal }),
    false,
  );
  const pool = usePool(key).value;
  const [isOnlyOdd, setOnlyOdd] = useState(false);
  const figures = reading.value;
  const items = gravestFirst(figures?.items ?? []);
  const odd = items.filter(isOdd);
  return (
    <>
      <Trouble {...reading} />
      {figures === null && reading.isLoading && <Skeleton lines={8} />}
      {figures !== null && (
        <>
          <Test test={figures.test} />
          {items.length > 0 && (
            <label class="row target">
              <input
                type="checkbox"
                checked={isOnlyOdd}
                onChange={() => {
                  setOnlyOdd(!isOnlyOdd);
                }}
              />
              {t("courses.only_odd", { n: odd.length })}
            </label>
          )}
          <ol class="stack">
            {(isOnlyOdd ? odd : items).map((item) => (
              <Item
                key={item.question}
                item={item}
                course={course}
                question={pool?.find(({ uuid }) => uuid === item.question)}
              />
            ))}
          </ol>
        </>
      )}
    </>
  );
}

function Test({ test }: { readonly test: TestFigures }): JSX.Element {
  if (test.people === 0) return <p class="sheet">{t("courses.nobody_yet")}</p>;
  const parts: readonly (readonly [string, string])[] = [
    [t("courses.people"), formatNumber(test.people)],
    [t("courses.mean"), number(test.mean)],
    [t("courses.sd"), number(test.sd)],
    [t("courses.alpha"), number(test.alpha, 2)],
    [t("courses.standard_error"), number(test.standard_error)],
  ];
  return (
    <section class="sheet stack-tight" aria-label={t("courses.whole_exam")}>
      <dl class="steps">
        {parts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd class="number">{value}</dd>
          </div>
        ))}
      </dl>
      {test.is_weak && <p class="fair">{t("courses.weak_exam")}</p>}
    </section>
  );
}

interface ItemProps {
  readonly item: ItemFigures;
  readonly course: CourseDocument;
  readonly question: Question | undefined;
}

function Item({ item, course, question }: ItemProps): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const figures = [
    t("courses.discrimination", { n: number(item.discrimination, 0) }),
    t("courses.efficiency", { n: number(item.efficiency, 0) }),
    t("courses.weight", { n: number(item.weight, 0) }),
  ];
  return (
    <li class="sheet stack-tight">
      <strong>{say(item.stem)}</strong>
      <Interval share={item.facility} low={item.low} high={item.high} people={item.people} isThin={isThin(item)} />
      {item.flags.map(({ name, sentence }) => (
        <p key={name} class={isThin(item) ? "hint" : "fair"}>
          {say(sentence)}
        </p>
      ))}
      <p class="hint number">{figures.join(" · ")}</p>
      {item.where !== null && <code class="hint">{item.where}</code>}
      {item.options.length > 0 && <Options item={item} question={question} />}
      {question !== undefined && (
        <details onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary class="button quiet">{t("courses.see_question")}</summary>
          {isOpen && (
            <ul>
              <BothLanguages question={question} media={course.media} />
            </ul>
          )}
        </details>
      )}
    </li>
  );
}

function number(value: number | null, places = 1): string {
  return value === null ? "–" : formatNumber(value, { maximumFractionDigits: places });
}
