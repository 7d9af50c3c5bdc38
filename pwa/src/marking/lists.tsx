/** The two lists: open answers without a name, and attempts to decide about; each the oldest first. */

import type { JSX } from "preact";

import type { OpenAnswer, ToDecide, ToMark } from "../api/types.gen.ts";
import { formatDate, say, t } from "../i18n/index.ts";
import { MoreRows } from "../reading/more.tsx";
import type { Pages } from "../reading/pages.ts";
import { Skeleton, Trouble } from "../reading/trouble.tsx";
import { sayFlag } from "./flags.ts";

/** One open answer of an attempt. */
export interface Row {
  readonly of: ToMark;
  readonly answer: OpenAnswer;
}

interface AnswersProps {
  readonly list: Pages<ToMark>;
  readonly rows: readonly Row[] | null;
  readonly open: Row | undefined;
}

/** Where an answer stands. */
export function addressOf({ of, answer }: Row): string {
  return `/marking/${of.id}?slot=${answer.slot}`;
}

export function AnswerList({ list, rows, open }: AnswersProps): JSX.Element {
  return (
    <>
      <Trouble {...list} />
      {rows === null && list.isLoading && <Skeleton lines={6} />}
      {rows?.length === 0 && !list.isMore && <p class="nothing">{t("marking.no_answers")}</p>}
      <ul class="reports">
        {rows?.map((row) => {
          const question = row.answer.question as { readonly stem?: { "zh-Hans": string; en: string } };
          return (
            <li key={`${row.of.id} ${row.answer.slot}`}>
              <a class="report" href={addressOf(row)} {...(row === open ? { "aria-current": "true" as const } : {})}>
                <span class="what">
                  <b>{say(question.stem)}</b>
                  <span class="hint">{say(row.of.title)}</span>
                </span>
                <span class="hint number">{formatDate(row.of.received_at, { dateStyle: "medium" })}</span>
              </a>
            </li>
          );
        })}
      </ul>
      <MoreRows list={list} />
    </>
  );
}

interface DecisionsProps {
  readonly list: Pages<ToDecide>;
  readonly kind: "decisions" | "odd";
  readonly openId: string | null;
}

export function DecisionList({ list, kind, openId }: DecisionsProps): JSX.Element {
  return (
    <>
      <Trouble {...list} />
      {list.rows === null && list.isLoading && <Skeleton lines={6} />}
      {list.rows?.length === 0 && (
        <p class="nothing">{kind === "odd" ? t("marking.no_odd") : t("marking.no_decisions")}</p>
      )}
      <ul class="reports">
        {list.rows?.map((row) => (
          <li key={row.id}>
            <a
              class="report"
              href={`/marking/${row.id}?kind=${kind}`}
              {...(row.id === openId ? { "aria-current": "true" as const } : {})}
            >
              <span class="what">
                <b>{row.learner.name}</b>
                <span class="hint">{say(row.title)}</span>
              </span>
              <span class="hint number">
                {row.received_at !== null && formatDate(row.received_at, { dateStyle: "medium" })}
              </span>
              <span class="hint whole-row">{row.flags.map(sayFlag).join(" ")}</span>
            </a>
          </li>
        ))}
      </ul>
      <MoreRows list={list} />
    </>
  );
}
