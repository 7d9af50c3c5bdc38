/** The daily three: three short questions that are about to be forgotten, marked at once; nothing piles up. */

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useLayoutEffect, useMemo } from "preact/hooks";

import { isWhole } from "../asking/answering.ts";
import { fromCourse } from "../asking/asked.ts";
import { QuestionOnScreen } from "../asking/question.tsx";
import { draw } from "../daily/drawing.ts";
import type { Outcome } from "../daily/memory.ts";
import { asCandidate, noteAnswer, questionOf, readDaily } from "../daily/recording.ts";
import { withDb } from "../db/open.ts";
import type { ReviewRow } from "../db/rows.ts";
import { ONE } from "../engine/fraction.ts";
import { t } from "../i18n/index.ts";
import type { Medium } from "../learn/course.ts";
import { Marked } from "../learn/marked.tsx";
import { mark } from "../quiz/marking.ts";
import type { Answer } from "../quiz/question.ts";
import { me } from "../session/session.ts";
import { Shell } from "../ui/shell.tsx";
import "../learn/learn.css";

export default function Daily(): JSX.Element {
  const drawn = useSignal<readonly ReviewRow[] | null>(null);
  const place = useSignal(0);
  useEffect(() => {
    const begin = async (): Promise<void> => {
      drawn.value = await drawToday();
    };
    void begin();
  }, []);
  const rows = drawn.value;
  const row = rows?.[place.value];
  return (
    <Shell title={t("daily.title")} back="/learn">
      {row !== undefined && rows !== null && (
        <One
          key={row.question}
          row={row}
          n={place.value + 1}
          all={rows.length}
          next={() => {
            place.value += 1;
          }}
        />
      )}
      {rows !== null && row === undefined && (
        <div class="stack learn">
          <p class="sheet" role="status">
            {t("daily.done_today")}
          </p>
          <a class="button primary" href="/learn">
            {t("daily.to_learning")}
          </a>
        </div>
      )}
    </Shell>
  );
}

async function drawToday(): Promise<readonly ReviewRow[]> {
  const daily = await withDb((db) => readDaily(db));
  if (daily === null) return [];
  const { reviews, needs, day } = daily;
  const ids = await draw(reviews.map(asCandidate), needs, me.value?.user.id ?? "", day);
  return ids.flatMap((id) => reviews.find(({ question }) => question === id) ?? []);
}

interface OneProps {
  readonly row: ReviewRow;
  readonly n: number;
  readonly all: number;
  readonly next: () => void;
}

function One({ row, n, all, next }: OneProps): JSX.Element {
  const question = questionOf(row);
  const answer = useSignal<Answer | null>(null);
  const isLooking = useSignal(false);
  const isNoted = useSignal(false);
  const asked = useMemo(() => fromCourse(question, mediaOf(row), row.question), [row]);
  useLayoutEffect(() => {
    document.querySelector<HTMLElement>(".question h2")?.focus();
  }, []);
  const note = (outcome: Outcome): void => {
    isNoted.value = true;
    void noteAnswer({ question: row.question, course: row.course, outcome, occasion: "daily" });
  };
  const look = (isSure: boolean): void => {
    isLooking.value = true;
    const share = mark(question, answer.value);
    // What nobody can mark here is compared by whoever answered.
    if (share !== null) note(share.equals(ONE) ? (isSure ? "right" : "unsure") : "wrong");
  };
  return (
    <div class="stack learn asking">
      <p class="hint number">{t("learn.question_of", { n, all })}</p>
      <QuestionOnScreen
        name={`daily-${question.key}`}
        asked={asked}
        answer={answer.value}
        isDone={isLooking.value}
        onAnswer={(given) => {
          answer.value = given;
        }}
      />
      {isLooking.value && <Marked question={question} answer={answer.value} />}
      {!isLooking.value && (
        <div class="row">
          <Button name={t("learn.check")} isMain isOff={!isWhole(asked, answer.value)} act={() => look(true)} />
          <Button name={t("daily.not_sure")} isOff={!isWhole(asked, answer.value)} act={() => look(false)} />
        </div>
      )}
      {isLooking.value && !isNoted.value && (
        <div class="row" role="group" aria-label={t("learn.compare")}>
          <Button name={t("daily.had_it")} act={() => note("right")} />
          <Button name={t("daily.had_some")} act={() => note("unsure")} />
          <Button name={t("daily.missed_it")} act={() => note("wrong")} />
        </div>
      )}
      {isNoted.value && <Button name={n === all ? t("daily.finish") : t("learn.next")} isMain act={next} />}
    </div>
  );
}

interface ButtonProps {
  readonly name: string;
  readonly isMain?: boolean;
  readonly isOff?: boolean;
  readonly act: () => void;
}

function Button({ name, isMain = false, isOff = false, act }: ButtonProps): JSX.Element {
  return (
    <button type="button" class={isMain ? "button primary grow" : "button grow"} disabled={isOff} onClick={act}>
      {name}
    </button>
  );
}

/** The picture travels with its question, because the course may not be on this phone. */
function mediaOf({ document }: ReviewRow): Readonly<Record<string, Medium>> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the server puts it there
  return (document?.["media"] ?? {}) as Readonly<Record<string, Medium>>;
}
