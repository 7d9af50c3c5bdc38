/** Reports: the list and one report, side by side where there is room, one after the other on a phone. */

import type { JSX } from "preact";
import { useLocation, useRoute } from "preact-iso";
import { useEffect, useRef, useState } from "preact/hooks";

import { call } from "../api/client.ts";
import type { AuditCounts, AuditRow } from "../api/types.gen.ts";
import { t } from "../i18n/index.ts";
import { asQuery, countNarrowing, type Filters, readFilters, writeFilters } from "../reading/address.ts";
import { decisions, stateOf } from "../reading/deciding.ts";
import { Desk } from "../reading/desk.tsx";
import { MoreFilters, StatusTabs } from "../reading/filters.tsx";
import { Help } from "../reading/help.tsx";
import { useKeys } from "../reading/keys.ts";
import { ReportList } from "../reading/list.tsx";
import { type Pages, usePages } from "../reading/pages.ts";
import { type Reading, useReading } from "../reading/readings.ts";
import { ReportView } from "../reading/report.tsx";
import { SearchBox } from "../reading/search-box.tsx";
import { Skeleton, Trouble } from "../reading/trouble.tsx";
import { UndoBar } from "../reading/undo-bar.tsx";
import { fetchAhead } from "../reading/whole.ts";
import { isWide } from "../reading/wide.ts";
import { may } from "../session/session.ts";
import "../reading/reading.css";
import "../reading/report.css";
import "../reading/outcome.css";
import "../reading/answers.css";

export default function Audits(): JSX.Element {
  const { url, route } = useLocation();
  const openId = useRoute().params["id"] ?? null;
  const search = url.includes("?") ? url.slice(url.indexOf("?")) : "";
  const filters = readFilters(search);
  const [isHelping, setHelping] = useState(false);
  const { list, counts } = useReports(filters);
  const href = (id: string | null): string => `/audits${id === null ? "" : `/${id}`}${search}`;
  const change = (changes: Partial<Filters>): void => {
    route(
      `/audits${openId !== null && isWide.value ? `/${openId}` : ""}${writeFilters({ ...filters, ...changes })}`,
      true,
    );
  };
  const go = (id: string | null): void => {
    if (id !== null) route(href(id), openId !== null);
  };
  const rows = list.rows ?? [];
  const next = neighbour(rows, openId, 1);
  useEffect(() => {
    if (openId !== null && next !== null && may("audit:review")) fetchAhead(next);
  }, [openId, next]);
  useKeys({
    j: () => go(next),
    k: () => go(neighbour(rows, openId, -1)),
    Enter: () => document.querySelector<HTMLElement>(".whole")?.focus(),
    "/": () => document.querySelector<HTMLElement>("#report-search")?.focus(),
    "?": () => setHelping(true),
    Escape: () => {
      if (openId !== null) route(href(null));
    },
  });
  const decided = (): void => {
    if (openId !== null) go(nextUndecided(rows, openId));
  };
  return (
    <Desk
      title={t("app.reports")}
      home={href(null)}
      openId={openId}
      list={() => <ListPane {...{ filters, list, counts, openId, href, change }} help={() => setHelping(true)} />}
      detail={() =>
        openId === null ? (
          <p class="hint nothing-open">{t("reading.choose")}</p>
        ) : (
          <ReportView key={openId} id={openId} onDecided={decided} />
        )
      }
    >
      <UndoBar onUndone={go} />
      {isHelping && <Help close={() => setHelping(false)} />}
    </Desk>
  );
}

interface Reports {
  readonly list: Pages<AuditRow>;
  readonly counts: Reading<AuditCounts>;
}

function useReports(filters: Filters): Reports {
  const started = useRef(new Date());
  const query = asQuery(filters, started.current);
  const name = JSON.stringify(query);
  const { status, order } = filters;
  const list = usePages<AuditRow>(`reports ${status ?? ""} ${order} ${name}`, async (cursor, signal) => {
    const asked = { ...query, status, order, cursor, limit: 50 };
    return await call("GET /v1/audits", { query: asked, ...(signal === undefined ? {} : { signal }) });
  });
  const counts = useReading(`counts ${name}`, async (signal) => await call("GET /v1/audits/counts", { query, signal }));
  const taken = decisions.taken.value;
  useEffect(() => {
    if (taken > 0) counts.again();
  }, [taken]);
  return { list, counts };
}

interface ListProps {
  readonly filters: Filters;
  readonly list: Pages<AuditRow>;
  readonly counts: Reading<AuditCounts>;
  readonly openId: string | null;
  readonly href: (id: string) => string;
  readonly change: (changes: Partial<Filters>) => void;
  readonly help: () => void;
}

function ListPane({ filters, list, counts, openId, href, change, help }: ListProps): JSX.Element {
  const isEmpty = list.rows?.length === 0;
  const isNarrowed = countNarrowing(filters) > 0 || filters.q !== "" || filters.status !== null;
  return (
    <section class="list-pane" aria-label={t("app.reports")}>
      <div class="list-tools">
        <div class="row search-row">
          <SearchBox label={t("reading.search")} q={filters.q} change={(q) => change({ q })} id="report-search" />
          {isWide.value && (
            <button type="button" class="button quiet" onClick={help} aria-label={t("reading.keys")}>
              <kbd>?</kbd>
            </button>
          )}
        </div>
        <MoreFilters filters={filters} change={change} rows={list.rows ?? []} />
        <StatusTabs filters={filters} counts={counts.value} change={change} />
      </div>
      <Trouble {...list} />
      {list.rows === null && list.isLoading && <Skeleton lines={8} />}
      {isEmpty && (
        <div class="stack nothing">
          <p>{isNarrowed ? t("reading.none_fit") : t("reading.none_yet")}</p>
          {isNarrowed && (
            <a class="button" href="/audits">
              {t("reading.show_all")}
            </a>
          )}
        </div>
      )}
      <ReportList list={list} openId={openId} href={href} showsState={filters.status === null && may("visit:read")} />
    </section>
  );
}

function neighbour(rows: readonly AuditRow[], openId: string | null, step: 1 | -1): string | null {
  const at = rows.findIndex(({ id }) => id === openId);
  if (at === -1) return rows[0]?.id ?? null;
  return rows[at + step]?.id ?? null;
}

/** The next report below that nobody has decided about yet, or the first above; null when all are done. */
function nextUndecided(rows: readonly AuditRow[], openId: string): string | null {
  const at = rows.findIndex(({ id }) => id === openId);
  const isLeft = (row: AuditRow): boolean => row.id !== openId && ["submitted", "approved"].includes(stateOf(row));
  return (rows.slice(at + 1).find(isLeft) ?? rows.slice(0, Math.max(0, at)).find(isLeft))?.id ?? null;
}
