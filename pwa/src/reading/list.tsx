/** The rows of the list of reports. */

import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";

import type { AuditRow } from "../api/types.gen.ts";
import { formatDate, say, t } from "../i18n/index.ts";
import { findBand, peekChecklist } from "./checklists.ts";
import { stateOf } from "./deciding.ts";
import { BandWord, FindingCount, ScoreNumber, StateTag } from "./marks.tsx";
import { MoreRows } from "./more.tsx";
import type { Pages } from "./pages.ts";

interface Props {
  readonly list: Pages<AuditRow>;
  readonly openId: string | null;
  /** Where a report's page is. */
  readonly href: (id: string) => string;
  /** Whether rows say their state; under a tab it would be the same word in each. */
  readonly showsState: boolean;
}

export function ReportList({ list, openId, href, showsState }: Props): JSX.Element {
  return (
    <>
      <ol class="reports">
        {list.rows?.map((row) => (
          <li key={row.id}>
            <Row row={row} isOpen={row.id === openId} href={href(row.id)} showsState={showsState} />
          </li>
        ))}
      </ol>
      <MoreRows list={list} />
    </>
  );
}

function Row({ row, isOpen, href, showsState }: RowProps): JSX.Element {
  const { store, checklist } = row;
  const link = useRef<HTMLAnchorElement>(null);
  const state = stateOf(row);
  useEffect(() => {
    if (isOpen) link.current?.scrollIntoView({ block: "nearest" });
  }, [isOpen]);
  return (
    <a ref={link} class="report" href={href} data-id={row.id} {...(isOpen ? { "aria-current": "true" as const } : {})}>
      <span class="what">
        <b>{say(store.name)}</b>
        <span class="hint">
          {store.code} · {say(checklist.title)}
        </span>
      </span>
      <span class="score">
        <ScoreNumber score={row.score} />
      </span>
      <span class="when hint">
        <time dateTime={row.visited_on}>{formatDay(row.visited_on)}</time>
        {row.is_practice && <span class="tag">{t("reading.practice")}</span>}
        {((showsState && state !== "published") || state !== row.state) && <StateTag state={state} />}
        <FindingCount counts={row.findings} />
      </span>
      <BandWord audit={row} band={findBand(peekChecklist(checklist), row.band)} />
    </a>
  );
}

/** Write a day, the year only where it is not this one. */
function formatDay(day: string): string {
  const isThisYear = day.startsWith(String(new Date().getFullYear()));
  const style = isThisYear ? ({ month: "short", day: "numeric" } as const) : ({ dateStyle: "medium" } as const);
  return formatDate(day, style, "UTC");
}

interface RowProps {
  readonly row: AuditRow;
  readonly isOpen: boolean;
  readonly href: string;
  readonly showsState: boolean;
}
